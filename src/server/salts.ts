import type { Id } from '#kernel/id.ts';
import type { Bytes } from '#kernel/bytes.ts';
import type { LogFact } from '#book/fact.ts';
import { committed, type FactSalts, indexSalts, isDestroyed } from '#book/salts.ts';
import { sha256 } from '#server/crypto.ts';
import type { Reading } from '#server/store/store.ts';

type SaltReading = Pick<Reading, 'listSalts' | 'listSingles'>;

/** The salts of a stream in a book; the single ones are asked for only where a block's is destroyed. */
export async function readSalts(reading: SaltReading, book: Id, stream: Id): Promise<FactSalts> {
  const blocks = await reading.listSalts(book, stream);
  const isBroken = blocks.some(({ salt }) => isDestroyed(salt));
  return indexSalts(sha256, blocks, isBroken ? await reading.listSingles(book, stream) : []);
}

/** What both chains hold of a book's facts; each stream's salts are read once. */
export function createCommitments(reading: SaltReading, book: Id) {
  const known = new Map<Id, FactSalts>();
  return async (fact: LogFact): Promise<Bytes | undefined> => {
    const salts = known.get(fact.stream) ?? (await readSalts(reading, book, fact.stream));
    known.set(fact.stream, salts);
    return committed(sha256, salts, fact);
  };
}
