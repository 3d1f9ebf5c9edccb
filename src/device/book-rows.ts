import type { Id } from '#kernel/id.ts';
import { bookStart } from '#book/chain.ts';
import type { Position } from '#book/epochs.ts';
import type { PullReply } from '#protocol/messages.ts';
import { type Change, numberOfKey } from '#device/local-store.ts';
import { openPage, pageChange } from '#device/pages.ts';
import type { Platform } from '#device/platform.ts';
import { BookRow, findRow, toRow } from '#device/rows.ts';

/** What a pull says of one book. */
export type BookPart = PullReply['books'][number];

/** The row of a book of which nothing lies here yet. */
export function newBookRow(
  { crypto }: Pick<Platform, 'crypto'>,
  { book, generation }: Pick<BookPart, 'book' | 'generation'>,
): BookRow {
  const hash = bookStart(crypto.sha256, book.id);
  const lastPage = { from: 1, count: 0 };
  const start = { epoch: 0, seq: 0, hash, generation, cleaned: generation };
  return { book, ...start, proven: 0, provenHash: hash, complete: false, lastPage };
}

/** The rows of all books, as far as they can be read. */
export async function readBooks(platform: Pick<Platform, 'store'>): Promise<readonly BookRow[]> {
  const rows = await platform.store.list('books', { prefix: '' });
  return rows.flatMap(({ value }) => toRow(BookRow, value) ?? []);
}

/** The last place that the home has signed for. */
export const provenOf = (row: BookRow): Position => ({
  epoch: row.provenEpoch ?? row.epoch,
  seq: row.proven,
  hash: row.provenHash,
});

/** The row as it was when nothing of the book had come: its facts are asked for from the first on. */
export function bareRow({ crypto }: Pick<Platform, 'crypto'>, row: BookRow): BookRow {
  const { begins, given: _, signed: _signed, ...kept } = row;
  const start = { epoch: 0, seq: 0, hash: bookStart(crypto.sha256, row.book.id) };
  const proven = { proven: 0, provenHash: start.hash, provenEpoch: 0 };
  return {
    ...kept,
    ...start,
    ...proven,
    complete: false,
    lastPage: { from: 1, count: 0 },
    ...(begins && { since: begins.seq }),
  };
}

/** Counts as the same book row as long as nobody moved its end. */
export const sameEnd =
  (row: BookRow) =>
  (found: unknown): boolean => {
    const other = toRow(BookRow, found);
    return (other?.seq ?? 0) === row.seq && (other?.branch ?? 0) === (row.branch ?? 0);
  };

/** A book row as it stands behind some changes of its pages; the row itself is none of them. */
export type Shortened = { readonly row: BookRow; readonly changes: readonly Change[] };

/** Takes back what leads beyond the last signed head; that head stays. */
export async function dropTail(platform: Platform, row: BookRow): Promise<void> {
  await write(platform, row, await cutPages(platform, row, { ...row, ...atPlace(provenOf(row)) }));
}

/** Pages taken back to a place where one of their runs ends, or to the beginning; no signed head is left. */
export function cutBack(platform: Platform, row: BookRow, place: Position): Promise<Shortened> {
  const { signed: _, ...kept } = row;
  const proven = { proven: place.seq, provenHash: place.hash, provenEpoch: place.epoch };
  return cutPages(platform, row, { ...kept, ...atPlace(place), ...proven });
}

const atPlace = ({ epoch, seq, hash }: Position) => ({ epoch, seq, hash });

/** Cuts the pages where `whole` ends; where what they go on from was given, that goes, and all of them. */
async function cutPages(platform: Platform, row: BookRow, whole: BookRow): Promise<Shortened> {
  const id = row.book.id;
  const to = row.begins === undefined ? whole : bareRow(platform, whole);
  const { given: _, ...kept } = to;
  const changes: Change[] = [];
  let lastPage = { from: to.seq + 1, count: 0 };
  for (const { key, value } of await platform.store.list('pages', { prefix: `${id}.` })) {
    const from = numberOfKey(key);
    const runs = from > to.seq ? [] : await runsUpTo(platform, key, value, to.seq);
    const end = Math.max(0, ...runs.map(endOfRun));
    if (runs.length > 0) lastPage = { from, count: end - from + 1 };
    changes.push(
      runs.length > 0
        ? await pageChange(platform, id, from, runs)
        : { table: 'pages', key, gone: true },
    );
  }
  changes.push({ table: 'states', key: id, gone: true });
  return { row: { ...kept, lastPage, branch: (row.branch ?? 0) + 1 }, changes };
}

async function write(
  { store }: Platform,
  from: BookRow,
  { row, changes }: Shortened,
): Promise<boolean> {
  const key = row.book.id;
  const written = await store.write([...changes, { table: 'books', key, value: row }], {
    strict: true,
    expect: [{ table: 'books', key, holds: sameEnd(from) }],
  });
  return written.ok;
}

/** The runs of a page that end at or before a seq. */
async function runsUpTo(
  platform: Platform,
  key: string,
  value: unknown,
  seq: number,
): Promise<readonly unknown[]> {
  const opened = await openPage(platform, key, value);
  return opened.ok ? opened.value.filter((run) => endOfRun(run) <= seq) : [];
}

/** The seq of an encoded run's last fact; beyond every seq when it is none. */
export function endOfRun(run: unknown): number {
  const isRun = typeof run === 'object' && run !== null && 'from' in run && 'b' in run;
  return isRun && typeof run.from === 'number' && Array.isArray(run.b)
    ? run.from + run.b.length - 1
    : Number.MAX_SAFE_INTEGER;
}

/** Drops pages that cannot be read any more, so that the next pull fetches them again. */
export async function forgetPages(platform: Platform, book: Id): Promise<boolean> {
  const row = await findRow(platform.store, BookRow, 'books', book);
  if (row === undefined) return false;
  return write(platform, row, await forgotten(platform, row));
}

/** The book without anything of it that was fetched. */
export const forgotten = (platform: Platform, row: BookRow): Promise<Shortened> =>
  cutPages(platform, row, bareRow(platform, row));
