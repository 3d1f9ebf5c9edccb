import * as v from 'valibot';
import { AtSeconds, Count, IdText, PositiveCount, ShortText } from '#book/common.ts';

/*
 * A decision over a book that the phone of the person in charge does not carry.
 *
 *   POST /api/decide   what is decided, of which fact → the home's verdict over the decision
 */

export const DecideRequest = v.strictObject({
  book: IdText,
  /** Origin of the fact that is held or asked about. */
  stream: IdText,
  n: PositiveCount,
  decision: v.picklist(['release', 'decline', 'settle']),
  /** The reason for declining, or what is noted to a question. */
  note: v.exactOptional(ShortText),
});
export type DecideRequest = v.InferOutput<typeof DecideRequest>;

export const DecideReply = v.strictObject({
  at: AtSeconds,
  verdict: v.picklist(['ok', 'flagged', 'held', 'refused']),
  seq: Count,
  /** Empty when ok. */
  why: v.string(),
});
export type DecideReply = v.InferOutput<typeof DecideReply>;
