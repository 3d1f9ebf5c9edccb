// A country as large as Vietnam in the store: its dated tree, a row for each village and month, and what is
// folded from them. Communes and provinces are those of 1 July 2025, each made of those that were before.

import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { PlaceFact } from '#domain/places/facts.ts';
import { emptyPlaces, foldPlaces, type PlacesState } from '#domain/places/state.ts';
import { type Month, monthOfDay } from '#domain/months.ts';
import { packNumbers } from '#domain/sums.ts';
import { cellOfPlace, foldAbove } from '#server/measures/above.ts';
import { createGrid, dayOfReport, type Grid } from '#server/measures/grid.ts';
import type { KeptMonth } from '#server/store/measured.ts';
import type { Store } from '#server/store/store.ts';

export const INDICATORS = 60;
export const MONTHS = 24;
const PROVINCES = { before: 63, today: 34 };
const COMMUNES_PER_VILLAGE = 3_321 / 90_000;
/** Communes before for one of today. */
const JOINED = 3;

const FOUNDED = dayOfDate({ year: 2000, month: 1, dayOfMonth: 1 });
/** On which 63 provinces became 34, and three communes one. */
const REDRAWN = dayOfDate({ year: 2025, month: 7, dayOfMonth: 1 });
export const TODAY = dayOfDate({ year: 2026, month: 6, dayOfMonth: 15 });
export const OPEN: Month = monthOfDay(TODAY);

/** One indicator in six tells small numbers too. */
export const SENSITIVE = Array.from({ length: INDICATORS }, (_, at) => at % 6 !== 0);

export type Country = {
  readonly country: Id;
  readonly provinces: readonly Id[];
  readonly communes: number;
  readonly villages: readonly Id[];
  readonly places: PlacesState;
  readonly grid: Grid;
};

export function layCountry(count: number): Country {
  const random = seededRandom(42);
  const places = emptyPlaces();
  const say = (type: PlaceFact['type'], body: object): void =>
    foldPlaces(places, { type, body } as PlaceFact); // written here as the facts' schemas say
  const found = (kind: string, from: number, parent?: Id): Id => {
    const place = newId(random);
    say('place.founded@1', { place, kind, name: kind, from, ...(parent && { parent }) });
    return place;
  };
  const country = found('country', FOUNDED);
  const before = Array.from({ length: PROVINCES.before }, () => found('tinh', FOUNDED, country));
  const provinces = before.slice(0, PROVINCES.today);
  for (const [at, place] of before.slice(PROVINCES.today).entries()) {
    say('place.merged@1', { places: [place], into: provinces[at], from: REDRAWN });
  }
  const communes = Math.max(PROVINCES.today, Math.round(count * COMMUNES_PER_VILLAGE));
  const villages: Id[] = [];
  for (let at = 0; at < communes; at += 1) {
    const places3 = Array.from({ length: JOINED }, () =>
      found('xa', FOUNDED, before[at % before.length]),
    );
    const into = found('xa', REDRAWN, provinces[(at % before.length) % PROVINCES.today]);
    const until = Math.round(((at + 1) * count) / communes);
    while (villages.length < until) {
      villages.push(found('thon', FOUNDED, places3[villages.length % JOINED]));
    }
    say('place.merged@1', { places: places3, into, from: REDRAWN });
  }
  return { country, provinces, communes, villages, places, grid: createGrid(places, villages) };
}

/** Writes a row for each village and month, the cells in turn, each in one transaction. */
export async function loadVillages(store: Store, { villages }: Country): Promise<void> {
  const byCell = new Map<number, Id[]>();
  for (const place of villages) {
    const cell = cellOfPlace(place);
    byCell.set(cell, [...(byCell.get(cell) ?? []), place]);
  }
  const random = seededRandom(7);
  for (const [cell, list] of byCell) {
    await store.write(cell, async (writing) => {
      const rows = list.flatMap((place) => monthsOf(place, random(INDICATORS)));
      await writing.together(rows.map((row) => () => writing.putMonth(row)));
    });
  }
}

const monthsOf = (place: Id, dice: Uint8Array): readonly KeptMonth[] =>
  Array.from({ length: MONTHS }, (_, back) => {
    const numbers = packNumbers(pairsOf(dice, MONTHS - back));
    const row = { place, month: OPEN - back, basis: 'bench', corrected: numbers };
    return back === 0 ? row : { ...row, reported: numbers };
  });

/** 60 to 315 households or people, of whom more have come so far with each month. */
const pairsOf = (dice: Uint8Array, month: number): readonly number[] =>
  Array.from(dice, (die) => [60 + die, Math.floor(((60 + die) * month) / (MONTHS + 6))]).flat();

/** Folds every month of every place above, as the home does after a commit. */
export async function foldCountry(store: Store, { grid, villages }: Country): Promise<number> {
  let rows = 0;
  for (let month = OPEN - MONTHS + 1; month <= OPEN; month += 1) {
    const boundaries = { report: grid.on(dayOfReport(month, TODAY)), today: grid.on(TODAY) };
    const levels: Set<Id>[] = [new Set(), new Set(), new Set()];
    for (const leaf of villages) {
      for (const where of [boundaries.report, boundaries.today]) {
        for (const [at, place] of where.chainOf(leaf).slice(1).entries()) levels[at]?.add(place);
      }
    }
    for (const place of levels.flatMap((level) => [...level])) {
      const kept = await foldAbove(
        { store, sensitive: SENSITIVE },
        boundaries,
        place,
        month,
        `0 ${REDRAWN}`,
      );
      if (kept === undefined) throw new Error('nothing is counted in a place above villages');
      await store.write(cellOfPlace(place), (writing) => writing.putMonth(kept));
      rows += 1;
    }
  }
  return rows;
}
