import { describe, expect, test } from 'vitest';
import {
  ageOn,
  dateOfDay,
  dayOfDate,
  dayOfSeconds,
  dayToIso,
  findDay,
  formatDay,
  formatTime,
  isoToDay,
  weekdayOf,
} from './vi-calendar.ts';

const day = (iso: string): number => {
  const found = isoToDay(iso);
  if (!found.ok) throw new Error(iso);
  return found.value;
};
const utcSeconds = (iso: string): number => Date.parse(iso) / 1_000;

describe('civil days', () => {
  test('a day begins at 17:00 UTC of the day before', () => {
    expect(dayOfSeconds(0)).toBe(0);
    expect(dayToIso(dayOfSeconds(utcSeconds('2026-11-20T16:59:59Z')))).toBe('2026-11-20');
    expect(dayToIso(dayOfSeconds(utcSeconds('2026-11-20T17:00:00Z')))).toBe('2026-11-21');
    expect(dayOfSeconds(-25_201)).toBe(-1);
    expect(formatTime(utcSeconds('2026-11-21T12:30:59Z'))).toBe('19:30');
    expect(formatTime(utcSeconds('2026-11-21T17:05:00Z'))).toBe('00:05');
    expect(formatTime(-25_201)).toBe('23:59');
  });

  test('agrees with the machine calendar on every day from 1850 to 2150', () => {
    let count = 0;
    for (let at = day('1850-01-01'); at <= day('2150-12-31'); at += 1) {
      if (dayToIso(at) !== new Date(at * 86_400_000).toISOString().slice(0, 10)) {
        throw new Error(String(at));
      }
      if (dayOfDate(dateOfDay(at)) !== at) throw new Error(String(at));
      count += 1;
    }
    expect(count).toBe(109_938);
  });

  test('names and refuses', () => {
    expect(formatDay(day('2026-11-21'))).toBe('21/11/2026');
    expect(formatDay(day('0985-02-01'))).toBe('01/02/0985');
    expect(weekdayOf(day('2026-11-21'))).toBe(6);
    expect(weekdayOf(day('1969-12-28'))).toBe(7);
    expect(isoToDay('2026-02-29')).toEqual({
      ok: false,
      error: { code: 'day-not-in-calendar', text: '2026-02-29' },
    });
    expect(isoToDay('2026-2-9')).toMatchObject({ error: { code: 'day-not-understood' } });
    expect(findDay(2028, 2, 29)).toBe(day('2028-02-29'));
    expect(findDay(1900, 2, 29)).toBeUndefined();
    expect(findDay(2026, 13, 1)).toBeUndefined();
    expect(findDay(2026, 1, 1.5)).toBeUndefined();
  });

  test('age is completed years', () => {
    expect(ageOn(day('1970-11-21'), day('2026-11-20'))).toBe(55);
    expect(ageOn(day('1970-11-21'), day('2026-11-21'))).toBe(56);
    expect(ageOn(day('2004-02-29'), day('2026-02-28'))).toBe(21);
    expect(ageOn(day('2004-02-29'), day('2026-03-01'))).toBe(22);
  });
});
