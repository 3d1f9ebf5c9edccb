import * as v from 'valibot';
import { IdText } from '#book/common.ts';
import { AskedPlace, question } from '#server/http/ask.ts';
import { surveyHouseholds, surveyResults, surveys, surveySheet } from '#server/queries/surveys.ts';
import { IMPORT_ROLES } from '#server/import/import-register.ts';

const ShortText = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const AskedSurvey = v.object({ ...AskedPlace.entries, survey: IdText });

/** Whoever may open a survey sees what came of it. */
const roles = IMPORT_ROLES;

export const askSurveys = question({ schema: AskedPlace, roles, answer: surveys });
export const askSurveyResults = question({ schema: AskedSurvey, roles, answer: surveyResults });
export const askSurveyHouseholds = question({
  schema: v.object({ ...AskedSurvey.entries, question: ShortText, choice: ShortText }),
  roles,
  answer: surveyHouseholds,
  looks: ['survey', ({ items }) => items.map(({ id }) => id)],
});
export const askSurveySheet = question({ schema: AskedSurvey, roles, answer: surveySheet });
