import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import { everAround } from '#domain/actor.ts';
import { type Month, monthOfDay } from '#domain/months.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { everAbove } from '#domain/where.ts';
import {
  type Boundaries,
  cellOfPlace,
  foldAbove,
  isSameMonth,
  SENSITIVE,
  sinceIn,
} from '#server/measures/above.ts';
import { createGrid, dayOfReport, type Grid } from '#server/measures/grid.ts';
import {
  type Leaf,
  leavesOf,
  type MeasureWorld,
  measureVillage,
} from '#server/measures/village.ts';
import { openPlaces } from '#server/queries/published.ts';
import type { Store } from '#server/store/store.ts';

/*
 * Keeps the figures of all places by month. After a commit the village is measured again, and what changed is
 * folded into the commune, the province and the country, each in a transaction of its own: they lie in other
 * cells. Nothing is noted of what was done. What should be kept follows from the books, so that a home that
 * died between the two, was restored, or had a full disk makes up for it whenever it looks again.
 */
export type Measures = {
  /** Facts of a book were committed. */
  note(book: Book): void;
  /** Looks at all villages, as after a start or at the turn of a month; from then on after each commit. */
  makeUp(): Promise<void>;
  /** Looks again at what could not be kept, and at all of it when another day has begun. */
  tick(): void;
  /** Resolves once nothing is being measured. */
  settled(): Promise<void>;
  /** Stops soon: what is left is made up for at the next start. */
  end(): Promise<void>;
  /** In which boundaries books are counted, by what is known now. */
  openGrid(): Promise<Grid>;
};

/** How the keeping goes about it. */
export type Measuring = {
  /** Told why figures wait for another look. */
  readonly tell?: (why: string) => void;
  /** Milliseconds before the next look, after one that took so many. */
  readonly rest?: (tookMs: number) => number;
};

type World = MeasureWorld &
  Measuring & {
    readonly store: Pick<Store, 'read' | 'write'>;
    readonly now: () => number;
  };

/** Where books are counted, by what is known of places; `basis` is kept with what is folded. */
type Tree = { readonly places: PlacesState; readonly grid: Grid; readonly basis: string };

/** Villages whose figures of a month have changed. */
type Touched = Map<Month, Set<Id>>;

/** What is to be looked at, and what was seen. */
type Run = {
  isOn: boolean;
  isAll: boolean;
  readonly due: Set<Id>;
  readonly grids: ReturnType<typeof createGrids>;
  /** The boundaries of today in which the sums above stand. */
  summed?: string;
  lookedOn?: number;
  tookMs: number;
};

export function createMeasures(world: World): Measures {
  const run: Run = {
    isOn: false,
    isAll: false,
    due: new Set(),
    grids: createGrids(world),
    tookMs: 0,
  };
  const rest = createRest(world, run);
  let isQueued = false;
  let last: Promise<void> = Promise.resolve();
  const turn = async (): Promise<void> => {
    await rest.pause();
    isQueued = false;
    if (run.isOn) await lookOver(world, run);
  };
  /** One look after the other; what failed in one is tried in the next. */
  const look = (): void => {
    if (!run.isOn || isQueued) return;
    isQueued = true;
    last = last.then(turn);
  };
  const settled = async (): Promise<void> => {
    for (let seen: Promise<void> | undefined; seen !== last;) {
      seen = last;
      await seen;
    }
  };
  return {
    note({ id, activity }) {
      if (!MEASURED.has(activity)) return;
      run.due.add(id);
      look();
    },
    async makeUp() {
      run.isOn = true;
      run.isAll = true;
      look();
      await settled();
    },
    tick() {
      run.isAll ||= run.lookedOn !== dayOfSeconds(world.now());
      if (run.isAll || run.due.size > 0) look();
    },
    settled,
    end() {
      run.isOn = false;
      rest.wake();
      return settled();
    },
    openGrid: async () => (await run.grids.open()).grid,
  };
}

/** A pause before each look, which the end cuts short. */
function createRest({ rest }: World, run: Run) {
  let wake = (): void => undefined;
  return {
    wake: () => wake(),
    pause: (): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, run.isOn ? (rest?.(run.tookMs) ?? 0) : 0);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}

async function lookOver(world: World, run: Run): Promise<void> {
  const began = performance.now();
  const all = run.isAll;
  const books = [...run.due];
  run.isAll = false;
  run.due.clear();
  try {
    const today = dayOfSeconds(world.now());
    const { places, seq, grid } = await run.grids.open();
    const leaves = leavesOf(world).filter((leaf) => all || isAbout(places, leaf, books, world));
    run.lookedOn = today;
    const basis = `${seq} ${grid.sinceOf(today)}`;
    const touched = await measureLeaves(world, run, places, leaves, monthOfDay(today));
    if (run.summed !== basis || all) await touchAll(world, touched);
    await foldUp(world, run, { places, grid, basis }, touched, today);
    run.summed = basis;
  } catch (error) {
    // Villages may have been written whose figures are not folded yet.
    run.isAll = true;
    world.tell?.(error instanceof Error ? error.message : 'bug');
  }
  run.tookMs = performance.now() - began;
}

