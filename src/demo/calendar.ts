import { dateOfDay, dayOfDate, weekdayOf } from '#kernel/vi-calendar.ts';

/** The civil days and hours of the demo. Seconds are UTC, days and minutes those of Vietnam. */

const SECONDS_PER_DAY = 86_400;
const ZONE_S = 7 * 3_600;

const day = (year: number, month: number, dayOfMonth: number): number =>
  dayOfDate({ year, month, dayOfMonth });

/** The day on which the codes of administrative units were first listed; older history is not told. */
export const LISTED_FROM = day(2004, 7, 8);
/** The day from which communes lie directly in 34 provinces. */
export const MERGED_FROM = day(2025, 7, 1);
export const TEAMS_FROM = day(2024, 11, 11);
/** Registers are read in the week before the first visits. */
export const REGISTERED_ON = day(2024, 11, 18);
export const FIRST_DAY = day(2024, 11, 21);
export const LAST_DAY = day(2026, 11, 20);

export const secondsOf = (on: number, minute: number, second = 0): number =>
  on * SECONDS_PER_DAY - ZONE_S + minute * 60 + second;

/** Eves of the lunar new year: nobody knocks in the days around it. */
const TET = [day(2025, 1, 28), day(2026, 2, 16)] as const;

export const isTet = (on: number): boolean => TET.some((eve) => on >= eve - 4 && on <= eve + 7);

const monthOf = (on: number): number => dateOfDay(on).month;

/** In June and in October the rice is brought in, and families are in the fields until late. */
export const isHarvest = (on: number): boolean => [6, 10].includes(monthOf(on));

export const isWeekend = (on: number): boolean => weekdayOf(on) >= 6;

/** How much a team goes out against an ordinary week: more at first, in youth month, in campaigns. */
export function zealOn(on: number): number {
  if (isTet(on)) return 0.02;
  if (on < FIRST_DAY + 90) return 1.35;
  const month = monthOf(on);
  if (month === 3 || month === 7) return 1.3;
  if (isHarvest(on)) return 0.75;
  return month === 8 || month === 11 ? 1.15 : 0.95;
}

/** The next day with this weekday (1 = Monday) after a day. */
export function nextWeekday(on: number, weekday: number): number {
  const ahead = (weekday - weekdayOf(on) + 7) % 7;
  return on + (ahead === 0 ? 7 : ahead);
}
