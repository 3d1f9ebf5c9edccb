import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import { newBookRow } from '#device/book-rows.ts';
import { isKeptBack } from '#device/kept-back.ts';
import type { Phone } from '#device/phone.ts';
import { BookRow, findRow } from '#device/rows.ts';

/*
 * A book that the home has named and is still to give. What is said in it meanwhile is kept back, so that it
 * lies behind what is given; where that does not come, it goes out all the same, and the book comes as facts.
 */

/** Books of which nothing lies here can be written to from now on. Gives those that are new here. */
export async function expectBooks({ platform }: Phone, books: readonly Book[]): Promise<Id[]> {
  const fresh: Id[] = [];
  const isAbsent = (found: unknown): boolean => found === undefined;
  for (const book of books) {
    const bare = newBookRow(platform, { book, generation: 0 });
    const value: BookRow = { ...bare, coming: platform.clock.nowMs() };
    const written = await platform.store.write([{ table: 'books', key: book.id, value }], {
      strict: false,
      expect: [
        { table: 'books', key: book.id, holds: isAbsent },
        { table: 'counters', key: book.id, holds: isAbsent },
      ],
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
 * Throws when that cannot be noted.
 */
export async function letOut(phone: Phone): Promise<void> {
  for (const { coming, ...value } of await rowsOfSaid(phone)) {
    if (coming === undefined) continue;
    const key = value.book.id;
    const noted = await phone.platform.store.write([{ table: 'books', key, value }], {
      strict: true,
    });
    if (!noted.ok) throw new Error(`not let out: ${noted.error.code}`);
  }
}

/** Rows of the books in which this phone has said something. */
async function rowsOfSaid({ platform: { store } }: Phone): Promise<readonly BookRow[]> {
  const said = await store.list('counters', { prefix: '' });
  const rows = await Promise.all(said.map(({ key }) => findRow(store, BookRow, 'books', key)));
  return rows.flatMap((row) => row ?? []);
}
