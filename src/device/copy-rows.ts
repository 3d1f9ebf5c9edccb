import * as v from 'valibot';
import { IdText, PositiveCount } from '#book/common.ts';
import { ByteRow, Whole } from '#device/rows.ts';

/** Rows of second copies, apart because their code is fetched when it is needed. */

/**
 * The key that copies are sealed to, as the home signed it, and sealed the key of answers to them. `first`:
 * the one before any other took its place.
 */
export const OpeningRow = v.object({
  id: PositiveCount,
  key: v.string(),
  reply: ByteRow,
  first: v.exactOptional(v.string()),
});
export type OpeningRow = v.InferOutput<typeof OpeningRow>;

/**
 * The copy of one save: seconds of its last fact, its stream, the bytes sealed to the home, and to which of
 * its keys; an earlier app did not note that, and knew of one.
 */
export const CopyRow = v.object({
  at: Whole,
  stream: IdText,
  bytes: ByteRow,
  to: v.exactOptional(v.string()),
});
export type CopyRow = v.InferOutput<typeof CopyRow>;

/** A bundle of another phone: its copies and what the home said of each, empty where it could not open it. */
export const CarriedRow = v.object({
  takenAtMs: Whole,
  copies: v.array(ByteRow),
  answers: v.array(v.nullable(ByteRow)),
});
export type CarriedRow = v.InferOutput<typeof CarriedRow>;
