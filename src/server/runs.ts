import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { saltBlockOf } from '#book/chain.ts';
import { crossCuts, type Cut, epochOf, partEnd } from '#book/epochs.ts';
import type { OrderedFact } from '#book/fact.ts';
import { RUN_FACTS_MAX } from '#book/limits.ts';
import { type EncodedRun, encodeRun, type Run } from '#book/run.ts';
import { type BlockSalt, isDestroyed, type SingleSalt } from '#book/salts.ts';
import { sha256 } from '#server/crypto.ts';
import { positionAt } from '#server/epochs.ts';
import type { Home } from '#server/home.ts';
import type { Reading, StoredHead } from '#server/store/store.ts';

/** What a phone has of a book. */
export type Have = { readonly epoch: number; readonly seq: number };

/** A book, where it stands, and where it went on in new epochs. */
export type Standing = {
  readonly book: Book;
  readonly head: StoredHead;
  readonly cuts: readonly Cut[];
};

/**
 * Where the runs for a phone begin. One that is ahead of this home, or behind a cut that its own chain may
 * have passed, is sent none: it shows the home what it has seen (`protocol/restore.ts`).
 */
function startOf(have: Have | undefined, { head, cuts }: Standing): number {
  if (have === undefined) return 0;
  if (have.epoch > head.epoch) return head.seq;
  const next = cuts.find((cut) => cut.epoch > have.epoch);
  return have.seq <= (next?.seq ?? head.seq) ? have.seq : head.seq;
}

/**
 * The book as an old phone can read it: it ends before the first fact that is erased, or whose block's salt
 * is. Such a phone goes on with what it has, sends what it writes, and reads on once its app is renewed.
 */
export async function beforeErased<Each extends Standing>(
  home: Home,
  carried: Each,
  have: Have | undefined,
): Promise<Each> {
  const { book, head, cuts } = carried;
  const reading = home.store.read(book.cell);
  if (head.generation === 0) return carried;
  const broken = createBroken(reading, book.id);
  let after = startOf(have, carried);
  while (after < head.seq) {
    const facts = await reading.listFacts(book.id, after, RUN_FACTS_MAX);
    for (const fact of facts) {
      if (!(await broken(fact))) continue;
      const end = await positionAt(reading, book.id, cuts, fact.seq - 1);
      if (end === undefined) return carried;
      return { ...carried, head: { ...head, ...crossCuts(sha256, book.id, cuts, end) } };
    }
    after += RUN_FACTS_MAX;
    await nextTurn();
  }
  return carried;
}

/** Whether a fact lies in a block whose salt is destroyed; each stream's are read once. */
function createBroken(reading: Reading, book: Id) {
  const known = new Map<Id, ReadonlySet<number>>();
  return async ({ stream, n }: OrderedFact): Promise<boolean> => {
    const blocks = known.get(stream) ?? (await destroyedOf(reading, book, stream));
    known.set(stream, blocks);
    return blocks.has(saltBlockOf(n));
  };
}

const destroyedOf = async (reading: Reading, book: Id, stream: Id): Promise<ReadonlySet<number>> =>
  new Set(
    (await reading.listSalts(book, stream)).flatMap(({ block, salt }) =>
      isDestroyed(salt) ? [block] : [],
    ),
  );

type Runs = {
  readonly runs: readonly EncodedRun[];
  readonly count: number;
  readonly isCut: boolean;
};

/** Runs end at the book's head, at a cut, or at a seq whose chain hash was kept: each can be proved. */
export async function cutRuns(
  home: Home,
  carried: Standing,
  have: Have | undefined,
  room: number,
): Promise<Runs> {
  const { book, head, cuts } = carried;
  const reading = home.store.read(book.cell);
  const from = startOf(have, carried);
  const runs: EncodedRun[] = [];
  let after = from;
  while (after < head.seq) {
    const whole = (Math.floor(after / RUN_FACTS_MAX) + 1) * RUN_FACTS_MAX;
    const end = partEnd(cuts, after, Math.min(head.seq, whole));
    if (end - from > room) return { runs, count: after - from, isCut: true };
    const epoch = epochOf(cuts, end);
    const hash = await hashAt(reading, carried, end);
    const facts = await reading.listFacts(book.id, after, end - after);
    const salts = await saltsFor(reading, book.id, facts);
    runs.push(encodeRun({ book: book.id, epoch, facts, ...salts, hash }));
    after = end;
    // A long answer lets short ones pass.
    await nextTurn();
  }
  return { runs, count: after - from, isCut: false };
}

/** The hash after a seq where a run ends. */
async function hashAt(
  reading: Reading,
  { book, head, cuts }: Standing,
  seq: number,
): Promise<Bytes> {
  const cut = cuts.find((each) => each.seq === seq);
  if (cut !== undefined) return cut.hash;
  const hash = seq === head.seq ? head.hash : await reading.findCheckpoint(book.id, seq);
  if (hash === undefined) throw new Error(`store broken: no checkpoint of ${book.id} at ${seq}`);
  return hash;
}

type Salts = Required<Pick<Run, 'salts' | 'singles'>>;

/** The salts of these facts, each of its own where that of its block is destroyed. */
async function saltsFor(reading: Reading, book: Id, facts: readonly OrderedFact[]): Promise<Salts> {
  const salts: BlockSalt[] = [];
  const singles: SingleSalt[] = [];
  for (const [stream, said] of Map.groupBy(facts, (fact) => fact.stream)) {
    const blocks = new Set(said.map((fact) => saltBlockOf(fact.n)));
    const own = (await reading.listSalts(book, stream)).filter(({ block }) => blocks.has(block));
    salts.push(...own.filter(({ salt }) => !isDestroyed(salt)));
    if (!own.some(({ salt }) => isDestroyed(salt))) continue;
    const ns = new Set(said.map(({ n }) => n));
    singles.push(...(await reading.listSingles(book, stream)).filter(({ n }) => ns.has(n)));
  }
  return { salts, singles };
}
