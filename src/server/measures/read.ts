import type { Id } from '#kernel/id.ts';
import { type Month, monthOfDay } from '#domain/months.ts';
import { addUp, type Part, type Sums, unpackNumbers, unpackParts } from '#domain/sums.ts';
import type { Where } from '#domain/where.ts';
import {
  cellOfPlace,
  isAsThen,
  isCommuneIn,
  tellLeaves,
  type Told,
} from '#server/measures/above.ts';
import { dayOfReport, type Grid } from '#server/measures/grid.ts';
import type { Store } from '#server/store/store.ts';

/*
 * A month of a place above the villages, from what is kept: no book is folded.
 *
 *   then       as it was reported: what was known when the month closed, in the boundaries of its last day
 *   today      as known since, in the boundaries of today
 *   any day    as known since, in the boundaries of that day
 *
 * The first two are one row each, and so is a day of today's boundaries. For any other day each commune of
 * that day is one of today, whose sums are kept, or is put together from the figures of its books.
 */

export type View = 'then' | 'today' | number;

type MonthOfPlace = {
  /** The day in whose boundaries it is told. */
  readonly day: number;
  readonly where: Where;
  readonly sums: Sums;
  /** Of each place right below, as it tells them. */
  readonly parts: readonly Part[];
};

type Reads = {
  readonly store: Pick<Store, 'read'>;
  readonly grid: Grid;
  readonly sensitive: readonly boolean[];
  /** The civil day. */
  readonly today: number;
};

export async function readMonth(
  reads: Reads,
  place: Id,
  month: Month,
  view: View,
): Promise<MonthOfPlace> {
  const { grid, today, sensitive, store } = reads;
  const reportDay = dayOfReport(month, today);
  const named = view === 'then' ? reportDay : today;
  const day = typeof view === 'number' ? view : named;
  const isOther = grid.sinceOf(day) !== grid.sinceOf(today);
  if (typeof view === 'number' && isOther) return readOnDay(reads, place, month, view);
  const where = grid.on(day);
  const row = await store.read(cellOfPlace(place)).findMonth(place, month);
  // What is not closed is told as it is known.
  const isReport = view === 'then' && month < monthOfDay(today);
  const sums = isReport ? row?.reported : row?.corrected;
  const parts = isReport ? row?.reportedParts : row?.correctedParts;
  if (sums === undefined || parts === undefined) return nothing(day, where, sensitive);
  const below = unpackParts(parts);
  if (!isCommuneIn(where, place)) return { day, where, sums: unpackNumbers(sums), parts: below };
  const isAsReported = isReport || isAsThen(grid.on(reportDay), where, place);
  const told = tellLeaves(below, where, sensitive, isAsReported);
  return { day, where, sums: told.sums, parts: told.villages() };
}

const nothing = (day: number, where: Where, sensitive: readonly boolean[]): MonthOfPlace => ({
  day,
  where,
  sums: sensitive.flatMap(() => [0, 0, 0]),
  parts: [],
});

async function readOnDay(
  reads: Reads,
  place: Id,
  month: Month,
  day: number,
): Promise<MonthOfPlace> {
  const { grid, sensitive, today } = reads;
  const where = grid.on(day);
  const [now, then] = [grid.on(today), grid.on(dayOfReport(month, today))];
  const leavesOf = createLeafReader(reads, now, month);
  const tell = async (commune: Id): Promise<Told> => {
    const leaves = await leavesOf(commune, where);
    return leaves.length === 0
      ? { sums: [], villages: () => [] }
      : tellLeaves(leaves, where, sensitive, isAsThen(then, where, commune));
  };
  if (isCommuneIn(where, place)) {
    const told = await tell(place);
    return { ...nothing(day, where, sensitive), parts: told.villages(), ...nonEmpty(told.sums) };
  }
  /** What each place of that day tells, from the communes up. */
  const sumsOf = async (id: Id): Promise<Sums> => {
    if (!isCommuneIn(where, id)) return addUp((await partsOf(id)).map(({ numbers }) => numbers));
    const same = sameToday(where, now, id);
    if (same === undefined) return (await tell(id)).sums;
    const row = await reads.store.read(cellOfPlace(same)).findSums(same, month);
    return row?.corrected === undefined ? [] : unpackNumbers(row.corrected);
  };
  const partOf = async (id: Id): Promise<Part> => ({ place: id, numbers: await sumsOf(id) });
  /** Communes together, what lies above them in turn: not a whole country at once. */
  const partsOf = async (id: Id): Promise<readonly Part[]> => {
    const below = where.partsOf(id);
    if (below.every((each) => isCommuneIn(where, each))) return Promise.all(below.map(partOf));
    const parts: Part[] = [];
    for (const each of below) parts.push(await partOf(each));
    return parts;
  };
  const parts = await partsOf(place);
  const told = parts.filter(({ numbers }) => numbers.length > 0);
  const sums = addUp(told.map(({ numbers }) => numbers));
  return { ...nothing(day, where, sensitive), parts: told, ...nonEmpty(sums) };
}

const nonEmpty = (sums: Sums): { sums?: Sums } => (sums.length === 0 ? {} : { sums });

/** The commune of today that is made of the same villages as one of another day. */
function sameToday(where: Where, now: Where, commune: Id): Id | undefined {
  if (!isAsThen(now, where, commune)) return undefined;
  const [leaf] = where.leavesOf(commune);
  return leaf === undefined ? undefined : now.communeOf(leaf);
}

const NO_PARTS = new Uint8Array();

/** Figures of the books that are counted in a commune of any day; each row of today is read once. */
function createLeafReader({ store }: Reads, now: Where, month: Month) {
  const rows = new Map<Id, Promise<ReadonlyMap<Id, Part>>>();
  const read = async (commune: Id): Promise<ReadonlyMap<Id, Part>> => {
    const parts = await store.read(cellOfPlace(commune)).findParts(commune, month);
    return new Map(unpackParts(parts ?? NO_PARTS).map((part) => [part.place, part]));
  };
  const rowOf = (commune: Id): Promise<ReadonlyMap<Id, Part>> => {
    const row = rows.get(commune) ?? read(commune);
    rows.set(commune, row);
    return row;
  };
  return async (commune: Id, where: Where): Promise<readonly Part[]> => {
    const found: Part[] = [];
    let [of, row]: [Id | undefined, ReadonlyMap<Id, Part> | undefined] = [undefined, undefined];
    for (const leaf of where.leavesOf(commune)) {
      const next = now.communeOf(leaf);
      if (next === undefined) continue;
      // Neighbours lie together on most days: one row is waited for, not one for each.
      if (next !== of) [of, row] = [next, await rowOf(next)];
      const part = row?.get(leaf);
      if (part !== undefined) found.push(part);
    }
    return found;
  };
}
