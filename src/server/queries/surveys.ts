import * as v from 'valibot';
import { toBase64Url } from '#kernel/bytes.ts';
import { parseCanonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { FormDefinition } from '#form/definition.ts';
import type { SurveyAnswer } from '#domain/doors/survey.ts';
import { headNameOf, householdsOn } from '#domain/homes/state.ts';
import { lineageOf, nameAsOf } from '#domain/places/state.ts';
import { formTextOf, type Survey, type WorkState } from '#domain/work/state.ts';
import type { SurveyResults, SurveySheet, SurveysReply } from '#protocol/survey.ts';
import {
  type Chapter,
  type DoorsChapter,
  openDoors,
  type Scope,
  type Village,
} from '#server/queries/scope.ts';
import { noteSeen } from '#server/queries/seen.ts';
import { answerSheets } from '#server/survey/answer-sheets.ts';
import { isSaid, latestOf, tallyOf } from '#server/survey/tally.ts';
import { writeSheets } from '#server/survey/write-sheets.ts';

export type OpenedSurvey = { readonly survey: Survey; readonly state: WorkState };

/** Surveys of a commune, its chapters included, the newest first. */
export async function surveysIn({ home, place, reader }: Scope): Promise<readonly OpenedSurvey[]> {
  const found: OpenedSurvey[] = [];
  for (const chapter of lineageOf(reader.places, place.id, reader.today)) {
    const book = home.directory.findBookOf('work', chapter);
    if (book === undefined) continue;
    const state = (await home.warm.get(book)).state as WorkState; // a book of that activity
    for (const survey of state.surveys.values()) found.push({ survey, state });
  }
  return found.sort((left, right) => right.survey.from - left.survey.from);
}

export type Answered = {
  readonly chapter: Chapter;
  readonly village: Id;
  readonly answer: SurveyAnswer;
};

type Villages = readonly Village<DoorsChapter>[];

/**
 * The answers to a survey that stand, those of each household in the order in which they came. One of
 * which a part waits counts nowhere.
 */
const allAnswersIn = (villages: Villages, survey: Id): readonly Answered[] =>
  villages.flatMap(({ place, chapters }) =>
    chapters.flatMap((chapter) => {
      const { answers, answersByHousehold } = chapter.doors.state;
      return [...answersByHousehold.values()]
        .flatMap((ids) => ids.flatMap((id) => answers.get(id) ?? []))
        .filter((answer) => answer.survey === survey)
        .map((answer) => ({ chapter, village: place.id, answer }));
    }),
  );

const isComplete = ({ answer }: Answered): boolean => answer.missing === undefined;

const answersIn = (villages: Villages, survey: Id): readonly Answered[] =>
  allAnswersIn(villages, survey).filter(isComplete);

/** What a commune asks, and how far each village has come. */
export async function surveys(scope: Scope): Promise<SurveysReply> {
  const known = await surveysIn(scope);
  const villages = await openDoors(scope);
  const standing = new Map(
    villages.map(({ place, chapters }) => [
      place.id,
      new Set(
        chapters.flatMap(({ homes }) => householdsOn(homes.state, scope.asOf).map(({ id }) => id)),
      ),
    ]),
  );
  return {
    at: scope.home.now(),
    surveys: known.map(({ survey: { survey, title, from, until, closed, questions } }) => {
      const answered = new Map<Id, Set<Id>>();
      for (const { village, answer } of answersIn(villages, survey)) {
        if (standing.get(village)?.has(answer.household) !== true) continue;
        answered.set(village, (answered.get(village) ?? new Set()).add(answer.household));
      }
      return {
        survey,
        title,
        from,
        ...(until !== undefined && { until }),
        ...(closed !== undefined && { closed }),
        questions,
        villages: villages.map(({ place }) => ({
          place: place.id,
          name: nameAsOf(place, scope.asOf).name,
          households: standing.get(place.id)?.size ?? 0,
          answered: answered.get(place.id)?.size ?? 0,
        })),
      };
    }),
  };
}

export async function findSurvey(
  scope: Scope,
  id: Id,
): Promise<{ readonly survey: Survey; readonly form: FormDefinition } | undefined> {
  const found = (await surveysIn(scope)).find(({ survey }) => survey.survey === id);
  const text = found && formTextOf(found.state, id);
  const parsed = text === undefined ? undefined : parseCanonicalText(text);
  const form = v.safeParse(FormDefinition, parsed?.ok === true ? parsed.value : undefined);
  return found !== undefined && form.success
    ? { survey: found.survey, form: form.output }
    : undefined;
}

/** What was answered, question by question. */
export async function surveyResults(
  scope: Scope,
  { survey: id }: { readonly survey: Id },
): Promise<SurveyResults | undefined> {
  const found = await findSurvey(scope, id);
  if (found === undefined) return undefined;
  const all = allAnswersIn(await openDoors(scope), id);
  const answers = all.filter(isComplete);
  const incomplete = all.length - answers.length;
  const latest = latestOf(answers);
  return {
    at: scope.home.now(),
    survey: id,
    title: found.form.title,
    answers: answers.length,
    households: latest.length,
    ...(incomplete > 0 && { incomplete }),
    questions: tallyOf(
      found.form,
      latest.map(({ answer }) => answer),
    ),
  };
}

/** All answers as an .xlsx file. Who took it along stands in the list of those who looked. */
export async function surveySheet(
  scope: Scope,
  { survey: id }: { readonly survey: Id },
): Promise<SurveySheet | undefined> {
  const found = await findSurvey(scope, id);
  if (found === undefined) return undefined;
  const answers = answersIn(await openDoors(scope), id);
  const names = new Map(
    scope.villages.map(({ place }) => [place.id, nameAsOf(place, scope.asOf).name]),
  );
  const sheets = answerSheets(found.form, answers, (village) => names.get(village) ?? '');
  noteSeen(scope, [...new Set(answers.map(({ answer }) => answer.household))], 'export');
  return {
    at: scope.home.now(),
    name: `${found.form.title.replaceAll(/[\\/:*?"<>|]/gu, ' ').trim()}.xlsx`,
    file: toBase64Url(writeSheets(sheets)),
  };
}

/** The households behind one line of the results. */
export async function surveyHouseholds(
  scope: Scope,
  asked: { readonly survey: Id; readonly question: string; readonly choice: string },
) {
  const found = await findSurvey(scope, asked.survey);
  if (found === undefined) return undefined;
  const { asOf } = scope;
  // Only what the results count: the words of a free text open no doors.
  const isCounted = tallyOf(found.form, []).some(
    ({ question, choices = [] }) =>
      question === asked.question && choices.some(({ choice }) => choice === asked.choice),
  );
  const villages = isCounted ? await openDoors(scope) : [];
  const answers = latestOf(answersIn(villages, asked.survey));
  const items = new Map<Id, { id: Id; village: Id; villageName: string; name: string }>();
  for (const { chapter, village, answer } of answers) {
    const household = chapter.homes.state.households.get(answer.household);
    if (!isSaid(answer, asked.question, asked.choice)) continue;
    const place = scope.reader.places.places.get(village);
    items.set(answer.household, {
      id: answer.household,
      village,
      villageName: place === undefined ? '' : nameAsOf(place, asOf).name,
      // A door that the register does not know counts all the same.
      name: (household && headNameOf(chapter.homes.state, household, asOf)) ?? '',
    });
  }
  return { at: scope.home.now(), items: [...items.values()] };
}
