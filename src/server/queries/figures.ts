import type { Id } from '#kernel/id.ts';
import { dateOfDay, dayOfDate } from '#kernel/vi-calendar.ts';
import { doorOf, type DoorsState } from '#domain/doors/state.ts';
import { withPeopleOnce } from '#domain/people-once.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { figureAsOf } from '#domain/places/state.ts';
import { findMeasure, measureAll, MEASURES } from '#domain/measures.ts';
import { censusOf } from '#domain/village.ts';
import type { FigureMessage, FiguresReply } from '#protocol/queries.ts';
import {
  type DoorsChapter,
  openDoors,
  pathTo,
  placeMessage,
  type Scope,
} from '#server/queries/scope.ts';

type Counted = Omit<FiguresReply['villages'][number], 'place'>;

const MONTHS = 12;
const FIGURES = ['households', 'population', 'minority-percent'] as const;

/** Every measure for a place and for each village in it, by the measures' own lists. */
export async function figures(scope: Scope): Promise<FiguresReply> {
  const { home, reader, place, asOf } = scope;
  const opened = await openDoors(scope);
  const villages = opened.map((village) => ({
    place: placeMessage(village.place, asOf),
    ...village.chapters
      .map((chapter) => countChapter(chapter, asOf))
      .reduce(addUp, nothingCounted()),
  }));
  const published = FIGURES.flatMap((figure) => {
    const found = figureAsOf(place, figure, asOf);
    if (found === undefined) return [];
    const { value, text, source } = found;
    return [{ figure, value, source, ...(text !== undefined && { text }) }];
  });
  return {
    at: home.now(),
    asOf,
    place: placeMessage(place, asOf),
    path: pathTo(reader, place, asOf),
    figures: villages.map((village) => village.figures).reduce(addFigures, noFigures()),
    villages,
    published,
  };
}

type Kept = { readonly key: string; readonly ladder: SkillLadder; readonly counted: Counted };

/** Counts of a chapter on a day stay true until one of its two books, or the ladder, goes on. */
const keptByDoors = new WeakMap<object, Map<number, Kept>>();
const KEPT_DAYS_MAX = 32;

const keyOf = ({ homes, doors }: Pick<DoorsChapter, 'homes' | 'doors'>): string =>
  `${homes.seq}.${doors.seq}`;

function countChapter(chapter: DoorsChapter, asOf: number): Counted {
  const { doors } = chapter;
  const days = keptByDoors.get(doors) ?? new Map<number, Kept>();
  keptByDoors.set(doors, days);
  const key = keyOf(chapter);
  const known = days.get(asOf);
  if (known?.key === key && known.ladder === chapter.ladder) return known.counted;
  const counted = countAnew(chapter, asOf);
  if (days.size >= KEPT_DAYS_MAX) days.clear();
  days.set(asOf, { key, ladder: chapter.ladder, counted });
  return counted;
}

function countAnew(chapter: DoorsChapter, asOf: number): Counted {
  const { homes, doors, ladder } = chapter;
  const states = { homes: homes.state, doors: doors.state, ladder };
  const census = censusOf(homes.state, asOf);
  const ends = lastMonthEnds(asOf);
  const { lastVisitOn, visitsByMonth } = countVisits(doors.state, ends);
  const residentsOf = (household: Id): Id[] =>
    (census.byHousehold.get(household) ?? []).map((resident) => resident.id);
  const once = withPeopleOnce(homes.state, doors.state, asOf);
  return {
    households: census.households.length,
    residents: census.residents.length,
    proficientByMonth: ends.map((day) => proficientBy(chapter, day)),
    visitsByMonth,
    ...(lastVisitOn !== undefined && { lastVisitOn }),
    figures: Array.from(measureAll(states, asOf), ([measure, { of, met }]) => ({
      measure,
      of: of.length,
      met: met.length,
    })),
    doors: census.households.map(({ id }) =>
      doorBits(doorOf(ladder, once, id, residentsOf(id), asOf)),
    ),
  };
}

