import { err, ok, type Result } from '#kernel/result.ts';
import { dateOfDay, dayOfDate, dayOfSeconds, pad, startOfDay } from '#kernel/vi-calendar.ts';

/** A month of the civil calendar, counted from the year 0: figures of a month are those of its last day. */
export type Month = number;

const MONTHS = 12;

export function monthOfDay(day: number): Month {
  const { year, month } = dateOfDay(day);
  return year * MONTHS + month - 1;
}

/** The month in Vietnam of a moment in seconds UTC. */
export const monthOfSeconds = (seconds: number): Month => monthOfDay(dayOfSeconds(seconds));

const firstDayOf = (month: Month): number =>
  dayOfDate({ year: Math.floor(month / MONTHS), month: (month % MONTHS) + 1, dayOfMonth: 1 });

export const lastDayOf = (month: Month): number => firstDayOf(month + 1) - 1;

/** The second at which a month closes: what is received from then on was not reported with it. */
export const closeOf = (month: Month): number => startOfDay(firstDayOf(month + 1));

export const monthToText = (month: Month): string =>
  `${pad(Math.floor(month / MONTHS), 4)}-${pad((month % MONTHS) + 1, 2)}`;

/** @param text as `2026-11` */
export function textToMonth(text: string): Result<Month, { code: 'not-a-month' }> {
  const [, year, month] = /^(?<year>\d{4})-(?<month>0[1-9]|1[0-2])$/u.exec(text) ?? [];
  return year === undefined || month === undefined
    ? err({ code: 'not-a-month' })
    : ok(Number(year) * MONTHS + Number(month) - 1);
}
