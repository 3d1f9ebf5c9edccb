import { type Id, newId } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfDate, dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { ActivityName, Book, Proposal } from '#book/activity.ts';
import { bookIdOf } from '#book/book-id.ts';
import { cellOf } from '#book/cell.ts';
import { bookStart } from '#book/chain.ts';
import type { Kind, Level } from '#domain/places/facts.ts';
import { ancestorsOf, levelOf, type Place, type PlacesState } from '#domain/places/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { sha256 } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import type { NotRecorded, Recorder } from '#server/record.ts';
import type { Store } from '#server/store/store.ts';
import type { Warm } from '#server/warm.ts';

/** Which books a place of a level has. They follow from the tree of places, and are made when it grows. */
const BOOKS_OF: Readonly<Record<Level, readonly ActivityName[]>> = {
  country: [],
  province: ['people'],
  district: [],
  commune: ['people', 'learning', 'work', 'board', 'desk'],
  village: ['homes', 'doors', 'care', 'board', 'reach', 'funds'],
};

/** The activities of which a place has a book. */
export function booksOf({ names }: Pick<Place, 'names'>): readonly ActivityName[] {
  const kind = names.at(-1)?.kind;
  return kind === undefined ? [] : BOOKS_OF[levelOf(kind)];
}

export type NewPlace = {
  readonly kind: Kind;
  readonly name: string;
  readonly parent: Id;
  /** Civil day. */
  readonly from: number;
  readonly code?: string;
};

export type Founding = {
  /** Founds a place under its parent, with its books. */
  found(place: NewPlace): Promise<Result<Id, NotRecorded>>;
  /** Makes the books that the places of a places book should have and have not. */
  ensureBooks(): Promise<void>;
  ensureBook(book: Book): Promise<void>;
  /** Where the people who work in a place stand. */
  peopleBookFor(places: PlacesState, place: Id): Book;
  /** Writes the first facts of a new home: its country, itself. */
  begin(name: string): Promise<void>;
};

/** 2 September 1945. */
const COUNTRY_FROM = dayOfDate({ year: 1945, month: 9, dayOfMonth: 2 });
const COUNTRY_NAME = 'Việt Nam';
const HOME_PERSON = 'Máy chủ';

export function createFounding(
  store: Store,
  directory: Directory,
  warm: Warm,
  recorder: Recorder,
  world: World,
): Founding {
  const { identity } = directory;
  const today = (): number => dayOfSeconds(world.now());
  const rootPlaces = (): Book => directory.getBook(identity.places);
  const places = async (): Promise<PlacesState> =>
    (await warm.get(rootPlaces())).state as PlacesState; // the state of a places book

  const books = createBookMaker(store, directory, world);
  let last: Promise<void> = Promise.resolve();
  /** One after the other, so that no place gets two books of one kind. */
  const ensureBooks = (): Promise<void> => {
    const turn = last.then(async () => books.ensureFor(await places()));
    last = turn.catch(() => undefined);
    return turn;
  };

  async function begin(name: string): Promise<void> {
    const { country, person, stream, key } = directory.identity;
    const on = today();
    if (!(await places()).places.has(country)) {
      const body = { place: country, kind: 'country', name: COUNTRY_NAME, from: COUNTRY_FROM };
      await recorder.record(rootPlaces(), [{ type: 'place.founded@1', on, body }]);
    }
    const people = directory.getBook(identity.people);
    const state = (await warm.get(people)).state as PeopleState; // the state of a people book
    if (!state.streams.has(stream)) {
      const own = { stream, person, key, device: HOME_PERSON };
      await recorder.record(people, [
        ...(state.persons.has(person)
          ? []
          : [{ type: 'person.added@1', on, body: { person, name: `${HOME_PERSON} ${name}` } }]),
        { type: 'stream.registered@1', on, body: own },
      ]);
    }
    await ensureBooks();
  }

  return {
    ensureBook: books.ensureBook,
    peopleBookFor: books.peopleBookFor,
    ensureBooks,
    begin,
    async found(place) {
      const id = newId(world.random);
      const recorded = await recorder.record(rootPlaces(), proposalsFor(id, place, today()));
      if (!recorded.ok) return recorded;
      const refused = recorded.value.find((item) => item.verdict === 'refused');
      if (refused !== undefined) return err({ code: 'refused', why: refused.why });
      await ensureBooks();
      return ok(id);
    },
  };
}

function proposalsFor(place: Id, { code, ...body }: NewPlace, on: number): readonly Proposal[] {
  const founded = { type: 'place.founded@1', on, body: { place, ...body } };
  if (code === undefined) return [founded];
  return [founded, { type: 'place.coded@1', on, body: { place, code, from: body.from } }];
}

type World = { readonly now: () => number; readonly random: Random };

function createBookMaker(store: Store, directory: Directory, world: World) {
  const { identity } = directory;

  async function ensureBook(book: Book): Promise<void> {
    if ((await store.read(book.cell).findHead(book.id)) === undefined) {
      const head = { epoch: 0, generation: 0, seq: 0, hash: bookStart(sha256, book.id) };
      await store.write(book.cell, (writing) => writing.createHead(book.id, head));
    }
    if (directory.findBook(book.id) === undefined) await directory.addBook(book);
  }

  function peopleBookFor(state: PlacesState, place: Id): Book {
    const day = Math.max(state.places.get(place)?.founded ?? 0, dayOfSeconds(world.now()));
    const around = ancestorsOf(state, place, day).map((id) => directory.findBookOf('people', id));
    return around.find((book) => book !== undefined) ?? directory.getBook(identity.people);
  }

  async function ensureFor(state: PlacesState): Promise<void> {
    await directory.meetBooks();
    for (const place of state.places.values()) {
      for (const activity of booksOf(place)) {
        if (directory.findBookOf(activity, place.id) !== undefined) continue;
        const id = bookIdOf(sha256, identity.places, activity, place.id);
        const people = activity === 'people' ? id : peopleBookFor(state, place.id).id;
        const cell = cellOf(sha256, place.id);
        await ensureBook({ id, activity, place: place.id, cell, people, places: identity.places });
      }
    }
  }

  return { ensureBook, peopleBookFor, ensureFor };
}
