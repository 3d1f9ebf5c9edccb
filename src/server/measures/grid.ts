import type { Id } from '#kernel/id.ts';
import { lastDayOf, type Month, monthOfDay } from '#domain/months.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { boundaryDays, type Where, whereOn } from '#domain/where.ts';

/** In which boundaries books are counted; days between two changes of them share one. */
export type Grid = {
  /** The day from which the boundaries of a day were as they were on it. */
  sinceOf(day: number): number;
  on(day: number): Where;
};

const HELD_MAX = 24;

/** @param leaves founding places of village books */
export function createGrid(folded: PlacesState, leaves: readonly Id[]): Grid {
  // A grid answers by the tree as it was when it was asked for, whatever is folded meanwhile.
  const places: PlacesState = {
    places: new Map(folded.places.entries()),
    children: new Map(folded.children.entries()),
  };
  const days = boundaryDays(places);
  const books = new Set(leaves);
  const held = new Map<number, Where>();
  const sinceOf = (day: number): number => days.findLast((each) => each <= day) ?? -Infinity;
  const on = (day: number): Where => {
    const since = sinceOf(day);
    const where = held.get(since) ?? whereOn(places, books, day);
    // The order of the map is the order of use.
    held.delete(since);
    held.set(since, where);
    for (const [oldest] of held) {
      if (held.size > HELD_MAX) held.delete(oldest);
    }
    return where;
  };
  return { sinceOf, on };
}

/** The day in whose boundaries a month is reported: its last, or today while it is open. */
export const dayOfReport = (month: Month, today: number): number =>
  month < monthOfDay(today) ? lastDayOf(month) : today;
