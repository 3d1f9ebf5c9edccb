// A home as tests of versions ask it: bundled with its release and kept, so that later releases meet the
// real thing. What it offers may grow from release to release; what is here stays.

import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { toBase64Url } from '#kernel/bytes.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { ActivityName, Book, Proposal, Role } from '#book/activity.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { erase } from '#server/erase/erase.ts';
import { createApp } from '#server/http/app.ts';
import { type Home, openHome } from '#server/home.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { verifyBooks } from '#server/verify.ts';
import { type BookState, toState } from './book-state.ts';

export type HomeSettings = {
  readonly folder: string;
} & Settings;

type Settings = {
  readonly name: string;
  /** Seconds UTC. */
  readonly now: () => number;
  readonly seed: number;
};

export type Said = { readonly verdict: string; readonly n: number; readonly why: string };
export type HeadLine = {
  readonly book: Id;
  readonly activity: ActivityName;
  readonly place: Id;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
};
export type VersionHome = {
  readonly protocol: number;
  readonly country: Id;
  request(path: string, init?: RequestInit): Promise<Response>;
  found(kind: 'tinh' | 'xa' | 'ban', name: string, parent: Id, from: number): Promise<Id>;
  findBook(activity: ActivityName, place: Id): Book;
  books(): readonly Book[];
  /** Writes by the home in its own name. */
  record(book: Book, proposals: readonly Proposal[]): Promise<readonly Said[]>;
  /** A person with one grant, and the secret of a card for their phones. */
  addWorker(
    name: string,
    role: Role,
    place: Id,
    span: { readonly from: number; readonly until?: number },
  ): Promise<{ readonly person: Id; readonly card: string }>;
  newId(): Id;
  heads(): Promise<readonly HeadLine[]>;
  state(book: Book): Promise<BookState>;
  /** Origins of all facts in a book, as stream.n. */
  origins(book: Book): Promise<readonly string[]>;
  verify(): Promise<{ readonly line: string; readonly defects: readonly string[] }>;
  /** From the release after 0.1.0 on: erases a resident, the record going to a folder. */
  erase?(resident: Id, tombstones: string): Promise<string>;
  close(): Promise<void>;
};

/** Opens, or makes, the store of a folder. Throws with the code when it cannot be opened. */
export async function openVersionHome(settings: HomeSettings): Promise<VersionHome> {
  const store = openSqliteStore(settings.folder, 'demo');
  if (!store.ok) throw new Error(JSON.stringify(store.error));
  return openHomeOver(store.value, settings);
}

/** The same over a store of either engine that is open. */
export async function openHomeOver(
  store: Store,
  { name, now, seed }: Settings,
): Promise<VersionHome> {
  const random = seededRandom(seed);
  const home = await openHome(store, { name, now, random });
  const app = createApp(home, { log: (line) => console.error(line) });
  const findBook: VersionHome['findBook'] = (activity, place) => {
    const book = home.directory.findBookOf(activity, place);
    if (book === undefined) throw new Error(`no ${activity} of ${place}`);
    return book;
  };
  const record: VersionHome['record'] = async (book, proposals) => {
    const recorded = await home.recorder.record(book, proposals);
    if (!recorded.ok) throw new Error(recorded.error.code);
    return recorded.value;
  };
  return {
    protocol: PROTOCOL,
    country: home.directory.identity.country,
    request: async (path, init) => app.request(path, init),
    async found(kind, called, parent, from) {
      const place = await home.founding.found({ kind, name: called, parent, from });
      if (!place.ok) throw new Error(place.error.code);
      return place.value;
    },
    findBook,
    books: () => [...home.directory.books()],
    record,
    async addWorker(called, role, place, span) {
      const people = peopleOf(home, place);
      const person = newId(random);
      const on = dayOfSeconds(now());
      await record(people, [
        { type: 'person.added@1', on, body: { person, name: called } },
        {
          type: 'grant.given@1',
          on,
          body: { grant: newId(random), person, role, place, ...span },
        },
      ]);
      const card = await home.cards.issue({ person, people: people.id, singleUse: false });
      return { person, card };
    },
    newId: () => newId(random),
    heads: () => headsOf(home),
    state: async (book) => toState(await home.warm.get(book)),
    async origins(book) {
      const facts = await home.store.read(book.cell).listFacts(book.id, 0, 100_000);
      return facts.map((fact) => `${fact.stream}.${fact.n}`);
    },
    async verify() {
      const { defects, ...counts } = await verifyBooks(home.store, home.directory);
      const line = Object.entries(counts)
        .flatMap(([what, count]) => (typeof count === 'number' ? [`${count} ${what}`] : []))
        .join(', ');
      return { line, defects };
    },
    async erase(resident, folderOfTombstones) {
      const place = { ...home, tombstones: { folder: folderOfTombstones } };
      const erased = await erase(place, { wanted: { resident }, ground: 'asked' });
      return erased.ok ? 'ok' : erased.error.code;
    },
    close: () => home.store.close(),
  };
}

/** The book of people in charge of a place: that of its own village or commune, else any above. */
function peopleOf(home: Home, place: Id): Book {
  const books = [...home.directory.books()];
  const own = books.find((book) => book.activity === 'people' && book.place === place);
  const some = books.find((book) => book.place === place);
  const found = own ?? books.find((book) => book.id === some?.people);
  if (found === undefined) throw new Error(`no people of ${place}`);
  return found;
}

async function headsOf(home: Home): Promise<readonly HeadLine[]> {
  const lines: HeadLine[] = [];
  for (const { id, activity, place, cell } of home.directory.books()) {
    const head = await home.store.read(cell).findHead(id);
    if (head === undefined) continue;
    const { epoch, seq, hash } = head;
    lines.push({ book: id, activity, place, epoch, seq, hash: toBase64Url(hash) });
  }
  return lines.toSorted((left, right) => (left.book < right.book ? -1 : 1));
}
