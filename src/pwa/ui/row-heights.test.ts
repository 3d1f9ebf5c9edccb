import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowHeights, createSeenHeights } from './row-heights.ts';

test('tops and look-ups agree with plain sums, whatever was measured', () => {
  const corrections = fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 10, max: 400 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(corrections, fc.integer({ min: -50, max: 90_000 }), (measured, y) => {
      const rows = createRowHeights(200, 64);
      const plain = new Array<number>(200).fill(64);
      for (const [row, height] of measured) {
        rows.measure(row, height);
        if (Math.abs(height - (plain[row] ?? 0)) > 0.5) plain[row] = height;
      }
      const top = (row: number): number =>
        plain.slice(0, row).reduce((sum, height) => sum + height, 0);
      for (const row of [0, 1, 7, 100, 199, 200]) expect(rows.top(row)).toBeCloseTo(top(row), 6);
      const at = rows.at(y);
      expect(at === 0 || top(at) <= y).toBe(true);
      expect(at === 199 || top(at + 1) > y).toBe(true);
    }),
  );
});

test('an empty list has no height', () => {
  const rows = createRowHeights(0, 64);
  expect(rows.top(0)).toBe(0);
  expect(rows.at(500)).toBe(0);
});

test('rows that were seen stay as high when another goes, and the same rows are the same object', () => {
  const heights = createSeenHeights();
  const keys = ['a', 'b', 'c', 'd'];
  const rows = heights.rowsOf(4, 64, (row) => keys[row] ?? '');
  for (const key of ['a', 'c']) heights.note(key, 90);
  expect(heights.rowsOf(4, 64)).toBe(rows);
  keys.splice(1, 1);
  const left = heights.rowsOf(3, 64, (row) => keys[row] ?? '');
  expect([1, 2, 3].map(left.top)).toEqual([90, 180, 244]);
});
