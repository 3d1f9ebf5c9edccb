import { expect, test } from 'vitest';
import { cellOf, type Figures, riseOf } from './cells.ts';

const figure = (measure: string, met: number, of: number, communes: number): Figures[number] => ({
  measure,
  met,
  of,
  communes,
});

const TOLD = figure('household-met', 12, 40, 1);
const LEFT_OUT = figure('household-bank', 0, 0, 0);

test('a number is told, left out, of nobody or not there', () => {
  const figures = [TOLD, LEFT_OUT, figure('resident-adult', 0, 0, 1)];
  expect(cellOf(figures, 'household-met')).toEqual({
    kind: 'told',
    met: 12,
    of: 40,
    communes: 1,
  });
  expect(cellOf(figures, 'household-bank').kind).toBe('hidden');
  expect(cellOf(figures, 'resident-adult').kind).toBe('nobody');
  expect(cellOf(figures, 'household-smartphone').kind).toBe('none');
  expect(cellOf(undefined, 'household-met').kind).toBe('none');
});

test('where nothing at all is counted, nothing was left out', () => {
  expect(cellOf([figure('household-met', 0, 0, 0), LEFT_OUT], 'household-bank').kind).toBe('none');
});

test('what everybody may know is never said to be left out', () => {
  const figures = [TOLD, figure('adult-told', 0, 0, 0)];
  expect(cellOf(figures, 'adult-told').kind).toBe('none');
});

test('a rise is that of what was reached, where both are told', () => {
  const now = cellOf([TOLD], 'household-met');
  expect(riseOf(now, cellOf([figure('household-met', 14, 41, 1)], 'household-met'))).toBe(-2);
  expect(riseOf(now, { kind: 'hidden' })).toBeUndefined();
});
