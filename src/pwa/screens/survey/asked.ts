import * as v from 'valibot';
import { parseCanonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { answersOf, type SurveyAnswer } from '#domain/doors/survey.ts';
import { ancestorsOf, lineageOf } from '#domain/places/state.ts';
import { formTextOf, type Survey, surveysOn, type WorkState } from '#domain/work/state.ts';
import { FormDefinition } from '#form/definition.ts';
import { type OpenForm, openForm } from '#form/open.ts';
import type { Village } from '#pwa/phone/village.ts';

/** What the commune of a village asks, over all its chapters. */
function worksOf({ device, place, day }: Village): readonly WorkState[] {
  const places = device.places()?.state;
  if (places === undefined) return [];
  return ancestorsOf(places, place, day)
    .flatMap((around) => lineageOf(places, around, day))
    .flatMap((around) => device.findView('work', around)?.state ?? []);
}

/** Surveys that are asked in a village today. */
export const surveysIn = (village: Village): readonly Survey[] =>
  worksOf(village).flatMap((work) => surveysOn(work, village.day));

/** A survey with the text of its form, also one that was closed since a draft was begun. */
export function findSurvey(
  village: Village,
  id: Id,
): { readonly survey: Survey; readonly text: string } | undefined {
  for (const work of worksOf(village)) {
    const survey = work.surveys.get(id);
    const text = formTextOf(work, id);
    if (survey !== undefined && text !== undefined) return { survey, text };
  }
  return undefined;
}

export function readForm(text: string): OpenForm | undefined {
  const parsed = parseCanonicalText(text);
  const form = v.safeParse(FormDefinition, parsed.ok ? parsed.value : undefined);
  return form.success ? openForm(form.output).form : undefined;
}

/** The latest answer of a household to a survey. */
export const answerOf = ({ doors }: Village, household: Id, survey: Id): SurveyAnswer | undefined =>
  answersOf(doors.state, household).findLast((answer) => answer.survey === survey);

export const fillDraftKey = (survey: Id, household: Id): string => `survey.${survey}.${household}`;
