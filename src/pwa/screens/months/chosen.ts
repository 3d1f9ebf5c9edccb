import { formatDay, isoToDay } from '#kernel/vi-calendar.ts';
import { lastDayOf, type Month, monthOfDay, textToMonth } from '#domain/months.ts';
import type { MonthFeed } from '#protocol/feeds.ts';
import { route } from '#pwa/router.ts';

/** In which boundaries: those of the report, those of today, or those of a day. */
export type View = 'then' | 'today' | number;

/** A month that was answered, beside the one before. */
export type MonthOfProps = {
  readonly feed: MonthFeed;
  readonly before: MonthFeed | undefined;
  readonly month: Month;
  readonly view: View;
};

/** The month in the address, `month=2026-10`; the one of today when none is named. */
export function chosenMonth(today: number): Month {
  const open = monthOfDay(today);
  const read = textToMonth(route.value.query['month'] ?? '');
  return read.ok && read.value <= open && read.value >= FIRST ? read.value : open;
}

/** The civil calendar of the books begins in 1970. */
const FIRST = monthOfDay(0);

/** The boundaries in the address, `in=then` or `in=2025-06-30`. */
export function chosenView(): View {
  const asked = route.value.query['in'] ?? '';
  if (asked === 'then') return asked;
  const day = isoToDay(asked);
  return day.ok && day.value >= 0 ? day.value : 'today';
}

/** Links within the screen keep what was chosen. */
export function monthsHref(place: string): string {
  const kept = ['month', 'in', 'by'].flatMap((name) => {
    const value = route.value.query[name];
    return value === undefined ? [] : [[name, value]];
  });
  const text = new URLSearchParams(kept).toString();
  return `#/months/${place}${text === '' ? '' : `?${text}`}`;
}

/** "9/2026" */
export const monthText = (month: Month): string =>
  formatDay(lastDayOf(month)).slice(3).replace(/^0/u, '');
