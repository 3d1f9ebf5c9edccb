import * as v from 'valibot';
import { AnyDay, AtSeconds, IdText, PositiveCount } from '#book/common.ts';
import { ANSWER_STATES } from '#domain/desk/facts.ts';
import { Back, CaseWords, MatterName, TO_COME } from '#domain/doors/facts.ts';

/*
 * What villages ask of the desk of their commune, and what its officers do about it. No phone holds the
 * desk's book; members read the copies in the book of their doors.
 *
 *   GET /api/desk?place=    cases of a commune, those that wait longest first
 *   POST /api/desk/step     an officer takes one on, or answers it
 */

const Text = v.string();
const ToCome = { bring: v.exactOptional(v.array(Text)), come: v.exactOptional(Back) } as const;

const DeskAnswer = v.strictObject({
  answer: IdText,
  state: v.picklist(ANSWER_STATES),
  words: Text,
  ...ToCome,
  on: AnyDay,
  by: Text,
  /** When it was told at the door. */
  told: v.exactOptional(AnyDay),
});

export const DESK_STAGES = ['waiting', 'taken', ...ANSWER_STATES, 'recalled'] as const;

const DeskCase = v.strictObject({
  id: IdText,
  village: IdText,
  /** Of the village, as it is called now. */
  villageName: Text,
  household: v.exactOptional(IdText),
  resident: v.exactOptional(IdText),
  /** Of whom it is for; absent: for the village, or somebody whose name was erased. */
  name: v.exactOptional(Text),
  phone: v.exactOptional(Text),
  matter: MatterName,
  words: v.exactOptional(Text),
  call: v.exactOptional(Back),
  isAgreed: v.boolean(),
  /** Whoever passed it on. */
  by: Text,
  on: AnyDay,
  edition: PositiveCount,
  stage: v.picklist(DESK_STAGES),
  taken: v.exactOptional(v.strictObject({ on: AnyDay, by: Text })),
  recalled: v.exactOptional(v.strictObject({ on: AnyDay, reason: v.exactOptional(Text) })),
  answers: v.array(DeskAnswer),
});

export const DeskReply = v.strictObject({
  at: AtSeconds,
  today: AnyDay,
  cases: v.array(DeskCase),
});
export type DeskReply = v.InferOutput<typeof DeskReply>;

const ofCase = { place: IdText, case: IdText } as const;

export const DeskStep = v.variant('step', [
  v.strictObject({ step: v.literal('take'), ...ofCase }),
  v.strictObject({
    step: v.literal('answer'),
    ...ofCase,
    /** Minted with the form. */
    answer: IdText,
    state: v.picklist(ANSWER_STATES),
    words: CaseWords,
    ...TO_COME,
  }),
]);
export type DeskStep = v.InferOutput<typeof DeskStep>;
