import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CELL_MIN, type Counted, suppress } from './suppress.ts';

const cell = (met: number, of: number): Counted => ({ met, of });

test('shows what is large enough, with its total', () => {
  expect(suppress([cell(5, 10), cell(40, 100)])).toEqual({ parts: [true, true], total: true });
  expect(suppress([])).toEqual({ parts: [], total: true });
});

test.each([
  ['few have reached it', cell(4, 50)],
  ['nobody has', cell(0, 50)],
  ['few have not', cell(46, 50)],
  ['all have', cell(50, 50)],
])('hides a part where %s, and the next smallest with it', (_, small) => {
  expect(suppress([cell(30, 60), small, cell(20, 60)])).toEqual({
    parts: [true, false, false],
    total: true,
  });
});

test('hides more until what is hidden could be shown together', () => {
  // Two who have reached nothing would give each other away: their sum is 0.
  expect(suppress([cell(0, 50), cell(0, 50), cell(9, 50), cell(20, 50)])).toEqual({
    parts: [false, false, false, true],
    total: true,
  });
});

test('hides the total when nothing is left to hide', () => {
  expect(suppress([cell(2, 50)])).toEqual({ parts: [false], total: false });
  expect(suppress([cell(2, 50), cell(1, 50)])).toEqual({ parts: [false, false], total: false });
});

const part = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
  .map(([met, unmet]) => cell(met, met + unmet))
  .filter(({ of }) => of > 0);

test('whoever knows all that is shown, and how many live where, never knows a hidden number', () => {
  let hiddenCells = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
      const shown = suppress(parts);
      const hidden = parts.filter((_, index) => shown.parts[index] !== true);
      for (const [index, { met, of }] of parts.entries()) {
        const isSmall = met < CELL_MIN || of - met < CELL_MIN;
        if (isSmall && shown.parts[index] === true) return false;
      }
      hiddenCells += hidden.length;
      if (!shown.total) return hidden.length === parts.length;
      return hidden.every((one) => {
        const [least, most] = boundsOf(one, hidden);
        return least < most;
      });
    }),
    { numRuns: 2_000 },
  );
  expect(hiddenCells).toBeGreaterThan(1_000);
});

/** What follows for one hidden number from the sum of all, and from how many each can be at most. */
function boundsOf(one: Counted, hidden: readonly Counted[]): readonly [number, number] {
  const sum = hidden.reduce((total, { met }) => total + met, 0);
  const others = hidden.reduce((total, { of }) => total + of, 0) - one.of;
  return [Math.max(0, sum - others), Math.min(one.of, sum)];
}
