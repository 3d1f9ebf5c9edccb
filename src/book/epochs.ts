import { type Bytes, sameBytes } from '#kernel/bytes.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { Id } from '#kernel/id.ts';
import { bookStart } from '#book/chain.ts';

/*
 * A home that was restored goes on in a new epoch. A cut says where: behind the seq at which the epoch before
 * it ends, whose hash the new chain begins from. Epoch 0 has no cut; numbers may be passed over.
 */

export type Cut = { readonly epoch: number; readonly seq: number; readonly hash: Bytes };

/** Where a chain stands: after `seq`, in this epoch. */
export type Position = { readonly epoch: number; readonly seq: number; readonly hash: Bytes };

/** The epoch in which the fact with this seq was ordered. `cuts` by epoch. */
export const epochOf = (cuts: readonly Cut[], seq: number): number =>
  cuts.findLast((cut) => cut.seq < seq)?.epoch ?? 0;

/** The last seq of the part of the book that begins behind `after`: a cut, or `end`. */
export const partEnd = (cuts: readonly Cut[], after: number, end: number): number =>
  Math.min(end, ...cuts.map(({ seq }) => seq).filter((seq) => seq > after));

/** Goes into the next epochs as far as their cuts stand at this very place of the chain. */
export function crossCuts(
  sha256: Sha256,
  book: Id,
  cuts: readonly Cut[],
  position: Position,
): Position {
  let at = position;
  for (const cut of cuts) {
    if (cut.epoch <= at.epoch) continue;
    if (cut.seq !== at.seq || !sameBytes(cut.hash, at.hash)) break;
    at = { epoch: cut.epoch, seq: cut.seq, hash: bookStart(sha256, book, cut.epoch, cut) };
  }
  return at;
}
