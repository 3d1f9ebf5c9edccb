import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import { againAfter, awakeAt, newsSpan, startOf } from '#server/bridges/when.ts';

const DAY = dayOfDate({ year: 2026, month: 11, dayOfMonth: 21 });
const at = (hour: number, minute = 0): number => startOf(DAY) + hour * 3_600 + minute * 60;
const random = seededRandom(1);

describe('the night', () => {
  it.each([
    ['ordinary', at(21, 59), 0],
    ['ordinary', at(6), 0],
    ['emergency', at(23), 0],
    ['emergency', at(2), 0],
  ] as const)('holds up no %s notice at %d', (pressing, when, wait) => {
    expect(awakeAt({ class: pressing }, when, random) - when).toBe(wait);
  });

  it.each([
    ['ordinary', at(22), at(30)],
    ['priority', at(23, 30), at(30)],
    ['ordinary', at(0), at(6)],
    ['ordinary', at(5, 59), at(6)],
  ] as const)(
    'holds up a %s notice of %d until %d or a little later',
    (pressing, when, morning) => {
      const rings = awakeAt({ class: pressing }, when, random);
      expect(rings).toBeGreaterThanOrEqual(morning);
      expect(rings).toBeLessThan(morning + 600);
    },
  );
});

describe('the time in which a notice is news', () => {
  const notice = { class: 'ordinary', from: DAY, freshAt: at(9) } as const;
  it('begins with its first day and ends with its last, its warning, or two days', () => {
    expect(newsSpan(notice)).toEqual({ from: at(9), until: at(9 + 48) });
    expect(newsSpan({ ...notice, from: DAY + 3 })).toEqual({
      from: startOf(DAY + 3),
      until: startOf(DAY + 5),
    });
    expect(newsSpan({ ...notice, until: DAY }).until).toBe(startOf(DAY + 1));
    expect(newsSpan({ ...notice, class: 'priority' }).until).toBe(at(33));
    const warning = {
      danger: 'weather',
      level: 3,
      certainty: 'likely',
      source: 's',
      issued: at(8),
      expires: at(11),
    } as const;
    const alarm = { ...notice, class: 'emergency', warning } as const;
    expect(newsSpan(alarm).until).toBe(at(11));
    // What was ordinary news of the day before yesterday rings once it has become an alarm.
    expect(newsSpan({ ...alarm, freshAt: at(9 - 50) }).until).toBe(at(11));
    const long = { ...warning, expires: at(9 + 30 * 24) };
    expect(newsSpan({ ...alarm, warning: long }).until).toBe(at(9 + 7 * 24));
  });
});

describe('another attempt', () => {
  it('comes later each time, never all at once, and once an hour at last', () => {
    for (const [tries, most] of [30, 120, 480, 1_920, 3_600, 3_600].entries()) {
      const waits = Array.from({ length: 200 }, () => againAfter(tries + 1, random));
      expect(Math.max(...waits)).toBeLessThanOrEqual(most);
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(most / 2);
      expect(new Set(waits).size).toBeGreaterThan(5);
    }
    expect(againAfter(1_000, random)).toBeLessThanOrEqual(3_600);
  });
});
