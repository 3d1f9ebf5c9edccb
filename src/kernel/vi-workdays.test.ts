import { expect, test } from 'vitest';
import { formatDay, isoToDay, weekdayOf } from './vi-calendar.ts';
import { isWorkingDay, knowsHolidays, workingDaysAfter, YEARS } from './vi-workdays.ts';

function day(iso: string): number {
  const parsed = isoToDay(iso);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

test.each([
  ['2025-12-31', 3, '07/01/2026'],
  // A Saturday that is worked.
  ['2026-01-08', 2, '10/01/2026'],
  ['2026-02-12', 3, '24/02/2026'],
  ['2026-04-24', 2, '29/04/2026'],
  ['2026-04-29', 1, '04/05/2026'],
  ['2026-08-20', 5, '26/08/2026'],
  ['2026-08-28', 3, '07/09/2026'],
])('%s and %i working days is %s', (from, count, until) => {
  const term = workingDaysAfter(day(from), count);
  expect([formatDay(term.day), term.isSure]).toEqual([until, true]);
});

test('a year that is not known has weekends alone, and says so', () => {
  expect(knowsHolidays(day('2027-02-08'))).toBe(false);
  // 6 to 10 February 2027 will be days off; it ends too early, never too late.
  expect(workingDaysAfter(day('2027-02-05'), 2)).toEqual({ day: day('2027-02-09'), isSure: false });
  expect(workingDaysAfter(day('2026-12-31'), 1)).toMatchObject({ isSure: false });
});

test('what is worked in return is a Saturday, and each year tells where it is from', () => {
  for (const [year, { worked, source }] of Object.entries(YEARS)) {
    expect(source.length).toBeGreaterThan(20);
    for (const [month, dayOfMonth] of worked) {
      const pad = (value: number) => String(value).padStart(2, '0');
      const at = day(`${year}-${pad(month)}-${pad(dayOfMonth)}`);
      expect([weekdayOf(at), isWorkingDay(at), isWorkingDay(at + 1)]).toEqual([6, true, false]);
    }
  }
});
