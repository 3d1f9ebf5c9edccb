import * as v from 'valibot';
import { AtSeconds, Count, IdText, PositiveCount } from '#book/common.ts';
import { BookMessage, Hash, Signature } from '#protocol/messages.ts';

/*
 * What a phone that has nothing yet is given first: the books it carries as the home has folded them, so that
 * it can be worked with before their facts have come. It is worth something only to whoever folds by the same
 * print; a home or a phone that does not know of it goes by the facts alone.
 *
 *   GET /api/snapshots?protocol&print               the books, and the first pieces of them
 *   GET /api/snapshots?protocol&print&book&names    more pieces of one of them
 *
 * The text of a book comes in pieces, named by the SHA-256 of their bytes and joined in the order in which
 * they are listed. A name that the home does not know any more has no piece in the answer: the book has gone
 * on since, and the phone goes by the facts.
 */

/** Characters of a piece, at most: 64 KB whatever they are. */
export const PIECE_CHARS_MAX = 20_000;
/** Pieces in one answer. */
export const PIECES_MAX = 12;

const Print = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/u));

export const SnapshotQuery = v.strictObject({
  protocol: v.pipe(v.string(), v.transform(Number), PositiveCount),
  print: Print,
  book: v.exactOptional(IdText),
  names: v.exactOptional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',')),
      v.array(Hash),
      v.maxLength(PIECES_MAX),
    ),
  ),
});
export type SnapshotQuery = v.InferOutput<typeof SnapshotQuery>;

export const SnapshotLine = v.object({
  book: BookMessage,
  epoch: Count,
  generation: Count,
  seq: Count,
  hash: Hash,
  names: v.array(Hash),
  /** Over `snapshotBytes`. */
  signature: Signature,
});
export type SnapshotLine = v.InferOutput<typeof SnapshotLine>;

export const SnapshotReply = v.object({
  at: AtSeconds,
  /** In the order in which a phone needs them. */
  books: v.array(SnapshotLine),
  pieces: v.array(v.tuple([Hash, v.string()])),
});
export type SnapshotReply = v.InferOutput<typeof SnapshotReply>;
