import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Role } from '#book/activity.ts';
import { standing } from '#domain/actor.ts';
import { CARE_ACCESS } from '#domain/care/access.ts';
import { ERASERS } from '#domain/judge.ts';
import type { Level } from '#domain/places/facts.ts';
import { grantsOf, type PeopleState } from '#domain/people/state.ts';
import { ancestorsOf, levelOf, lineageOf, type PlacesState } from '#domain/places/state.ts';
import { getActivity } from '#domain/register.ts';
import type { Me } from '#protocol/messages.ts';
import type { Home } from '#server/home.ts';
import { actorOf } from '#server/ingest/ground.ts';
import type { StreamLine } from '#server/store/store.ts';

/** A stream with the states that say what it may read, taken once for a request. */
export type Reader = {
  readonly line: StreamLine;
  readonly people: PeopleState;
  readonly places: PlacesState;
  /** The civil day of the request. */
  readonly today: number;
};

export async function openReader(home: Home, line: StreamLine): Promise<Reader> {
  const { directory, warm } = home;
  const book = directory.getBook(line.people);
  const [around, own] = await Promise.all([
    warm.get(directory.getBook(book.places)),
    warm.get(book),
  ]);
  const places = around.state as PlacesState; // its line says so
  const people = own.state as PeopleState; // streams are registered in people books
  return { line, people, places, today: dayOfSeconds(home.now()) };
}

/** Who the home takes a stream for. */
export function meOf(reader: Reader): Me {
  const { person } = reader.line;
  return {
    person,
    name: reader.people.persons.get(person)?.name ?? '',
    grants: grantsOf(reader.people, person).flatMap(({ role, place, from, until }) =>
      role === 'province' ? [] : [{ role, place, from, ...(until !== undefined && { until }) }],
    ),
  };
}

/**
 * Whether a stream may read a book today: its own people book and the places around it by any right it
 * holds, others by a right that covers them; the home itself reads all it orders.
 */
export const mayRead = (home: Home, reader: Reader, book: Book): boolean =>
  home.directory.isHome(reader.line) ||
  reaches(home, reader, book, getActivity(book.activity).access.read);

/** Whether the home of a stream's person may keep a copy of a book today, and open it. */
export const mayFollow = (home: Home, reader: Reader, book: Book): boolean =>
  reaches(home, reader, book, getActivity(book.activity).access.follow);

/** Whether it may keep all that this home holds, sealed: what is about the work lies within its ground. */
export function mayKeep(home: Home, reader: Reader): boolean {
  const books = [...home.directory.books()].filter((book) => !isShared(book));
  return (
    books.length > 0 &&
    books.every((book) => reaches(home, reader, book, getActivity(book.activity).access.keep))
  );
}

const isShared = ({ activity }: Book): boolean => activity === 'people' || activity === 'places';

/** Whether one of these roles reaches a book today. */
function reaches(home: Home, reader: Reader, book: Book, roles: readonly Role[]): boolean {
  const { line, people, places, today } = reader;
  if (book.id === line.people || book.id === home.directory.getBook(line.people).places) {
    return activeGrants(reader).some(({ role }) => roles.includes(role));
  }
  const asked = isShared(book) ? { place: book.place } : book;
  const actor = actorOf(home.directory, people, places, asked, line.stream);
  return actor !== undefined && standing(actor, roles, today) === 'on-that-day';
}

/** Whether a stream may read today what a book publishes. */
export function mayReadFeed(home: Home, reader: Reader, book: Book): boolean {
  const { line, people, places, today } = reader;
  const actor = actorOf(home.directory, people, places, { place: book.place }, line.stream);
  const { feed } = getActivity(book.activity).access;
  return actor !== undefined && standing(actor, feed, today) === 'on-that-day';
}

