import type { Id } from '#kernel/id.ts';
import { proposeAnswer, proposeAnswerCorrection } from '#domain/doors/propose-survey.ts';
import type { SurveyAnswer } from '#domain/doors/survey.ts';
import type { Household } from '#domain/homes/state.ts';
import type { Survey } from '#domain/work/state.ts';
import { submit } from '#form/fill.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { FillDraft } from './fill-draft.ts';
import type { Filling } from './filling.ts';
import { surveyWords } from './survey-words.ts';

type Asked = {
  readonly survey: Survey;
  readonly household: Household;
  /** What was answered before, which this corrects. */
  readonly before: SurveyAnswer | undefined;
  readonly filling: Filling;
  /** Of the draft; it ends with the save. */
  readonly key: string;
  readonly answer: Id;
};

/** The answers with their pictures as one save. Gives the code of what went wrong; then nothing was saved. */
export async function recordAnswer(
  village: Village,
  { survey, household, before, filling, key, answer }: Asked,
  { files }: FillDraft,
): Promise<string | undefined> {
  const { states, atDoors: author } = asNow(village);
  const said = submit(filling.settled);
  const named = new Set(Object.values(said));
  // What was taken and left out again names nothing, and stays nowhere.
  const attachments = files.filter(({ attachment }) => named.has(attachment));
  const intended =
    before === undefined
      ? proposeAnswer(states, author, {
          answer,
          survey: survey.survey,
          household: household.id,
          said,
          attachments,
        })
      : proposeAnswerCorrection(states, author, { answer: before.id, said, attachments });
  const told = surveyWords.value.end;
  return saveTogether(village.device, village.doorsBook, intended, {
    said: before === undefined ? told.saved : told.corrected,
    draft: key,
  });
}
