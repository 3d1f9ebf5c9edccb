import * as v from 'valibot';
import { AtSeconds, Count, DocumentNumber, GROUNDS, IdText, PositiveCount } from '#book/common.ts';
import { Hash, Signature } from '#protocol/messages.ts';

/*
 * An erasure that an officer orders, where the home is reached.
 *
 *   POST /api/erase   what is to go and on which ground → how much of it went
 */

const Why = {
  ground: v.picklist(GROUNDS),
  document: v.exactOptional(DocumentNumber),
};

/** All that is known of a resident, of a household and whoever is registered in it, or single facts. */
export const EraseRequest = v.union([
  v.strictObject({ ...Why, resident: IdText }),
  v.strictObject({ ...Why, household: IdText }),
  v.strictObject({
    ...Why,
    book: IdText,
    origins: v.pipe(
      v.array(v.strictObject({ stream: IdText, n: PositiveCount })),
      v.minLength(1),
      v.maxLength(40),
    ),
  }),
]);
export type EraseRequest = v.InferOutput<typeof EraseRequest>;

export const EraseReply = v.strictObject({
  at: AtSeconds,
  facts: PositiveCount,
  books: Count,
  /** Whether no deleted byte is left in the files of the store; else that is for whoever runs them. */
  shredded: v.boolean(),
});
export type EraseReply = v.InferOutput<typeof EraseReply>;

/** [stream, n, hash of the residue], as a fact that erases names them. */
export const ErasedLines = v.array(v.tuple([IdText, PositiveCount, Hash]));

/**
 * Beside a book in the `writes` of a pull: what its person said there and is erased now. The book does not come
 * to the phone and cannot tell it; the home signs over `ownErasedBytes` instead.
 */
export const OwnErased = v.object({
  erased: v.object({ at: AtSeconds, facts: ErasedLines, signature: Signature }),
});
export type OwnErased = v.InferOutput<typeof OwnErased>;
