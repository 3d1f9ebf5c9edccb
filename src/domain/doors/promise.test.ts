import { expect, test } from 'vitest';
import { promiseOf } from './promise.ts';
import type { Visit } from './state.ts';

const THURSDAY = 20_000;

const visit = (on: number, outcome: Visit['outcome'], back?: Visit['back']): Visit => ({
  id: `visit${on}`,
  household: 'household1',
  on,
  at: on * 86_400,
  outcome,
  stream: 'stream0001',
  ...(back && { back }),
});

test('a knock that nobody heard leaves a promise standing', () => {
  const promised = visit(THURSDAY - 3, 'later', { on: THURSDAY, hour: 20 });
  expect(promiseOf([promised, visit(THURSDAY - 1, 'nobody')])).toBe(promised);
  expect(promiseOf([promised, visit(THURSDAY, 'nobody')])).toBe(promised);
});

test('whoever is met or refuses ends it, and a later word takes its place', () => {
  const promised = visit(THURSDAY - 3, 'later', { on: THURSDAY });
  const away = visit(THURSDAY - 1, 'nobody', { on: THURSDAY + 2 });
  expect(promiseOf([promised, visit(THURSDAY - 1, 'met')])).toBeUndefined();
  expect(promiseOf([promised, visit(THURSDAY - 1, 'refused')])).toBeUndefined();
  expect(promiseOf([promised, away])).toBe(away);
  expect(promiseOf([])).toBeUndefined();
});
