import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as limits from '#protocol/limits.ts';
import { createAllowances } from '#server/http/allowances.ts';

const SMALL = { burst: 10, perMinute: 120 };

describe('an allowance', () => {
  it.each([
    ['PERSON_REQUESTS', limits.PERSON_REQUESTS],
    ['PERSON_FACTS', limits.PERSON_FACTS],
    ['PERSON_PULLED_FACTS', limits.PERSON_PULLED_FACTS],
    ['ADDRESS_FAILURES', limits.ADDRESS_FAILURES],
  ])('%s holds exactly its burst', (_, allowance) => {
    const all = createAllowances(allowance);
    expect(all.waitS('a', allowance.burst, 0)).toBe(0);
    all.spend('a', allowance.burst - 1, 0);
    expect(all.waitS('a', 1, 0)).toBe(0);
    all.spend('a', 1, 0);
    expect(all.waitS('a', 1, 0)).toBe(Math.ceil(60 / allowance.perMinute));
    expect(all.waitS('b', 1, 0)).toBe(0);
  });

  it('comes back with time, up to the burst and no further', () => {
    const all = createAllowances(SMALL);
    all.spend('a', 10, 100);
    expect(all.waitS('a', 4, 100)).toBe(2);
    expect(all.waitS('a', 4, 101)).toBe(1);
    expect(all.waitS('a', 4, 102)).toBe(0);
    expect(all.waitS('a', 10, 1_000)).toBe(0);
    expect(all.waitS('a', 11, 1_000)).toBe(1);
  });

  it('takes back what is given back', () => {
    const all = createAllowances(SMALL);
    all.spend('a', 10, 0);
    all.spend('a', -4, 0);
    expect(all.waitS('a', 4, 0)).toBe(0);
    expect(all.waitS('a', 5, 0)).toBe(1);
    all.spend('a', -100, 0);
    expect(all.waitS('a', 10, 0)).toBe(0);
    expect(all.waitS('a', 11, 0)).toBe(1);
  });

  it('goes below nothing, and counts what is given back from there', () => {
    const all = createAllowances(SMALL);
    for (let times = 0; times < 2; times += 1) all.spend('a', 9, 0);
    expect(all.waitS('a', 1, 0)).toBe(5);
    all.spend('a', -9, 0);
    expect(all.waitS('a', 1, 0)).toBe(0);
    expect(all.waitS('a', 2, 0)).toBe(1);
  });

  it('makes nobody wait for ever, even when the clock goes back', () => {
    const all = createAllowances(SMALL);
    all.spend('a', 10, 1_000_000);
    expect(all.waitS('a', 10, 0)).toBe(10);
  });

  it('never lets through more than the burst and what time gave', () => {
    const step = fc.record({ waitS: fc.nat(5), cost: fc.integer({ min: 1, max: 10 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const all = createAllowances(SMALL);
        let [now, passed] = [0, 0];
        for (const { waitS, cost } of steps) {
          now += waitS;
          if (all.waitS('a', cost, now) > 0) continue;
          all.spend('a', cost, now);
          passed += cost;
        }
        expect(passed).toBeLessThanOrEqual(SMALL.burst + (SMALL.perMinute / 60) * now);
      }),
    );
  });

  it('forgets the keys that spent longest ago, not the others', () => {
    const all = createAllowances(SMALL, 2);
    for (const key of ['a', 'b', 'a', 'c']) all.spend(key, 5, 0);
    expect(['a', 'b', 'c'].map((key) => all.waitS(key, 10, 0))).toEqual([5, 0, 3]);
  });
});
