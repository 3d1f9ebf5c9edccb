import { type Bytes, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { saltBlockOf, streamNext, streamStart } from '#book/chain.ts';
import type { LogFact } from '#book/fact.ts';
import { numberedKey, numberOfKey } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';
import { AnswerRow, CounterRow, findRow, OutboxRow, SaveRow, toRow } from '#device/rows.ts';
import { readSalt } from '#device/save-facts.ts';
import { openText } from '#device/seal.ts';

/*
 * The self-check at the start: of every book the counter, the saves, the own facts, their salts and the
 * stream's chain are read and the chain is recomputed, from where the home's backup ends. It finds what
 * waits and what is damaged, and changes nothing.
 */

export type SelfCheck = {
  /** Own facts that no home has answered. */
  readonly waiting: number;
  /** Books whose own rows are not whole, and the first n that cannot be proven. */
  readonly damaged: readonly { readonly book: Id; readonly from: number }[];
};

type Own = Pick<Platform, 'store' | 'seal' | 'crypto'>;

/** Throws only when the store does not answer. */
export async function checkOwn(own: Own, stream: Id): Promise<SelfCheck> {
  let waiting = 0;
  const damaged: { readonly book: Id; readonly from: number }[] = [];
  const counters = new Map<Id, unknown>();
  for (const table of ['books', 'answers', 'counters'] as const) {
    for (const { key, value } of await own.store.list(table, { prefix: '' })) {
      counters.set(key, table === 'counters' ? value : undefined);
    }
  }
  for (const [book, value] of counters) {
    const start = { n: 0, hash: streamStart(own.crypto.sha256, book, stream) };
    const counter = value === undefined ? start : toRow(CounterRow, value);
    const answered = await findRow(own.store, AnswerRow, 'answers', book);
    const until = await provenUntil(own, book, stream, start, answered?.archived ?? 0);
    const isWhole = counter?.n === until.n && sameBytes(counter.hash, until.hash);
    if (!isWhole) damaged.push({ book, from: until.n + 1 });
    waiting += Math.max(0, (counter?.n ?? until.n) - (answered?.n ?? 0));
  }
  return { waiting, damaged };
}

type Place = { readonly n: number; readonly hash: Bytes };

/** How far the chain of a book's own facts can be recomputed, save by save, behind what is archived. */
async function provenUntil(
  own: Own,
  book: Id,
  stream: Id,
  start: Place,
  archived: number,
): Promise<Place> {
  const range = { prefix: `${book}.`, from: numberedKey(book, archived + 1) };
  const saves = await own.store.list('saves', range);
  const first = toRow(SaveRow, saves[0]?.value);
  // Within an archived save the chain begins before it.
  let place: Place =
    first !== undefined && first.from > 1 && first.from <= archived + 1
      ? { n: first.from - 1, hash: first.before }
      : start;
  const rows = await readOutbox(own, book, place.n + 1);
  const salts = new Map<number, Bytes>();
  for (const { key, value } of saves) {
    const save = toRow(SaveRow, value);
    if (save === undefined || save.to !== numberOfKey(key)) return place;
    if (save.from !== place.n + 1 || !sameBytes(save.before, place.hash)) return place;
    const hash = await hashAfter(own, { book, stream, save, rows, salts });
    if (hash === undefined || !sameBytes(hash, save.hash)) return place;
    place = { n: save.to, hash };
  }
  return place;
}

async function readOutbox(
  { store }: Own,
  book: Id,
  from: number,
): Promise<ReadonlyMap<number, OutboxRow>> {
  const found = await store.list('outbox', {
    prefix: `${book}.`,
    from: numberedKey(book, from),
  });
  return new Map(
    found.flatMap(({ key, value }) => {
      const row = toRow(OutboxRow, value);
      return row?.n === numberOfKey(key) ? [[row.n, row] as const] : [];
    }),
  );
}

type Part = {
  readonly book: Id;
  readonly stream: Id;
  readonly save: SaveRow;
  readonly rows: ReadonlyMap<number, OutboxRow>;
  /** Read so far. */
  readonly salts: Map<number, Bytes>;
};

/** The chain's hash after a save; undefined when something of it cannot be read. */
async function hashAfter(
  own: Own,
  { book, stream, save, rows, salts }: Part,
): Promise<Bytes | undefined> {
  let hash: Bytes = save.before;
  for (let n = save.from; n <= save.to; n += 1) {
    const row = rows.get(n);
    const block = saltBlockOf(n);
    const read = salts.has(block) ? undefined : await readSalt(own, book, block);
    if (read?.ok === true && read.value !== undefined) salts.set(block, read.value);
    const salt = salts.get(block);
    if (row === undefined || salt === undefined) return undefined;
    const body = await openText(own.seal, `outbox/${numberedKey(book, n)}`, row.body);
    if (!body.ok) return undefined;
    const { type, at, on, origin } = row;
    const fact: LogFact = { type, stream, n, at, on, body: body.value, ...(origin && { origin }) };
    hash = streamNext(own.crypto.sha256, hash, book, fact, salt);
  }
  return hash;
}
