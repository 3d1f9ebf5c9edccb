import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import { newBookRow, readBooks, sameEnd } from '#device/book-rows.ts';
import { isHeld, isKeptBack, LET_OUT } from '#device/kept-back.ts';
import type { Phone } from '#device/phone.ts';
import type { Platform } from '#device/platform.ts';
import { BookRow, findRow, toRow } from '#device/rows.ts';

/*
 * A book that the home has named and is still to give. What is said in it meanwhile is kept back, so that it
 * lies behind what is given; where that does not come, it goes out all the same, and the book comes as facts.
 */

/** Books of which nothing lies here can be written to from now on. Gives those that are new here. */
export async function expectBooks(
  { platform }: Phone,
  books: readonly Book[],
): Promise<readonly Id[]> {
  const { store } = platform;
  const fresh: Id[] = [];
  for (const book of books) {
    // Nothing is said in a book that stands nowhere; but a stream from before may have.
    if ((await store.read('counters', book.id)) !== undefined) continue;
    const bare = newBookRow(platform, { book, generation: 0 });
    const value: BookRow = { ...bare, coming: platform.clock.nowMs() };
    const written = await store.write([{ table: 'books', key: book.id, value }], {
      strict: false,
      expect: [{ table: 'books', key: book.id, holds: (known) => known === undefined }],
    });
    if (written.ok) fresh.push(book.id);
  }
  return fresh;
}

/** Whether something was said that goes out behind what is still to be given. */
export async function keepsBack(phone: Phone): Promise<boolean> {
  const nowMs = phone.platform.clock.nowMs();
  return (await rowsOfSaid(phone)).some(({ coming }) => isKeptBack(coming, nowMs));
}

/**
 * Before anything goes out, whichever way: what was said in these books may lie in what is given from now on.
 * Where that cannot be noted, it stays (`mayGoOut`).
 */
export async function letOut(phone: Phone): Promise<void> {
  for (const row of await rowsOfSaid(phone)) {
    if (!isHeld(row.coming)) continue;
    const key = row.book.id;
    await phone.platform.store.write(
      [{ table: 'books', key, value: { ...row, coming: LET_OUT } }],
      { strict: true, expect: [{ table: 'books', key, holds: isAsItWas(row) }] },
    );
  }
}

/** Whether it is noted, where that is needed, that what was said in this book goes out. */
export async function mayGoOut({ store }: Pick<Platform, 'store'>, book: Id): Promise<boolean> {
  return !isHeld((await findRow(store, BookRow, 'books', book))?.coming);
}

/** Counts as the same row as long as nobody moved its end, or let out what was said. */
export const isAsItWas =
  (row: BookRow) =>
  (found: unknown): boolean =>
    sameEnd(row)(found) && toRow(BookRow, found)?.coming === row.coming;

/**
 * After all that the home tells of has come whole: what it names no more is read no more, and never comes.
 * Gives the books that have changed.
 */
export async function endComing({ platform }: Phone): Promise<readonly Id[]> {
  const ended: Id[] = [];
  for (const row of await readBooks(platform)) {
    const { coming, ...kept } = row;
    if (coming === undefined || row.complete) continue;
    const key = row.book.id;
    const written = await platform.store.write(
      [{ table: 'books', key, value: { ...kept, writeOnly: true } }],
      { strict: false, expect: [{ table: 'books', key, holds: isAsItWas(row) }] },
    );
    if (written.ok) ended.push(key);
  }
  return ended;
}

/** Rows of the books in which this phone has said something. */
async function rowsOfSaid({ platform: { store } }: Phone): Promise<readonly BookRow[]> {
  const said = await store.list('counters', { prefix: '' });
  const rows = await Promise.all(said.map(({ key }) => findRow(store, BookRow, 'books', key)));
  return rows.flatMap((row) => row ?? []);
}