type KeptMonths = {
  readonly key: string;
  readonly ladder: SkillLadder;
  readonly counts: Map<number, number>;
};

/** Proficient households by day: eleven of one day's twelve month ends are those of most other days. */
const monthsByDoors = new WeakMap<object, KeptMonths>();

function proficientBy(chapter: DoorsChapter, day: number): number {
  const { homes, doors, ladder } = chapter;
  const key = keyOf(chapter);
  const kept = monthsByDoors.get(doors);
  const isGood = kept?.key === key && kept.ladder === ladder && kept.counts.size < KEPT_DAYS_MAX;
  const { counts } = isGood ? kept : { counts: new Map<number, number>() };
  if (!isGood) monthsByDoors.set(doors, { key, ladder, counts });
  const states = { homes: homes.state, doors: doors.state, ladder };
  const count =
    counts.get(day) ?? findMeasure('household-proficient')?.measure(states, day).met.length ?? 0;
  counts.set(day, count);
  return count;
}

/** Visits in the months that end on the given days, and the last of all visits until then. */
function countVisits(doors: DoorsState, ends: readonly number[]) {
  const visitsByMonth = ends.map(() => 0);
  let lastVisitOn: number | undefined;
  for (const { on } of doors.visits.values()) {
    const month = ends.findIndex((end) => on <= end);
    if (month < 0) continue;
    lastVisitOn = Math.max(lastVisitOn ?? on, on);
    if (month > 0 || on >= firstOfMonth(ends[0] ?? on)) {
      visitsByMonth[month] = (visitsByMonth[month] ?? 0) + 1;
    }
  }
  return { visitsByMonth, lastVisitOn };
}

const firstOfMonth = (day: number): number => dayOfDate({ ...dateOfDay(day), dayOfMonth: 1 });

/** The last days of the months that end with the month of a day, whose own end is that day. */
function lastMonthEnds(asOf: number): readonly number[] {
  const { year, month } = dateOfDay(asOf);
  const ends: number[] = [];
  for (let back = MONTHS - 1; back >= 1; back -= 1) {
    const next = year * 12 + (month - 1) - back + 1;
    ends.push(
      dayOfDate({ year: Math.floor(next / 12), month: (next % 12) + 1, dayOfMonth: 1 }) - 1,
    );
  }
  return [...ends, asOf];
}

function doorBits(door: ReturnType<typeof doorOf>): number {
  const panes = door.panes.reduce((bits, isLit, index) => bits | (isLit ? 1 << index : 0), 0);
  return panes | (door.met ? 32 : 0) | (door.proficient ? 64 : 0) | (door.teaches ? 128 : 0);
}

const noFigures = (): FigureMessage[] => MEASURES.map(({ id }) => ({ measure: id, of: 0, met: 0 }));

const nothingCounted = (): Counted => ({
  households: 0,
  residents: 0,
  proficientByMonth: new Array<number>(MONTHS).fill(0),
  visitsByMonth: new Array<number>(MONTHS).fill(0),
  figures: noFigures(),
  doors: [],
});

const addFigures = (left: FigureMessage[], right: FigureMessage[]): FigureMessage[] =>
  left.map(({ measure, of, met }, index) => ({
    measure,
    of: of + (right[index]?.of ?? 0),
    met: met + (right[index]?.met ?? 0),
  }));

const addMonths = (left: readonly number[], right: readonly number[]): number[] =>
  left.map((count, index) => count + (right[index] ?? 0));

function addUp(left: Counted, right: Counted): Counted {
  const last = Math.max(left.lastVisitOn ?? -Infinity, right.lastVisitOn ?? -Infinity);
  return {
    households: left.households + right.households,
    residents: left.residents + right.residents,
    proficientByMonth: addMonths(left.proficientByMonth, right.proficientByMonth),
    visitsByMonth: addMonths(left.visitsByMonth, right.visitsByMonth),
    ...(Number.isFinite(last) && { lastVisitOn: last }),
    figures: addFigures(left.figures, right.figures),
    doors: [...left.doors, ...right.doors],
  };
}
