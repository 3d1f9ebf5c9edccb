import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { devicesOf, hasEnded, type PeopleState } from '#domain/people/state.ts';
import type { HolderMessage } from '#protocol/erase.ts';
import { booksToCarry } from '#server/me.ts';
import type { Scope } from '#server/queries/scope.ts';

type Holder = {
  readonly message: HolderMessage;
  readonly stream: Id;
  readonly books: ReadonlySet<Id>;
};

/**
 * Answers which phones and browsers have any of some books, or wrote into them: those of the people who work
 * where the books are. One that has ended is told nothing any more, and its lease closes what it has.
 */
export function createHolders(scope: Scope) {
  const known = new Map<Id, Promise<readonly Holder[]>>();
  const holdersIn = (people: Id): Promise<readonly Holder[]> => {
    const found = known.get(people) ?? listHolders(scope, people);
    known.set(people, found);
    return found;
  };
  return async (books: readonly Book[]): Promise<HolderMessage[]> => {
    const found: HolderMessage[] = [];
    for (const people of new Set(books.map((book) => book.people))) {
      for (const holder of await holdersIn(people)) {
        const isHeld = books.some(({ id }) => holder.books.has(id));
        if (isHeld || (await hasWritten(scope, books, holder.stream))) found.push(holder.message);
      }
    }
    return found;
  };
}

async function listHolders({ home, reader }: Scope, id: Id): Promise<readonly Holder[]> {
  const people = (await home.warm.get(home.directory.getBook(id))).state as PeopleState; // its line says so
  const holders: Holder[] = [];
  for (const { id: person, name } of people.persons.values()) {
    for (const stream of devicesOf(people, person)) {
      if (hasEnded(stream, home.now())) continue;
      const line = home.directory.findStream(stream.id);
      if (line === undefined) continue;
      const books = booksToCarry(home, { ...reader, people, line });
      const heardAt = home.heard.get(stream.id);
      const { device } = stream;
      const message = {
        person: name,
        ...(device !== undefined && { device }),
        ...(heardAt !== undefined && { heardAt }),
      };
      holders.push({ message, stream: stream.id, books: new Set(books.map((book) => book.id)) });
    }
  }
  return holders;
}

async function hasWritten(
  { home: { store } }: Scope,
  books: readonly Book[],
  stream: Id,
): Promise<boolean> {
  for (const { id, cell } of books) {
    if ((await store.read(cell).findStreamHead(id, stream)) !== undefined) return true;
  }
  return false;
}
