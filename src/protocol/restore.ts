import * as v from 'valibot';
import { AtSeconds, Count, IdText, PositiveCount, ShortText } from '#book/common.ts';
import { CutMessage, Hash, Key, Signature, SignedHead } from '#protocol/messages.ts';

/*
 * When the ordinary exchange cannot go on.
 *
 *   POST /api/rejoin   a head that the home signed and lacks now → where both chains part
 *   POST /api/offer    the facts behind that place, proven by the same head → how many were missing
 *   POST /api/succeed  a new stream for the person of the stream that signs the request
 *
 * The first two are signed by no stream: the home's own signature over the head is what they stand on, and
 * after a restore the home may not know the stream any more.
 */

/** Pages a phone may hold of a book; their ends are the points at which chains are compared. */
const POINTS_MAX = 2_000;
/** Times a book's home may have been restored between two syncs of a phone. */
const CUTS_MAX = 1_000;

export const RejoinRequest = v.strictObject({
  protocol: PositiveCount,
  book: IdText,
  head: SignedHead,
  /** [seq, hash of the chain there], by seq. */
  points: v.pipe(v.array(v.strictTuple([PositiveCount, Hash])), v.maxLength(POINTS_MAX)),
});
export type RejoinRequest = v.InferOutput<typeof RejoinRequest>;

export const RejoinReply = v.object({
  at: AtSeconds,
  /** The home's epoch of the book now: a new one when it found out that it was restored. */
  epoch: Count,
  /** Whether the head itself lies on the home's chain: then it lacks nothing. */
  whole: v.boolean(),
  /** The highest of the points that lies on the home's chain; 0 when none does. */
  common: Count,
});
export type RejoinReply = v.InferOutput<typeof RejoinReply>;

/** Begins with these three, in this order: the home looks at them before it unpacks the rest. */
export const OfferRequest = v.strictObject({
  protocol: PositiveCount,
  book: IdText,
  head: SignedHead,
  /** Where the runs begin: a place that both have, or the one at which the phone's book begins. */
  common: v.strictObject({ epoch: Count, seq: Count, hash: Hash }),
  /** Cuts between there and the head. */
  cuts: v.pipe(v.array(CutMessage), v.maxLength(CUTS_MAX)),
  /** Encoded runs from common + 1 to the head. */
  runs: v.array(v.unknown()),
});
export type OfferRequest = v.InferOutput<typeof OfferRequest>;

/** `said`: facts that the home lacked and has now said again. */
export const OfferReply = v.object({ at: AtSeconds, said: Count });
export type OfferReply = v.InferOutput<typeof OfferReply>;

export const SucceedRequest = v.strictObject({
  protocol: PositiveCount,
  stream: IdText,
  key: Key,
  /** Over `succeedBytes`, by the new key: proof that the phone owns it. */
  signature: Signature,
  device: v.exactOptional(ShortText),
});
export type SucceedRequest = v.InferOutput<typeof SucceedRequest>;

export const SucceedReply = v.object({ at: AtSeconds, stream: IdText });
export type SucceedReply = v.InferOutput<typeof SucceedReply>;
