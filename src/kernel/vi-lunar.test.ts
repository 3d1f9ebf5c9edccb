import { expect, test } from 'vitest';
import { dayOfDate, findDay } from './vi-calendar.ts';
import { lunarDayOf } from './vi-lunar.ts';

test.each([
  [2025, 1, 29, 1],
  [2026, 2, 16, 29],
  [2026, 2, 17, 1],
  [2027, 2, 6, 1],
  [2028, 1, 26, 1],
  [2025, 4, 7, 10],
  [2026, 4, 26, 10],
  [2027, 4, 16, 10],
  [2028, 4, 4, 10],
  [2025, 9, 6, 15],
  [2026, 8, 27, 15],
  [2025, 10, 6, 15],
  [2026, 9, 25, 15],
  [2027, 9, 15, 15],
])('of %i-%i-%i is the %ith of its month', (year, month, dayOfMonth, lunar) => {
  expect(lunarDayOf(findDay(year, month, dayOfMonth) ?? 0)).toBe(lunar);
});

test('days follow each other through a century, months have 29 or 30 of them', () => {
  const first = dayOfDate({ year: 2000, month: 1, dayOfMonth: 1 });
  let before = lunarDayOf(first);
  for (let day = first + 1; day < first + 36_500; day += 1) {
    const now = lunarDayOf(day);
    expect([29, 30].includes(before) && now === 1 ? before + 1 : now).toBe(before + 1);
    before = now;
  }
});
