// The whole demo, filled once for these sources, served by the built program; with a card for a member of
// the team of its largest village.

import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd } from 'node:process';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { createFillDemo } from '#demo/fill.ts';
import type { Grant, PeopleState } from '#domain/people/state.ts';
import { nameAsOf, type PlacesState } from '#domain/places/state.ts';
import { DEMO_NOW_S, fillDemoStore } from '#server/demo-store.ts';
import { type Home, openHome } from '#server/home.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { type DemoServer, serveDemo, stampOfSources } from '#test/support/small-demo.ts';

export type BenchVillage = {
  readonly place: Id;
  readonly name: string;
  readonly households: number;
  readonly residents: number;
  /** In all books that a member of its team carries. */
  readonly facts: number;
  readonly card: string;
};

/** The commune that the village lies in, and a card for an officer of it. */
export type BenchCommune = {
  readonly place: Id;
  readonly facts: number;
  readonly officerCard: string;
};

export type BenchDemo = {
  readonly commune: BenchCommune;
  readonly village: BenchVillage;
  readonly server: DemoServer;
  /** Where its store lies, for whoever reads it beside the server. */
  readonly folder: string;
  stop(): Promise<void>;
};

const SEED = 20_261_121;

/** Fills it, or takes what was filled before, and opens it as a home that nobody else has open. */
async function copyOfDemo(): Promise<string> {
  const shelf = join(cwd(), 'node_modules', '.cache', 'bench-demo');
  const kept = join(shelf, stampOfSources(['kernel', 'book', 'form', 'domain', 'server', 'demo']));
  if (!existsSync(kept)) {
    rmSync(shelf, { recursive: true, force: true });
    mkdirSync(shelf, { recursive: true });
    const fresh = mkdtempSync(join(shelf, 'filling-'));
    const fill = createFillDemo({ seed: SEED });
    const filled = await fillDemoStore(join(fresh, 'demo'), 'Bản thử', fill, () => undefined);
    if (!filled.ok) throw new Error(filled.error.code);
    renameSync(join(fresh, 'demo'), kept);
  }
  const folder = mkdtempSync(join(tmpdir(), 'banso-bench-'));
  cpSync(kept, join(folder, 'data', 'demo'), { recursive: true });
  return folder;
}

/** The demo as a home in this process: what it holds, and a card for the village. */
export async function openDemo(): Promise<{ home: Home; folder: string; close(): Promise<void> }> {
  const folder = await copyOfDemo();
  const store = openSqliteStore(join(folder, 'data', 'demo'), 'demo');
  if (!store.ok) throw new Error(store.error.code);
  const home = await openHome(store.value, { name: 'Bản thử', now: () => DEMO_NOW_S });
  return {
    home,
    folder,
    async close() {
      await store.value.close();
    },
  };
}

export async function serveBenchDemo(): Promise<BenchDemo> {
  const { home, folder, close } = await openDemo();
  const { village, commune } = await largestVillage(home);
  await close();
  const server = await serveDemo(folder);
  return { commune, village, server, folder, stop: () => server.stop() };
}

/** The village with the most households, and its commune. */
export async function largestVillage(
  home: Home,
): Promise<{ village: BenchVillage; commune: BenchCommune }> {
  const books = [...home.directory.books()];
  let largest: Book | undefined;
  let most = 0;
  for (const book of books.filter(({ activity }) => activity === 'homes')) {
    const { households } = await home.warm.get(book).then(({ state }) => state);
    if (households === undefined || households.size <= most) continue;
    [largest, most] = [book, households.size];
  }
  if (largest === undefined) throw new Error('the demo has no village');
  const { place } = largest;
  const people = home.directory.getBook(largest.people);
  const staff = (await home.warm.get(people)).state as PeopleState; // its line says so
  const cardOf = (is: (grant: Grant) => boolean): Promise<string> => {
    const grant = [...staff.grants.values()].find((each) => each.until === undefined && is(each));
    if (grant === undefined) throw new Error('nobody works there');
    return home.cards.issue({ person: grant.person, people: people.id, singleUse: false });
  };
  const card = await cardOf((grant) => grant.place === place);
  const around = await home.warm.get(home.directory.getBook(largest.places));
  const places = around.state as PlacesState; // as above
  const { state } = await home.warm.get(largest);
  const factsIn = async (some: readonly Book[]): Promise<number> => {
    let facts = 0;
    for (const { id, cell } of some) facts += (await home.store.read(cell).findHead(id))?.seq ?? 0;
    return facts;
  };
  const ofCommune = books.filter((book) => book.people === people.id);
  const named = places.places.get(place);
  return {
    commune: {
      place: people.place,
      facts: await factsIn(ofCommune),
      officerCard: await cardOf(({ role }) => role === 'officer'),
    },
    village: {
      place,
      name: named === undefined ? '' : nameAsOf(named, Math.floor(DEMO_NOW_S / 86_400)).name,
      households: most,
      residents: state['residents']?.size ?? 0,
      facts: await factsIn(books.filter((book) => book.place === place)),
      card,
    },
  };
}
