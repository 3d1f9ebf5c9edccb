// A demo of a seed in a store of its own, with what came of it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import type { Book } from '#book/activity.ts';
import { createFillDemo } from '#demo/fill.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { nameAsOf, type PlacesState } from '#domain/places/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { findMeasure, type MeasureName } from '#domain/measures.ts';
import type { DemoRole } from '#server/demo-roles.ts';
import { type Home, openHome } from '#server/home.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { NOON } from '#test/support/test-home.ts';

export type DemoHome = {
  readonly home: Home;
  readonly roles: readonly DemoRole[];
  /** Facts not plainly ok: "village verdict why", sorted. */
  readonly noted: readonly string[];
  readonly lines: readonly string[];
  readonly today: number;
  readonly places: PlacesState;
  bookOf(activity: Book['activity'], village: string): Book;
  homesOf(village: string): Promise<HomesState>;
  doorsOf(village: string): Promise<DoorsState>;
  figure(village: string, measure: MeasureName): Promise<readonly [met: number, of: number]>;
  /** `activity place seq hash` of every book. */
  heads(): Promise<readonly string[]>;
  close(): Promise<void>;
};

export async function openDemoHome(options: {
  seed: number;
  villages?: number;
}): Promise<DemoHome> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-demo-'));
  const opened = openSqliteStore(folder, 'demo');
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const random = seededRandom(options.seed);
  const home = await openHome(store, { name: 'Bản thử', random, now: () => NOON });
  const noted: string[] = [];
  const lines: string[] = [];
  const fill = createFillDemo({
    ...options,
    onNoted: (village, facts) => {
      for (const { item } of facts) noted.push(`${village} ${item.verdict} ${item.why}`);
    },
  });
  const roles = await fill(home, (_done, _of, line) => {
    if (lines.at(-1) !== line) lines.push(line);
  });
  const today = Math.floor(NOON / 86_400);
  const rootPlaces = home.directory.getBook(home.directory.identity.places);
  const places = (await home.warm.get(rootPlaces)).state as PlacesState; // of a places book
  const bookOf: DemoHome['bookOf'] = (activity, village) => {
    const found = [...home.directory.books()].find((book) => {
      const place = places.places.get(book.place);
      return (
        book.activity === activity && place !== undefined && nameAsOf(place, today).name === village
      );
    });
    if (found === undefined) throw new Error(`no ${activity} book of ${village}`);
    return found;
  };
  const homesOf: DemoHome['homesOf'] = async (village) =>
    (await home.warm.get(bookOf('homes', village))).state as HomesState; // of a homes book
  const doorsOf: DemoHome['doorsOf'] = async (village) =>
    (await home.warm.get(bookOf('doors', village))).state as DoorsState; // of a doors book
  return {
    home,
    roles,
    noted: noted.sort(),
    lines,
    today,
    places,
    bookOf,
    homesOf,
    doorsOf,
    async figure(village, name) {
      const measure = findMeasure(name);
      if (measure === undefined) throw new Error(`no measure ${name}`);
      const states = {
        homes: await homesOf(village),
        doors: await doorsOf(village),
        ladder: BROUGHT_LADDER,
      };
      const { met, of } = measure.measure(states, today);
      return [met.length, of.length];
    },
    async heads() {
      const heads: string[] = [];
      for (const book of home.directory.books()) {
        const head = await store.read(book.cell).findHead(book.id);
        if (head === undefined) continue;
        heads.push(`${book.activity} ${book.place} ${head.seq} ${toHex(head.hash)}`);
      }
      return heads;
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
