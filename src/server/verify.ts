import { type Bytes, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { bookNext, bookStart, saltBlockOf, streamNext, streamStart } from '#book/chain.ts';
import { sha256 } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import type { Reading, Store } from '#server/store/store.ts';

/** What was recomputed, and every place where a stored hash is not the one its facts give. */
export type Verified = {
  readonly books: number;
  readonly facts: number;
  readonly streams: number;
  readonly broken: readonly string[];
};

const PAGE_FACTS = 1_000;

/** Recomputes both chains of every book from its facts and salts. */
export async function verifyBooks(store: Store, directory: Directory): Promise<Verified> {
  const broken: string[] = [];
  let books = 0;
  let facts = 0;
  let streams = 0;
  for (const book of directory.books()) {
    const reading = store.read(book.cell);
    const counted = await verifyBook(reading, book, broken);
    books += 1;
    facts += counted;
    for (const head of await reading.listStreamHeads(book.id)) {
      streams += 1;
      const hash = await streamHash(reading, book.id, head.stream, head.n);
      if (hash === undefined || !sameBytes(hash, head.hash)) {
        broken.push(`stream ${head.stream} in book ${book.id}`);
      }
    }
  }
  return { books, facts, streams, broken };
}

async function verifyBook(reading: Reading, book: Book, broken: string[]): Promise<number> {
  const head = await reading.findHead(book.id);
  if (head === undefined) {
    broken.push(`book ${book.id} has no head`);
    return 0;
  }
  const salts = new Map<string, Bytes>();
  let hash = bookStart(sha256, book.id);
  let seq = 0;
  for (;;) {
    const facts = await reading.listFacts(book.id, seq, PAGE_FACTS);
    for (const fact of facts) {
      const salt = await findSalt(reading, salts, book.id, fact.stream, saltBlockOf(fact.n));
      if (salt === undefined || fact.seq !== seq + 1) {
        broken.push(`book ${book.id} after seq ${seq}`);
        return seq;
      }
      hash = bookNext(sha256, hash, book.id, fact, salt);
      seq = fact.seq;
    }
    if (facts.length < PAGE_FACTS) break;
  }
  if (seq !== head.seq || !sameBytes(hash, head.hash)) broken.push(`book ${book.id} at seq ${seq}`);
  return seq;
}

/** The hash at n of what a stream said, refused facts included; undefined when something is missing. */
async function streamHash(
  reading: Reading,
  book: Id,
  stream: Id,
  to: number,
): Promise<Bytes | undefined> {
  const salts = new Map<string, Bytes>();
  let hash = streamStart(sha256, book, stream);
  let n = 0;
  while (n < to) {
    const said = await reading.listSaid(book, stream, n + 1, Math.min(to, n + PAGE_FACTS));
    if (said.length === 0) return undefined;
    for (const { fact } of said) {
      const salt = await findSalt(reading, salts, book, stream, saltBlockOf(fact.n));
      if (salt === undefined || fact.n !== n + 1) return undefined;
      hash = streamNext(sha256, hash, book, fact, salt);
      n = fact.n;
    }
  }
  return hash;
}

async function findSalt(
  reading: Reading,
  known: Map<string, Bytes>,
  book: Id,
  stream: Id,
  block: number,
): Promise<Bytes | undefined> {
  const key = `${stream}.${block}`;
  if (!known.has(key)) {
    for (const line of await reading.listSalts(book, stream)) {
      known.set(`${stream}.${line.block}`, line.salt);
    }
  }
  return known.get(key);
}
