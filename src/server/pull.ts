import { type Bytes, concatBytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { saltBlockOf } from '#book/chain.ts';
import type { OrderedFact } from '#book/fact.ts';
import { RUN_FACTS_MAX } from '#book/limits.ts';
import { type BlockSalt, encodeRun } from '#book/run.ts';
import { headBytes, unchangedBytes } from '#book/signed.ts';
import { PULL_FACTS_MAX } from '#protocol/limits.ts';
import type { PullReply } from '#protocol/messages.ts';
import { sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { booksToCarry, meOf, openReader } from '#server/me.ts';
import type { Reading, StoredHead, StreamLine } from '#server/store/store.ts';

export type Pulled =
  | { readonly changed: true; readonly reply: PullReply }
  | {
      readonly changed: false;
      readonly mark: string;
      readonly at: number;
      readonly signature: string;
    };

export type Position = { readonly epoch: number; readonly seq: number };

/** What a stream lacks of the books it carries, cut into runs; or a signed word that it has all. */
export async function pull(
  home: Home,
  { line, askedAt }: { readonly line: StreamLine; readonly askedAt: number },
  have: ReadonlyMap<Id, Position>,
  mark: string | undefined,
): Promise<Pulled> {
  const reader = await openReader(home, line);
  const at = home.now();
  const heads: { readonly book: Book; readonly head: StoredHead }[] = [];
  for (const book of booksToCarry(home, reader)) {
    const head = await home.store.read(book.cell).findHead(book.id);
    if (head !== undefined) heads.push({ book, head });
  }
  const current = markOf(heads);
  if (mark === current) {
    const signature = toBase64Url(home.sign(unchangedBytes(line.stream, mark, askedAt, at)));
    return { changed: false, mark, at, signature };
  }
  const books: PullReply['books'] = [];
  let room = PULL_FACTS_MAX;
  let more = false;
  for (const { book, head } of heads) {
    const from = positionOf(have.get(book.id), head);
    const { runs, count, isCut } = await cutRuns(
      home.store.read(book.cell),
      book,
      head,
      from,
      room,
    );
    room -= count;
    more ||= isCut;
    const signature = toBase64Url(home.sign(headBytes({ book: book.id, ...head, at })));
    books.push({ book, ...head, hash: toBase64Url(head.hash), signature, runs });
  }
  return { changed: true, reply: { at, mark: current, me: meOf(reader), books, more } };
}

/** A phone from another epoch gets the book from its beginning; one ahead of this home is told its head. */
const positionOf = (have: Position | undefined, head: StoredHead): number =>
  have === undefined || have.epoch !== head.epoch ? 0 : Math.min(have.seq, head.seq);

type Runs = { readonly runs: unknown[]; readonly count: number; readonly isCut: boolean };

/** Runs end at the book's head or at a seq whose chain hash was kept, so that each can be proved. */
async function cutRuns(
  reading: Reading,
  book: Book,
  head: StoredHead,
  from: number,
  room: number,
): Promise<Runs> {
  const runs: unknown[] = [];
  let after = from;
  while (after < head.seq) {
    const end = Math.min(head.seq, (Math.floor(after / RUN_FACTS_MAX) + 1) * RUN_FACTS_MAX);
    if (end - from > room) return { runs, count: after - from, isCut: true };
    const hash = end === head.seq ? head.hash : await reading.findCheckpoint(book.id, end);
    if (hash === undefined) throw new Error(`store broken: no checkpoint of ${book.id} at ${end}`);
    const facts = await reading.listFacts(book.id, after, end - after);
    const salts = await saltsFor(reading, book.id, facts);
    runs.push(encodeRun({ book: book.id, epoch: head.epoch, facts, salts, hash }));
    after = end;
  }
  return { runs, count: after - from, isCut: false };
}

async function saltsFor(
  reading: Reading,
  book: Id,
  facts: readonly OrderedFact[],
): Promise<readonly BlockSalt[]> {
  const salts: BlockSalt[] = [];
  for (const [stream, said] of Map.groupBy(facts, (fact) => fact.stream)) {
    const blocks = new Set(said.map((fact) => saltBlockOf(fact.n)));
    for (const salt of await reading.listSalts(book, stream)) {
      if (blocks.has(salt.block)) salts.push(salt);
    }
  }
  return salts;
}

/** Eight bytes that change whenever a book of this reader does, or which books those are. */
function markOf(heads: readonly { readonly book: Book; readonly head: StoredHead }[]): string {
  const lines = heads.map(
    ({ book, head }) => `${book.id}.${head.epoch}.${head.generation}.${head.seq}.`,
  );
  const parts: Bytes[] = lines.flatMap((line, index) => [
    utf8(line),
    heads[index]?.head.hash ?? utf8(''),
  ]);
  return toBase64Url(sha256(concatBytes(...parts)).subarray(0, 8));
}
