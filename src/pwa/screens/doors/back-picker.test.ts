import { expect, test } from 'vitest';
import { dayOfDate, weekdayOf } from '#kernel/vi-calendar.ts';
import { quickDays } from './back-picker.tsx';

test('the quick days are the coming week, each of its days once', () => {
  const monday = dayOfDate({ year: 2026, month: 11, dayOfMonth: 16 });
  expect(quickDays(monday)).toEqual([1, 2, 3, 4, 5, 6, 7].map((ahead) => monday + ahead));
  expect(quickDays(monday).map(weekdayOf)).toEqual([2, 3, 4, 5, 6, 7, 1]);
});
