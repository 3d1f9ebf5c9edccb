import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { Stand } from '#server/store/stands.ts';
import type { Store } from '#server/store/store.ts';

/** Where books stand and how far a stream is in each, by book: one question to each of their cells. */
export async function standsOf(
  { read }: Pick<Store, 'read'>,
  stream: Id,
  books: readonly Book[],
): Promise<ReadonlyMap<Id, Stand>> {
  const found = new Map<Id, Stand>();
  for (const [cell, here] of Map.groupBy(books, (book) => book.cell)) {
    const ids = here.map(({ id }) => id);
    for (const stand of await read(cell).listStands(ids, stream)) found.set(stand.book, stand);
  }
  return found;
}
