import { expect, test } from 'vitest';
import { PLAN } from './plan.ts';

test('a run plays at least 100,000 hostile inputs of every kind', () => {
  const counts = Object.values(PLAN);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(100_000);
  expect(counts.every((count) => count >= 400)).toBe(true);
});
