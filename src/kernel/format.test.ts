import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCount, formatPercent, formatShare, percentOf } from './format.ts';

test('thousands with dots', () => {
  expect([0, 7, 999, 1_200, 24_000, 1_234_567, -1_200].map(formatCount)).toEqual([
    '0',
    '7',
    '999',
    '1.200',
    '24.000',
    '1.234.567',
    '-1.200',
  ]);
});

test('percentages carry their two numbers', () => {
  expect(formatShare(912, 1_200)).toBe('76% (912/1.200)');
  expect(formatShare(0, 55)).toBe('0% (0/55)');
  expect(formatShare(55, 55)).toBe('100% (55/55)');
  expect(formatShare(0, 0)).toBe('—');
  expect(formatPercent(1, 3)).toBe('33%');
  expect(formatPercent(0, 0)).toBe('—');
});

test('all is 100 and only all; none is 0 and only none', () => {
  expect(percentOf(1_999, 2_000)).toBe(99);
  expect(percentOf(1, 2_000)).toBe(1);
  expect(percentOf(1, 200)).toBe(1);
  expect(percentOf(1, 8)).toBe(13);
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => {
      const met = Math.min(a, b);
      const of = Math.max(a, b);
      const percent = percentOf(met, of);
      if (of === 0) expect(percent).toBeUndefined();
      else {
        expect(percent === 100).toBe(met === of);
        expect(percent === 0).toBe(met === 0);
      }
    }),
  );
});
