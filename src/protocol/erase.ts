import * as v from 'valibot';
import {
  AnyDay,
  AtSeconds,
  Count,
  DocumentNumber,
  GROUNDS,
  IdText,
  PositiveCount,
} from '#book/common.ts';
import { Hash, Signature } from '#protocol/messages.ts';

/*
 * An erasure that an officer orders, where the home is reached.
 *
 *   GET  /api/erase/preview?id=&place=   what would go of a person or a household, and what would stay
 *   POST /api/erase                      what is to go and on which ground → how much of it went
 *   GET  /api/erased?place=              what was erased there, and which phones have not asked since
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

/** A phone or browser, by whose it is. */
const HolderMessage = v.strictObject({
  person: v.string(),
  device: v.exactOptional(v.string()),
  /** When it was last heard of, as far as the home remembers. */
  heardAt: v.exactOptional(AtSeconds),
});
export type HolderMessage = v.InferOutput<typeof HolderMessage>;

/** At most so many facts are shown one by one. */
export const PREVIEW_LINES_MAX = 200;

export const ErasePreviewReply = v.strictObject({
  at: AtSeconds,
  of: v.picklist(['resident', 'household']),
  name: v.string(),
  /** Everybody who is registered in the household that is asked about. */
  people: v.array(v.strictObject({ id: IdText, name: v.string() })),
  facts: Count,
  books: Count,
  /** Whether some of it stands where this officer may not erase: then nothing can be. */
  elsewhere: v.boolean(),
  /** Why the home cannot erase at all. */
  unready: v.exactOptional(v.string()),
  /** Oldest first: each as it stands, and what is left of it. */
  lines: v.array(
    v.strictObject({
      type: v.string(),
      on: AnyDay,
      person: v.string(),
      body: v.record(v.string(), v.unknown()),
      left: v.record(v.string(), v.unknown()),
    }),
  ),
  /** Names of residents and households that bodies speak of. */
  names: v.record(IdText, v.string()),
  /** Devices that have it, or wrote some of it. */
  holders: v.array(HolderMessage),
});
export type ErasePreviewReply = v.InferOutput<typeof ErasePreviewReply>;

export const ErasedReply = v.strictObject({
  at: AtSeconds,
  /** Newest first. */
  erasures: v.array(
    v.strictObject({
      /** Of whom: ids alone are left. */
      about: v.array(IdText),
      village: v.string(),
      at: AtSeconds,
      person: v.string(),
      ground: v.picklist(GROUNDS),
      document: v.exactOptional(DocumentNumber),
      facts: PositiveCount,
      books: PositiveCount,
      holders: Count,
      /** Devices that have not asked the home since, as far as it remembers. */
      waiting: v.array(HolderMessage),
    }),
  ),
});
export type ErasedReply = v.InferOutput<typeof ErasedReply>;

/** [stream, n, hash of the residue], as a fact that erases names them. */
export const ErasedLines = v.array(v.tuple([IdText, PositiveCount, Hash]));

/**
 * Beside a book in the `writes` of a pull: what its person said there and is erased now. The book does not
 * come to the phone and cannot tell it; the home signs over `ownErasedBytes` instead.
 */
export const OwnErased = v.object({
  erased: v.object({ at: AtSeconds, facts: ErasedLines, signature: Signature }),
});
export type OwnErased = v.InferOutput<typeof OwnErased>;
