import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { cellOf } from '#book/cell.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { isKeyPair, sha256 } from '#server/crypto.ts';
import { booksOf } from '#server/founding.ts';
import type {
  BookHead,
  Directories,
  HomeIdentity,
  Store,
  StreamLine,
} from '#server/store/store.ts';
import { createWarm, type Warm } from '#server/warm.ts';

/** What a check of a whole store reads of it: an open store, or one as it stood at a moment. */
export type Readable = Pick<Store, 'read' | 'look' | 'listHeads'> & {
  readonly directories: Pick<
    Directories,
    'findIdentity' | 'listBooks' | 'listStreams' | 'listOpeningKeys'
  >;
};

export type Lines = {
  readonly identity: HomeIdentity | undefined;
  readonly books: readonly Book[];
  readonly streams: readonly StreamLine[];
};

/** Heads are read before the books: one that is founded meanwhile is no defect. */
type DirectoryLines = Lines & { readonly heads: readonly BookHead[] };

export type VerifiedDirectory = {
  /** Key pairs whose halves were held against each other. */
  readonly keys: number;
  readonly defects: readonly string[];
  /** What stands in the books and not yet in the directory: the next start writes it. */
  readonly notes: readonly string[];
};

type Found = { readonly defects: string[]; readonly notes: string[] };

/**
 * Holds the directory to the books it follows from: each book to the place it was founded for, each stream
 * to its registration in a people book. Private keys must fit the public ones, and no opening key be gone.
 */
export async function verifyDirectory(
  store: Readable,
  lines: DirectoryLines,
): Promise<VerifiedDirectory> {
  const found: Found = { defects: [], notes: [] };
  const keys = verifyKeys(lines, await store.directories.listOpeningKeys(), found.defects);
  const books = new Map(lines.books.map((book) => [book.id, book]));
  for (const book of lines.books) verifyBookLine(book, books, found.defects);
  for (const { book, seq } of lines.heads) {
    if (seq === 0 || books.has(book)) continue;
    found.defects.push(`directory: book ${book} is not in it; its ${seq} facts are unchecked`);
  }
  const warm = createWarm(store);
  for (const book of lines.books) {
    try {
      if (book.activity === 'places') await verifyPlaces(warm, book, lines.books, found);
      if (book.activity === 'people') await verifyPeople(warm, book, lines, found);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      found.defects.push(`directory: book ${book.id} cannot be folded: ${error.message}`);
    }
  }
  for (const { stream, people } of lines.streams) {
    if (!books.has(people)) found.defects.push(`directory: stream ${stream} names no people book`);
  }
  return { keys, ...found };
}

function verifyKeys(
  { identity, streams }: Lines,
  opening: Awaited<ReturnType<Directories['listOpeningKeys']>>,
  defects: string[],
): number {
  let keys = 0;
  const check = (name: string, pair: Parameters<typeof isKeyPair>[0]): void => {
    keys += 1;
    if (!isKeyPair(pair)) defects.push(`${name}: its private key is not that of its public key`);
  };
  if (identity === undefined) defects.push('the store does not say which home it is');
  else check('home', identity);
  for (const { stream, key, secret } of streams) {
    if (secret !== undefined) check(`kept stream ${stream}`, { key, secret });
  }
  opening.forEach((pair, index) => {
    if (pair.id !== index + 1) defects.push(`opening key ${index + 1} is gone`);
    check(`opening key ${pair.id}`, pair);
  });
  if (identity !== undefined && opening.length === 0) defects.push('there is no opening key');
  return keys;
}

function verifyBookLine(book: Book, books: ReadonlyMap<Id, Book>, defects: string[]): void {
  const defect = (what: string): unknown => defects.push(`directory, book ${book.id}: ${what}`);
  if (books.get(book.people)?.activity !== 'people') defect('its people book is none');
  if (books.get(book.places)?.activity !== 'places') defect('its places book is none');
  if (book.cell !== cellOf(sha256, book.place)) defect('its cell is not that of its place');
}

async function verifyPlaces(
  warm: Warm,
  places: Book,
  books: readonly Book[],
  { defects, notes }: Found,
): Promise<void> {
  const state = (await warm.get(places)).state as PlacesState; // the state of a places book
  const made = new Set<string>();
  for (const { id, activity, place, places: of } of books) {
    if (of !== places.id) continue;
    const name = `${activity}.${place}`;
    if (made.has(name)) defects.push(`directory, book ${id}: its place has another of its kind`);
    made.add(name);
    if (!state.places.has(place)) defects.push(`directory, book ${id}: its place was not founded`);
  }
  for (const place of state.places.values()) {
    for (const activity of booksOf(place)) {
      if (made.has(`${activity}.${place.id}`)) continue;
      notes.push(`place ${place.id} has no ${activity} book yet; the next start makes it`);
    }
  }
}

async function verifyPeople(
  warm: Warm,
  people: Book,
  { identity, streams }: Lines,
  { defects, notes }: Found,
): Promise<void> {
  const state = (await warm.get(people)).state as PeopleState; // the state of a people book
  const known = new Map(streams.map((line) => [line.stream, line]));
  for (const { id, person, key } of state.streams.values()) {
    const line = known.get(id);
    if (line === undefined) {
      notes.push(`stream ${id} is not in the directory yet; the next start writes it`);
    } else if (line.people === people.id && (line.person !== person || line.key !== key)) {
      defects.push(`directory, stream ${id}: another person or key than in its people book`);
    }
  }
  for (const { stream, people: of, secret } of streams) {
    // A stream that the home keeps stands in the directory first.
    const isOwn = secret !== undefined || stream === identity?.stream;
    if (of !== people.id || isOwn || state.streams.has(stream)) continue;
    defects.push(`directory, stream ${stream}: its people book does not register it`);
  }
}
