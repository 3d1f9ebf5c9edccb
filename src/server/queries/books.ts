import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { groundOf, lineageOf, type Place } from '#domain/places/state.ts';
import { REGISTER } from '#domain/register.ts';
import { mayRead, type Reader } from '#server/me.ts';
import type { Scope } from '#server/queries/scope.ts';

/** Activities whose judge looks at other books come after those books. */
const ACTIVITIES = Object.values(REGISTER)
  .toSorted((left, right) => left.needs.length - right.needs.length)
  .map(({ name }) => name);

export type BookAt = { readonly book: Book; readonly place: Place };

/**
 * All books of a place and of those in it that are open to whoever asks, of every activity there is. Each
 * once, with the place of today to which it belongs; what others rest on comes first.
 */
export function booksIn({ home, reader, place, asOf }: Scope): readonly BookAt[] {
  const found = new Map<Id, BookAt>();
  const places = placesIn(reader, place, asOf);
  for (const activity of ACTIVITIES) {
    for (const each of places) {
      for (const chapter of lineageOf(reader.places, each.id, asOf)) {
        const book = home.directory.findBookOf(activity, chapter);
        const isNew = book !== undefined && !found.has(book.id);
        if (isNew && mayRead(home, reader, book)) found.set(book.id, { book, place: each });
      }
    }
  }
  return [...found.values()];
}

const placesIn = (reader: Reader, place: Place, day: number): readonly Place[] => [
  place,
  ...groundOf(reader.places, place.id, day).flatMap((child) => placesIn(reader, child, day)),
];
