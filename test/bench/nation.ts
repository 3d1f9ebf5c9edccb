// `npm run bench -- nation [--json] [--villages N]`: how long a dashboard waits for a month of the country or
// of a province, as it was reported, in today's boundaries and in those of any day; on both engines, with 60
// indicators and 24 months of each village. See docs/benchmarks.md.

import type { Id } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import type { Grid } from '#server/measures/grid.ts';
import { type Where, whereOn } from '#domain/where.ts';
import { readMonth, type View } from '#server/measures/read.ts';
import type { Store } from '#server/store/store.ts';
import { ENGINES } from './ingest/engines.ts';
import { machineText, numberAfter, tellJson } from './lib/tell.ts';
import {
  type Country,
  foldCountry,
  INDICATORS,
  layCountry,
  loadVillages,
  MONTHS,
  OPEN,
  SENSITIVE,
  TODAY,
} from './nation/country.ts';

const villages = numberAfter('--villages', 90_000);
const laid = performance.now();
const country = layCountry(villages);
const books = new Set(country.villages);
const gridMs = Math.round(performance.now() - laid);
console.log(
  `${villages} villages, ${country.communes} communes, ${country.provinces.length} provinces, ` +
    `${INDICATORS} indicators, ${MONTHS} months; the tree in ${gridMs} ms`,
);
const ours: Record<string, unknown> = {};
for (const { name, make } of ENGINES) {
  const engine = await make();
  const store = await engine.open();
  const loadS = await secondsOf(() => loadVillages(store, country));
  const foldS = await secondsOf(() => foldCountry(store, country));
  const rows = await measure(store);
  await store.close();
  await engine.remove();
  console.log(`${name}: rows of villages in ${loadS} s, all above folded from them in ${foldS} s`);
  console.table(rows);
  ours[name] = { loadS, foldS, rows };
}
console.log(machineText());
tellJson('nation', { ours: { villages, ...ours } });

type Asked = {
  readonly what: string;
  readonly budgetMs: number;
  readonly times: number;
  /** `day`: another one each time, whose boundaries nobody has asked for yet. */
  readonly view: 'then' | 'today' | 'day';
  readonly place: (die: number) => Id;
};

async function measure(store: Store) {
  const anyProvince = (die: number): Id =>
    country.provinces[die % country.provinces.length] ?? country.country;
  const nation = (): Id => country.country;
  const asked: readonly Asked[] = [
    { what: 'nation, as reported', budgetMs: 20, times: 300, view: 'then', place: nation },
    { what: 'nation, today’s boundaries', budgetMs: 20, times: 300, view: 'today', place: nation },
    { what: 'province, as reported', budgetMs: 20, times: 300, view: 'then', place: anyProvince },
    { what: 'province, any day', budgetMs: 100, times: 60, view: 'day', place: anyProvince },
    { what: 'nation, any day', budgetMs: 1_500, times: 60, view: 'day', place: nation },
  ];
  const rows = [];
  for (const each of asked) rows.push(await timed(store, each));
  return rows;
}

async function timed(store: Store, { what, budgetMs, times, view, place }: Asked) {
  const random = seededRandom(times);
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const [die = 0, back = 0, day = 0] = random(3);
    const asked: View = view === 'day' ? TODAY - 3 * day : view;
    const grid = typeof asked === 'number' ? coldOn(country, asked) : country.grid;
    const reads = { store, grid, sensitive: SENSITIVE, today: TODAY };
    const began = performance.now();
    const told = await readMonth(reads, place(die), OPEN - (back % MONTHS), asked);
    taken.push(performance.now() - began);
    if (told.parts.length === 0 && view !== 'then') throw new Error(`${what}: nothing was told`);
  }
  taken.sort((left, right) => left - right);
  const quantile = (share: number): number =>
    Math.round((taken[Math.floor(taken.length * share)] ?? 0) * 100) / 100;
  return { what, times, p50: quantile(0.5), p95: quantile(0.95), budgetMs };
}

/** As a home holds it: boundaries of today and of reports are there, those of the day asked for are not. */
function coldOn({ places, grid: held }: Country, asked: number): Grid {
  let cold: Where | undefined;
  const on = (day: number): Where => {
    if (day !== asked) return held.on(day);
    cold ??= whereOn(places, books, day);
    return cold;
  };
  return { ...held, on };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round((performance.now() - began) / 100) / 10;
}