/** Activities whose facts change figures. */
const MEASURED: ReadonlySet<Book['activity']> = new Set(['homes', 'doors', 'learning', 'places']);

/** Whether one of these books is a village's own, or says where it lies or what is taught there. */
function isAbout(
  places: PlacesState,
  leaf: Leaf,
  books: readonly Id[],
  { directory }: MeasureWorld,
): boolean {
  if (books.some((id) => id === leaf.homes.id || id === leaf.doors.id)) return true;
  const wide = books.map((id) => directory.getBook(id)).filter(({ activity }) => isWide(activity));
  if (wide.length === 0) return false;
  const around = new Set(everAround(places, leaf.place));
  return wide.some(({ activity, place }) => activity === 'places' || around.has(place));
}

const isWide = (activity: Book['activity']): boolean =>
  activity === 'places' || activity === 'learning';

async function measureLeaves(
  world: World,
  run: Run,
  places: PlacesState,
  leaves: readonly Leaf[],
  open: Month,
): Promise<Touched> {
  const touched: Touched = new Map();
  for (const leaf of leaves) {
    if (!run.isOn) break;
    const cell = cellOfPlace(leaf.place);
    const kept = await world.store.read(cell).listMonths(leaf.place);
    const fresh = await measureVillage(world, places, leaf, kept, open);
    if (fresh.length === 0) continue;
    await world.store.write(cell, async (writing) => {
      for (const month of fresh) await writing.putMonth(month);
    });
    // Also where the same was kept: another server may have written something else meanwhile.
    for (const { month } of fresh) touch(touched, month, leaf.place);
  }
  return touched;
}

function touch(touched: Touched, month: Month, place: Id): void {
  touched.set(month, (touched.get(month) ?? new Set()).add(place));
}

async function touchAll(world: World, touched: Touched): Promise<void> {
  for (const { place } of leavesOf(world)) {
    const kept = await world.store.read(cellOfPlace(place)).listMonths(place);
    for (const { month } of kept) touch(touched, month, place);
  }
}

/** Folds what changed into the places above, from the communes up. */
async function foldUp(
  world: World,
  run: Run,
  { places, grid, basis }: Tree,
  touched: Touched,
  today: number,
): Promise<void> {
  for (const [month, leaves] of touched) {
    const boundaries = { report: grid.on(dayOfReport(month, today)), today: grid.on(today) };
    for (const place of everAbove(places, leaves)) {
      if (!run.isOn) return;
      await foldOne(world, boundaries, place, month, basis);
    }
  }
}

async function foldOne(
  world: World,
  boundaries: Boundaries,
  place: Id,
  month: Month,
  basis: string,
): Promise<void> {
  const reads = { store: world.store, sensitive: SENSITIVE };
  const cell = cellOfPlace(place);
  const before = await world.store.read(cell).findMonth(place, month);
  const first = await foldAbove(reads, boundaries, place, month, basis);
  if (isSameMonth(before, first) && sinceIn(before?.basis) === sinceIn(basis)) return;
  await world.store.write(cell, async (writing) => {
    await writing.lockMonth(place, month);
    // Anew, now that no other server folds it: what lies below is committed, by whomever.
    const fresh = await foldAbove(reads, boundaries, place, month, basis);
    // Where nothing is counted any more no numbers are left.
    await writing.putMonth(fresh ?? { place, month, basis });
  });
}

function createGrids(world: MeasureWorld) {
  let held: { key: string; grid: Grid } | undefined;
  return {
    async open() {
      const places = await openPlaces(world);
      const { seq } = await world.warm.get(
        world.directory.getBook(world.directory.identity.places),
      );
      const leaves = leavesOf(world).map(({ place }) => place);
      const key = `${seq}.${leaves.length}`;
      if (held?.key !== key) held = { key, grid: createGrid(places, leaves) };
      return { places, seq, grid: held.grid };
    },
  };
}

const REST_MS_MIN = 1_000;
const REST_SHARE = 4;

/** The worker takes a fifth of a processor at most: pushes come first. */
export const restBetween = (tookMs: number): number => Math.max(REST_MS_MIN, REST_SHARE * tookMs);

const TICK_MS = 60_000;

/** What could not be kept is tried every minute; a new day may close a month or bring other boundaries. */
export function keepMeasuring(measures: Measures): void {
  setInterval(() => measures.tick(), TICK_MS).unref();
}
