import * as v from 'valibot';
import { AtSeconds, Count, IdText, PositiveCount, ShortText } from '#book/common.ts';

/*
 * Decisions over a book that the phone of the person in charge does not carry.
 *
 *   POST /api/decide   what is decided, of which facts → the home's verdict over each decision
 */

/** Facts of one book that are decided about at once, in the order in which they are named. */
export const DECISIONS_MAX = 200;

/** Origin of the fact that is held or asked about. */
const Decided = { stream: IdText, n: PositiveCount };

export const DecideRequest = v.strictObject({
  book: IdText,
  of: v.pipe(v.array(v.strictObject(Decided)), v.minLength(1), v.maxLength(DECISIONS_MAX)),
  decision: v.picklist(['release', 'decline', 'settle']),
  /** The reason for declining, or what is noted to a question. */
  note: v.exactOptional(ShortText),
});
export type DecideRequest = v.InferOutput<typeof DecideRequest>;

const Verdict = {
  verdict: v.picklist(['ok', 'flagged', 'held', 'refused']),
  seq: Count,
  /** Empty when ok. */
  why: v.string(),
};

export const DecideReply = v.strictObject({
  at: AtSeconds,
  /** One for each that was named, in its order. */
  items: v.array(v.strictObject({ ...Decided, ...Verdict })),
});
export type DecideReply = v.InferOutput<typeof DecideReply>;

/** What became of one fact that the home wrote for somebody. */
export const WrittenReply = v.strictObject({ at: AtSeconds, ...Verdict });
export type WrittenReply = v.InferOutput<typeof WrittenReply>;
