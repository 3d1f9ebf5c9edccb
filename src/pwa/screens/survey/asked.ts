import * as v from 'valibot';
import { parseCanonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { answersOf, type SurveyAnswer } from '#domain/doors/survey.ts';
import { formTextOf, type Survey, surveysOn } from '#domain/work/state.ts';
import { FormDefinition } from '#form/definition.ts';
import { type OpenForm, openForm } from '#form/open.ts';
import type { Village } from '#pwa/phone/village.ts';
import { worksOf } from '#pwa/phone/works.ts';
import { fillOfDraft } from './fill-draft-key.ts';

/** Surveys that are asked in a village today. */
export const surveysIn = (village: Village): readonly Survey[] =>
  worksOf(village).flatMap(({ state }) => surveysOn(state, village.day));

/** Surveys that a draft was begun for at a door, also those that are asked no more. */
export const surveysBegun = (
  village: Village,
  household: Id,
  drafts: readonly { readonly key: string }[],
): readonly Survey[] =>
  drafts.flatMap(({ key }) => {
    const begun = fillOfDraft(key);
    const found =
      begun?.household === household ? findSurvey(village, begun.survey)?.survey : undefined;
    return found ?? [];
  });

/** A survey with the text of its form, also one that was closed since a draft was begun. */
export function findSurvey(
  village: Village,
  id: Id,
): { readonly survey: Survey; readonly text: string } | undefined {
  for (const { state } of worksOf(village)) {
    const survey = state.surveys.get(id);
    const text = formTextOf(state, id);
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
