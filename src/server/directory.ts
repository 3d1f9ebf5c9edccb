import type { ActivityName, Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import { ownLineOf } from '#server/store/directories.ts';
import type { HomeIdentity, Store, StreamLine } from '#server/store/store.ts';

/** Cell 0 held in memory: which books there are, and whose the streams are. */
export type Directory = {
  readonly identity: HomeIdentity;
  books(): Iterable<Book>;
  findBook(id: Id): Book | undefined;
  getBook(id: Id): Book;
  /** A place has at most one book of an activity. */
  findBookOf(activity: ActivityName, place: Id): Book | undefined;
  addBook(book: Book): Promise<void>;
  findStream(stream: Id): StreamLine | undefined;
  /** Learns of streams that another program on the same store has registered. */
  meetStreams(streams: readonly Id[]): Promise<void>;
  /** Learns of a book that another program has founded. */
  meetBook(book: Id): Promise<Book | undefined>;
  /** Learns of all such books, unless that was done less than `ageMs` ago. */
  meetBooks(ageMs?: number): Promise<void>;
  addStreams(lines: readonly StreamLine[]): Promise<void>;
  /** The stream by which the home itself writes in the name of a person of a people book. */
  findKeptStream(person: Id, people: Id): StreamLine | undefined;
  forgetKept(line: StreamLine): Promise<void>;
  /**
   * The home goes on under other streams of its own: the numbers of those it had may be taken by facts that
   * it lost when it was restored.
   */
  renew(own: Id): Promise<void>;
  /** Streams that speak for the home itself, those before it was restored among them. */
  homeStreams(): readonly Id[];
  /** Whether a stream speaks for the home itself. */
  isHome(line: StreamLine): boolean;
};

export async function openDirectory(store: Store, opened: HomeIdentity): Promise<Directory> {
  let identity = opened;
  const books = new Map<Id, Book>();
  const byPlace = new Map<string, Book>();
  const streams = new Map<Id, StreamLine>();
  const kept = new Map<string, StreamLine>();
  const isHome: Directory['isHome'] = ({ person, people }) =>
    person === identity.person && people === identity.people;
  const homeStreams: Id[] = [];
  const hold = (book: Book): void => {
    books.set(book.id, book);
    byPlace.set(`${book.activity}.${book.place}`, book);
  };
  const holdStream = (line: StreamLine): void => {
    if (streams.has(line.stream)) return;
    streams.set(line.stream, line);
    if (isHome(line)) homeStreams.push(line.stream);
    if (line.secret !== undefined) kept.set(`${line.people}.${line.person}`, line);
  };
  const loadBooks = async (): Promise<void> => {
    for (const book of await store.directories.listBooks()) if (!books.has(book.id)) hold(book);
  };
  await loadBooks();
  for (const line of await store.directories.listStreams()) holdStream(line);
  assertWhole(identity, books, streams.values());
  return {
    get identity() {
      return identity;
    },
    books: () => books.values(),
    findBook: (id) => books.get(id),
    getBook: (id) => bookIn(books, id),
    ...createMeetings(store, { books, streams, hold, holdStream, loadBooks }),
    findBookOf: (activity, place) => byPlace.get(`${activity}.${place}`),
    async addBook(book) {
      await store.directories.putBook(book);
      hold(book);
    },
    findStream: (stream) => streams.get(stream),
    async addStreams(lines) {
      const fresh = lines.filter((line) => !streams.has(line.stream));
      if (fresh.length === 0) return;
      await store.directories.putStreams(fresh);
      fresh.forEach(holdStream);
    },
    ...createKept(store, streams, kept),
    async renew(own) {
      await store.directories.renewStreams(own);
      identity = { ...identity, stream: own };
      holdStream(ownLineOf(identity));
      for (const { secret: _, ...line } of kept.values()) streams.set(line.stream, line);
      kept.clear();
    },
    homeStreams: () => homeStreams,
    isHome,
  };
}

/** Streams by which the home writes for people, by people book and person. */
const createKept = (
  { directories }: Store,
  streams: Map<Id, StreamLine>,
  kept: Map<string, StreamLine>,
): Pick<Directory, 'findKeptStream' | 'forgetKept'> => ({
  findKeptStream: (person, people) => kept.get(`${people}.${person}`),
  async forgetKept({ stream, person, people, key }) {
    await directories.forgetSecret(stream);
    streams.set(stream, { stream, person, people, key });
    kept.delete(`${people}.${person}`);
  },
});

function bookIn(books: ReadonlyMap<Id, Book>, id: Id): Book {
  const book = books.get(id);
  if (book === undefined) throw new Error(`invariant broken: no book ${id}`);
  return book;
}

/** A directory that names what it does not hold is of a broken store. */
function assertWhole(
  { people: rootPeople, places: rootPlaces }: HomeIdentity,
  books: ReadonlyMap<Id, Book>,
  streams: Iterable<StreamLine>,
): void {
  // The two books of the country come to be one after the other: a crash between them is mended later.
  const isThere = (id: Id): boolean => books.has(id) || id === rootPeople || id === rootPlaces;
  for (const { id, people, places } of books.values()) {
    if (!isThere(people) || !isThere(places)) {
      throw new Error(`store broken: book ${id} names a book that is not there`);
    }
  }
  for (const { stream, people } of streams) {
    if (!isThere(people)) {
      throw new Error(`store broken: stream ${stream} names a book that is not there`);
    }
  }
}

type Held = {
  readonly books: ReadonlyMap<Id, Book>;
  readonly streams: ReadonlyMap<Id, StreamLine>;
  hold(book: Book): void;
  holdStream(line: StreamLine): void;
  loadBooks(): Promise<void>;
};

type Meetings = Pick<Directory, 'meetStreams' | 'meetBook' | 'meetBooks'>;

/** Looks at what others wrote; a store of one program has no others. */
function createMeetings({ isShared, directories }: Store, held: Held): Meetings {
  const { books, streams, hold, holdStream, loadBooks } = held;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    if ((await directories.countBooks()) !== books.size) await loadBooks();
  };
  return {
    async meetStreams(ids) {
      if (!isShared) return;
      for (const id of ids) {
        const line = streams.has(id) ? undefined : await directories.findStream(id);
        if (line === undefined) continue;
        // Its people book was there before it.
        if (!books.has(line.people)) await loadBooks();
        holdStream(line);
      }
    },
    async meetBook(id) {
      if (isShared && !books.has(id)) {
        const book = await directories.findBook(id);
        if (book !== undefined) hold(book);
      }
      return books.get(id);
    },
    async meetBooks(ageMs = 0) {
      if (!isShared || performance.now() - lookedAt < ageMs) return;
      const startedAt = performance.now();
      // Once for all who ask meanwhile.
      looking ??= look().finally(() => {
        looking = undefined;
      });
      await looking;
      lookedAt = startedAt;
    },
  };
}
