import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { type Forecast, forecast, neededAWeek } from './forecast.ts';

const DAY = 20_000;
const UNTIL = DAY + 60;

const after = (left: number, totals: readonly number[] | undefined): Forecast =>
  forecast({ day: DAY, from: DAY - 40, until: UNTIL, left, totals });

const total = (gains: readonly number[]): number => gains.reduce((sum, gain) => sum + gain, 0);

/** Two to four weeks, each with so many more. */
const totals = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 4 })
  .map((gains) => gains.map((_, week) => total(gains.slice(0, week))).concat(total(gains)));
const left = fc.integer({ min: 1, max: 400 });

test.each<[what: string, left: number, totals: readonly number[] | undefined, code: string]>([
  ['nothing is left', 0, [1, 2, 3, 4, 5], 'reached'],
  ['the register has no days', 30, undefined, 'thin'],
  ['it has just begun', 30, [10], 'thin'],
  ['one week says too little', 30, [10, 30], 'thin'],
  ['two weeks of four people each', 30, [10, 14, 18], 'due'],
  ['four people in a month are too few', 30, [10, 11, 12, 13, 14], 'thin'],
  ['all came on one evening', 30, [10, 10, 10, 10, 40], 'thin'],
  ['nobody came', 30, [10, 10, 10, 10, 10], 'still'],
  ['more was struck out than came', 30, [10, 9, 9, 9, 8], 'still'],
  ['it would take longer than two years', 900, [0, 2, 4, 6, 8], 'thin'],
])('%s', (_, rest, sums, code) => {
  expect(after(rest, sums).code).toBe(code);
});

test('a campaign that has not begun has no pace', () => {
  const asked = { day: DAY, from: DAY + 1, until: UNTIL, left: 5, totals: [0, 9, 20, 31, 40] };
  expect(forecast(asked)).toEqual({ code: 'coming' });
});

test('an even pace of eight a week has twenty done in about eighteen days', () => {
  expect(after(20, [0, 8, 16, 24, 32])).toEqual({
    code: 'due',
    weeks: 4,
    earliest: DAY + 12,
    likely: DAY + 18,
    latest: DAY + 26,
  });
});

describe('whatever the weeks were', () => {
  test('the likely day lies within the range, and all of it ahead', () => {
    fc.assert(
      fc.property(left, totals, (rest, sums) => {
        const said = after(rest, sums);
        if (said.code !== 'due') return;
        expect(said.earliest).toBeGreaterThan(DAY);
        expect(said.earliest).toBeLessThanOrEqual(said.likely);
        expect(said.likely).toBeLessThanOrEqual(said.latest);
      }),
    );
  });

  test('with more left it is never done earlier', () => {
    fc.assert(
      fc.property(left, fc.integer({ min: 0, max: 200 }), totals, (rest, more, sums) => {
        const [one, other] = [after(rest, sums), after(rest + more, sums)];
        if (one.code !== 'due' || other.code !== 'due') return;
        expect(other.likely).toBeGreaterThanOrEqual(one.likely);
        expect(other.latest).toBeGreaterThanOrEqual(one.latest);
      }),
    );
  });

  test('uneven weeks widen the range and leave the likely day', () => {
    const [even, uneven] = [after(60, [0, 10, 20, 30, 40]), after(60, [0, 1, 20, 21, 40])];
    if (even.code !== 'due' || uneven.code !== 'due') throw new Error('no forecast');
    expect(uneven.likely).toBe(even.likely);
    expect(uneven.latest).toBeGreaterThan(even.latest);
    expect(uneven.earliest).toBeLessThan(even.earliest);
  });

  test('a day is named only for at least five people in two weeks', () => {
    fc.assert(
      fc.property(left, totals, (rest, sums) => {
        const gains = sums.slice(1).map((sum, week) => sum - (sums[week] ?? 0));
        const isEnough = (sums.at(-1) ?? 0) >= 5 && gains.filter((gain) => gain > 0).length >= 2;
        if (!isEnough) expect(after(rest, sums).code).not.toBe('due');
      }),
    );
  });
});

test('where people come by chance at one pace, it ends within the range about four times of five', () => {
  const random = seededRandom(7);
  let said = 0;
  let within = 0;
  for (let run = 0; run < 1_500; run += 1) {
    const daily = 3 + randomInt(random, 12); // of a hundred draws a day, each with this chance in a thousand
    const come = (): number =>
      Array.from({ length: 100 }, () => randomInt(random, 1_000)).filter((at) => at < daily).length;
    const sums = [0];
    for (let week = 0; week < 4; week += 1) {
      sums.push((sums.at(-1) ?? 0) + Array.from({ length: 7 }, come).reduce((a, b) => a + b, 0));
    }
    const rest = 8 + randomInt(random, 40);
    const guess = after(rest, sums);
    if (guess.code !== 'due') continue;
    let day = DAY;
    for (let done = 0; done < rest; day += 1) done += come();
    said += 1;
    if (day >= guess.earliest && day <= guess.latest) within += 1;
  }
  expect(said).toBeGreaterThan(1_000);
  expect(within / said).toBeGreaterThan(0.75);
  expect(within / said).toBeLessThan(0.93);
});

test.each([
  ['sixty days for ninety people', 90, DAY, 11],
  ['the last week asks for all that are left', 5, UNTIL - 3, 5],
  ['on the last day it is too late to say', 5, UNTIL, undefined],
  ['nothing is left', 0, DAY, undefined],
])('needed a week: %s', (_, rest, day, needed) => {
  expect(neededAWeek({ day, from: DAY - 40, until: UNTIL, left: rest })).toBe(needed);
});

test('before it begins, the weeks from its first day on count', () => {
  expect(neededAWeek({ day: DAY, from: DAY + 47, until: UNTIL, left: 20 })).toBe(10);
});

test('so many a week are enough', () => {
  fc.assert(
    fc.property(left, fc.integer({ min: 1, max: 300 }), (rest, days) => {
      const needed = neededAWeek({ day: DAY, from: DAY - 9, until: DAY + days, left: rest }) ?? 0;
      expect((needed * Math.max(7, days)) / 7).toBeGreaterThanOrEqual(rest);
      expect(needed).toBeGreaterThan(0);
    }),
  );
});
