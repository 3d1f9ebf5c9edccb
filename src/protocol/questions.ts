import * as v from 'valibot';
import { AnyDay, AtSeconds, IdText, SEALED_FILE, WorkDay } from '#book/common.ts';
import { STAGES } from '#domain/asked.ts';
import { ADDRESSEES, ASKED_WAYS } from '#domain/reach/question-facts.ts';

/*
 * Questions that villages sent to their commune, and those that villages have left past their day. They stand
 * in the villages' books, which no officer's phone carries.
 *
 *   GET /api/questions?place=   of a commune, what is due first before the rest
 *   POST /api/questions/step    an officer takes one, names a day, or hands it back
 */

const Text = v.string();

const Line = v.strictObject({
  id: IdText,
  village: IdText,
  villageName: Text,
  /** In which its recording lies. */
  book: IdText,
  household: v.exactOptional(IdText),
  /** Of the household, to call back; never for the board. */
  name: v.exactOptional(Text),
  /** Of all who live there: the words for the board are compared with them. */
  names: v.array(Text),
  phone: v.exactOptional(Text),
  text: v.exactOptional(Text),
  voice: v.exactOptional(
    v.strictObject({ ...SEALED_FILE, media: Text, language: v.exactOptional(Text) }),
  ),
  way: v.picklist(ASKED_WAYS),
  to: v.picklist(ADDRESSEES),
  on: AnyDay,
  /** Whoever took it down; empty when it was typed on the household's page. */
  by: Text,
  due: AnyDay,
  stage: v.picklist(STAGES),
  owner: v.exactOptional(Text),
  /** That its owner is whoever asks. */
  isMine: v.boolean(),
  /** Of the assignment that stands: what is said next names it. */
  assignment: v.exactOptional(IdText),
  answer: v.exactOptional(IdText),
});

export const QuestionsReply = v.strictObject({
  at: AtSeconds,
  today: AnyDay,
  questions: v.array(Line),
});
export type QuestionsReply = v.InferOutput<typeof QuestionsReply>;

export const QuestionStep = v.strictObject({
  place: IdText,
  question: IdText,
  /** Minted with the form. */
  assignment: IdText,
  over: v.exactOptional(IdText),
  /** `commune`: whoever asks answers it themselves. */
  to: v.picklist(ADDRESSEES),
  due: WorkDay,
});
export type QuestionStep = v.InferOutput<typeof QuestionStep>;
