import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { PeopleStates } from '#domain/people/judge.ts';
import { elsewhere, withRights } from '#domain/people-seen.ts';
import { grantsOf, type PeopleState } from '#domain/people/state.ts';
import type { Home } from '#server/home.ts';
import { booksToCarry, type Reader } from '#server/me.ts';

/** Somebody of a people book, as whoever asks may decide about them. */
export type Found = {
  readonly book: Book;
  readonly states: PeopleStates;
  /** Who asks, as that book knows them. */
  readonly asker: Id;
};

/** Where a person stands: in the asker's own people book, else in one of those that the asker carries. */
export async function findPerson(
  home: Home,
  reader: Reader,
  person: Id,
): Promise<Found | undefined> {
  const { line, people, places } = reader;
  const own = home.directory.getBook(line.people);
  if (people.persons.has(person)) {
    return { book: own, states: { people, places }, asker: line.person };
  }
  for (const book of booksToCarry(home, reader)) {
    if (book.activity !== 'people' || book.id === own.id) continue;
    const state = (await home.warm.get(book)).state as PeopleState; // the state of a people book
    if (!state.persons.has(person)) continue;
    const asker = elsewhere(line.people, line.person);
    const seen = withRights(state, asker, grantsOf(people, line.person));
    return { book, states: { people: seen, places }, asker };
  }
  return undefined;
}