/** Whether a stream may erase in a book today. */
export function isEraser(home: Home, reader: Reader, book: Book): boolean {
  const { line, people, places, today } = reader;
  const actor = actorOf(home.directory, people, places, book, line.stream);
  return actor !== undefined && standing(actor, ERASERS, today) === 'on-that-day';
}

const OFFICES: ReadonlySet<Role> = new Set(['officer', 'admin', 'province']);

/** Whether a person works in an office today: only such people sign in, all others have cards. */
export const isOffice = (people: PeopleState, person: Id, today: number): boolean =>
  grantsOf(people, person).some(
    ({ role, from, until = today }) => OFFICES.has(role) && from <= today && today <= until,
  );

/** None for whoever has left a team: they read nothing more. */
const activeGrants = ({ people, line, today }: Reader) =>
  grantsOf(people, line.person).filter(
    (grant) => grant.from <= today && (grant.until === undefined || today <= grant.until),
  );

/**
 * What a phone carries: people and places of its own, the books of the villages it works in but the closed
 * ones, and what their commune teaches, asks for and tells. Whoever looks after a commune carries the people
 * of all its chapters, and asks the home for the rest.
 */
export function booksToCarry(home: Home, reader: Reader): readonly Book[] {
  const { directory } = home;
  const own = directory.getBook(reader.line.people);
  const books = new Set<Book>([directory.getBook(own.places), own]);
  for (const { place } of activeGrants(reader)) {
    const level = levelNow(reader, place);
    if (level === 'village') {
      for (const book of booksOfVillage(home, reader, place)) books.add(book);
    }
    if (level !== 'village' && level !== 'commune') continue;
    for (const book of booksOfCommune(home, reader, place)) books.add(book);
  }
  return [...books].filter((book) => mayRead(home, reader, book));
}

/** What a home that follows this one copies: all open books that its grants reach. */
export const booksToFollow = (home: Home, reader: Reader): readonly Book[] =>
  [...home.directory.books()].filter((book) => mayFollow(home, reader, book));

function levelNow({ places }: Reader, id: Id): Level | undefined {
  const kind = places.places.get(id)?.names.at(-1)?.kind;
  return kind && levelOf(kind);
}

/**
 * What the communes around a place teach and ask for, with the chapters that merged into them, and who works
 * there: an officer of all of it manages the people of each chapter in the book in which they stand.
 */
const booksOfCommune = (home: Home, reader: Reader, place: Id): readonly Book[] =>
  ancestorsOf(reader.places, place, reader.today)
    .filter((around) => levelNow(reader, around) === 'commune')
    .flatMap((commune) => lineageOf(reader.places, commune, reader.today))
    .flatMap((commune) =>
      (['learning', 'work', 'board', 'people'] as const).flatMap(
        (activity) => home.directory.findBookOf(activity, commune) ?? [],
      ),
    );

/**
 * Books that a phone may write and never holds: the closed ones of the villages its person works in.
 */
export function booksToWrite(home: Home, reader: Reader): readonly Book[] {
  if (home.directory.isHome(reader.line)) return [];
  const { line, people, places, today } = reader;
  const writers = CARE_ACCESS.write['consent.given@1'];
  const books = activeGrants(reader).flatMap((grant) => {
    if (levelNow(reader, grant.place) !== 'village') return [];
    return lineageOf(places, grant.place, today).flatMap(
      (place) => home.directory.findBookOf('care', place) ?? [],
    );
  });
  return [...new Set(books)].filter((book) => {
    const actor = actorOf(home.directory, people, places, book, line.stream);
    return actor !== undefined && standing(actor, writers, today) === 'on-that-day';
  });
}

/** The chapters of a village: its own books and those of the villages that merged into it. */
export const booksOfVillage = (home: Home, reader: Reader, village: Id): readonly Book[] =>
  lineageOf(reader.places, village, reader.today).flatMap((place) =>
    (['homes', 'doors', 'board', 'reach', 'funds'] as const).flatMap(
      (activity) => home.directory.findBookOf(activity, place) ?? [],
    ),
  );
