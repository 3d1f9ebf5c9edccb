import type { Id } from '#kernel/id.ts';
import { proposeAnswer, proposeAnswerCorrection } from '#domain/doors/propose-survey.ts';
import type { Household } from '#domain/homes/state.ts';
import type { Survey } from '#domain/work/state.ts';
import { submit } from '#form/fill.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { FillDraft } from './fill-draft.ts';
import type { Filling } from './filling.ts';
import { dayOfFill } from './stand.ts';
import { surveyWords } from './survey-words.ts';

type Asked = {
  readonly survey: Survey;
  readonly household: Household;
  readonly filling: Filling;
  /** Of the draft; it ends with the save. */
  readonly key: string;
  readonly answer: Id;
};

/** The answers with their pictures as one save. Gives the code of what went wrong; then nothing was saved. */
export async function recordAnswer(
  village: Village,
  { survey, household, filling, key, answer }: Asked,
  draft: FillDraft,
): Promise<string | undefined> {
  const { files, before } = draft;
  const { states, atDoors } = asNow(village);
  const author = { ...atDoors, on: dayOfFill(draft, atDoors.on) };
  const said = submit(filling.settled);
  const named = new Set(Object.values(said));
  // What was taken and left out again names nothing, and stays nowhere.
  const attachments = files.filter(({ attachment }) => named.has(attachment));
  // What another withdrew meanwhile is answered anew.
  const isCorrection = before !== undefined && states.doors.answers.has(before.answer);
  const intended = isCorrection
    ? proposeAnswerCorrection(states, author, { ...before, said, attachments })
    : proposeAnswer(states, author, {
        answer,
        survey: survey.survey,
        household: household.id,
        said,
        attachments,
      });
  const told = surveyWords.value.end;
  return saveTogether(village.device, village.doorsBook, intended, {
    said: isCorrection ? told.corrected : told.saved,
    draft: key,
  });
}
