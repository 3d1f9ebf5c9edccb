import { expect, test } from 'vitest';
import { dayOfDate, weekdayOf } from '#kernel/vi-calendar.ts';
import { hoursLeft, quickDays } from './back-picker.tsx';

test('the quick days are the coming week, each of its days once', () => {
  const monday = dayOfDate({ year: 2026, month: 11, dayOfMonth: 16 });
  expect(quickDays(monday)).toEqual([1, 2, 3, 4, 5, 6, 7].map((ahead) => monday + ahead));
  expect(quickDays(monday).map(weekdayOf)).toEqual([2, 3, 4, 5, 6, 7, 1]);
});

test('of this evening only the hours to come can be promised', () => {
  const day = dayOfDate({ year: 2026, month: 11, dayOfMonth: 16 });
  const at = (hour: number, minute: number): number =>
    day * 86_400 + ((hour - 7) * 60 + minute) * 60;
  expect(hoursLeft(at(9, 0))).toEqual([17, 18, 19, 20, 21]);
  expect(hoursLeft(at(19, 0))).toEqual([20, 21]);
  expect(hoursLeft(at(20, 59))).toEqual([21]);
  expect(hoursLeft(at(21, 0))).toEqual([]);
});
