import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEASE_DAYS } from '#protocol/limits.ts';
import { renewed, stateOf, STEP_MAX_S, stepped } from '#device/lease.ts';

const DAY_S = 86_400;
const NOW_S = 1_795_222_800;

test('a lease runs out after its days of forward steps', () => {
  let row = renewed(undefined, NOW_S, 14);
  for (let day = 1; day < 14; day += 1) row = stepped(row, NOW_S + day * DAY_S);
  expect(stateOf(row)).toBe('running');
  row = stepped(row, NOW_S + 14 * DAY_S);
  expect(stateOf(row)).toBe('run-out');
  expect(stateOf(renewed(row, NOW_S, undefined))).toBe('running');
  expect(renewed(row, NOW_S, undefined).days).toBe(14);
});

test('setting the clock back wins nothing, and one step counts a week at most', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -400 * DAY_S, max: 400 * DAY_S }), { maxLength: 40 }),
      (steps) => {
        let row = renewed(undefined, NOW_S, LEASE_DAYS);
        let now = NOW_S;
        for (const step of steps) {
          now += step;
          const next = stepped(row, now);
          expect(next.elapsedS - row.elapsedS).toBe(Math.min(STEP_MAX_S, Math.max(0, step)));
          row = next;
        }
      },
    ),
  );
});

test('the home’s settings hold within their bounds', () => {
  expect(renewed(undefined, NOW_S, undefined).days).toBe(60);
  expect(renewed(undefined, NOW_S, 1).days).toBe(14);
  expect(renewed(undefined, NOW_S, 9_999).days).toBe(180);
});

test('what the home has ended stays ended until it says otherwise', () => {
  const ended = { ...renewed(undefined, NOW_S, 60), isEnded: true };
  expect(stateOf(stepped(ended, NOW_S + 60))).toBe('ended');
  expect(stateOf(renewed(ended, NOW_S, 60))).toBe('running');
});
