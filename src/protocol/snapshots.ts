import * as v from 'valibot';
import { AtSeconds, Count, IdText, PositiveCount } from '#book/common.ts';
import { BookMessage, EnrolReply, Hash, Signature } from '#protocol/messages.ts';

/*
 * What a phone that has nothing yet is given first: the books it carries as the home has folded them, so that
 * it can be worked with before their facts have come. It is worth something only to whoever folds by the same
 * print; a home or a phone that does not know of it goes by the facts alone.
 *
 *   GET /api/snapshots?protocol&print&part=first    the households of the first village and its places,
 *                                                   and which book its doors will be
 *   POST /api/enrol?print                           the same, along with the answer to the card
 *   GET /api/snapshots?protocol&print&part=rest     all other books but people, and the first pieces of them
 *   GET /api/snapshots?protocol&print               both in one, for phones that know of no parts
 *   GET /api/snapshots?protocol&print&book&names    more pieces of one of them
 *
 * With `pieces=none` a part comes as its list alone, for a phone that was cut off and has pieces of it.
 *
 * The text of a book comes in pieces, named by the SHA-256 of their bytes and joined in the order in which
 * they are listed. A name that the home does not know any more has no piece in the answer: the book has gone
 * on since, and the phone goes by the facts.
 */

/** Characters of a piece, at most: 64 KB whatever they are. */
export const PIECE_CHARS_MAX = 20_000;
/** Pieces in one answer. */
export const PIECES_MAX = 12;

export const Print = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/u));

export const SnapshotQuery = v.strictObject({
  protocol: v.pipe(v.string(), v.transform(Number), PositiveCount),
  print: Print,
  part: v.exactOptional(v.picklist(['first', 'rest'])),
  pieces: v.exactOptional(v.literal('none')),
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
  /** The doors of the first village, which come with the rest: what is said there need not wait. */
  coming: v.exactOptional(v.pipe(v.array(BookMessage), v.readonly())),
  pieces: v.array(v.tuple([Hash, v.string()])),
});
export type SnapshotReply = v.InferOutput<typeof SnapshotReply>;

/** The answer to a card with what comes along (a `SnapshotReply`); others read no more of it than `EnrolReply`. */
export const GivingEnrolReply = v.object({
  ...EnrolReply.entries,
  given: v.exactOptional(v.unknown()),
});
export type GivingEnrolReply = v.InferOutput<typeof GivingEnrolReply>;
