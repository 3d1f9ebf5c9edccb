import { toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { ownErasedBytes } from '#book/signed.ts';
import { streamsOf } from '#domain/people/state.ts';
import type { OwnErased } from '#protocol/erase.ts';
import type { Home } from '#server/home.ts';
import type { Reader } from '#server/me.ts';
import type { StoredHead, StreamLine } from '#server/store/store.ts';

/*
 * A phone keeps what it said in books that it does not read. What is erased of it no book tells the phone, so
 * the home does, by its own word, and of nobody else's facts.
 */

type Lines = OwnErased['erased']['facts'];
export type OwnErasedByBook = ReadonlyMap<Id, Lines>;

/** What is erased of the facts that a reader's streams said, by book; books without any are left out. */
export async function ownErased(
  { store }: Home,
  { people, line }: Reader,
  books: readonly { readonly book: Book; readonly head: StoredHead }[],
): Promise<OwnErasedByBook> {
  const found = new Map<Id, Lines>();
  const streams = new Set(streamsOf(people, line.person).map(({ id }) => id));
  for (const { book, head } of books) {
    if (head.generation === 0) continue;
    const lines = (await store.read(book.cell).listTombstones(book.id))
      .filter(({ stream }) => streams.has(stream))
      .map(({ stream, n, residue }): Lines[number] => [stream, n, residue]);
    if (lines.length > 0) found.set(book.id, lines);
  }
  return found;
}

/** Books that a phone writes, with what is erased there; of others that it has, those where something is. */
export function tellErased(
  { sign }: Home,
  { stream }: StreamLine,
  { writes, left }: { readonly writes: readonly Book[]; readonly left: readonly Book[] },
  erased: OwnErasedByBook,
  at: number,
): readonly (Book | (Book & OwnErased))[] {
  const told = [...writes, ...left.filter(({ id }) => erased.has(id))];
  return told.map((book) => {
    const facts = erased.get(book.id);
    if (facts === undefined) return book;
    const signature = toBase64Url(sign(ownErasedBytes(book.id, stream, at, facts)));
    return { ...book, erased: { at, facts, signature } };
  });
}
