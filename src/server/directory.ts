import type { ActivityName, Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
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
  addStreams(lines: readonly StreamLine[]): Promise<void>;
  /** The stream by which the home itself writes in the name of a person of a people book. */
  findKeptStream(person: Id, people: Id): StreamLine | undefined;
  /** Whether a stream speaks for the home itself. */
  isHome(line: StreamLine): boolean;
};

export async function openDirectory(store: Store, identity: HomeIdentity): Promise<Directory> {
  const books = new Map<Id, Book>();
  const byPlace = new Map<string, Book>();
  const streams = new Map<Id, StreamLine>();
  const kept = new Map<string, StreamLine>();
  const hold = (book: Book): void => {
    books.set(book.id, book);
    byPlace.set(`${book.activity}.${book.place}`, book);
  };
  const holdStream = (line: StreamLine): void => {
    if (streams.has(line.stream)) return;
    streams.set(line.stream, line);
    if (line.secret !== undefined) kept.set(`${line.people}.${line.person}`, line);
  };
  for (const book of await store.directories.listBooks()) hold(book);
  for (const line of await store.directories.listStreams()) holdStream(line);
  // The two books of the country come to be one after the other: a crash between them is mended later.
  const isThere = (id: Id): boolean =>
    books.has(id) || id === identity.people || id === identity.places;
  for (const { id, people, places } of books.values()) {
    if (!isThere(people) || !isThere(places)) {
      throw new Error(`store broken: book ${id} names a book that is not there`);
    }
  }
  for (const { stream, people } of streams.values()) {
    if (!isThere(people)) {
      throw new Error(`store broken: stream ${stream} names a book that is not there`);
    }
  }
  return {
    identity,
    books: () => books.values(),
    findBook: (id) => books.get(id),
    getBook(id) {
      const book = books.get(id);
      if (book === undefined) throw new Error(`invariant broken: no book ${id}`);
      return book;
    },
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
    findKeptStream: (person, people) => kept.get(`${people}.${person}`),
    isHome: ({ person, people }) => person === identity.person && people === identity.people,
  };
}
