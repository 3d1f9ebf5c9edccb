import { expect, test } from 'vitest';
import { dayOfDate, weekdayOf } from '#kernel/vi-calendar.ts';
import { quickDays } from './back-picker.tsx';

test('the quick days lie ahead and hold a Saturday and a Sunday, whatever today is', () => {
  const monday = dayOfDate({ year: 2026, month: 11, dayOfMonth: 16 });
  for (let day = monday; day < monday + 7; day += 1) {
    const quick = quickDays(day);
    expect(quick[0]).toBe(day + 1);
    expect(quick.every((each, i) => i === 0 || each > (quick[i - 1] ?? 0))).toBe(true);
    expect(quick.map(weekdayOf)).toContain(6);
    expect(quick.map(weekdayOf)).toContain(7);
    expect(quick.length).toBeLessThanOrEqual(4);
  }
});
