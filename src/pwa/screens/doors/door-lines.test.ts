import { expect, test } from 'vitest';
import { alleysOf, isMissing } from './door-lines.ts';
import { numberOf } from './numbers.ts';
import type { DoorLine } from './door-lines.ts';

const LINE: DoorLine = {
  id: 'h',
  head: 'ông A',
  bare: 'A',
  alley: '',
  number: '1',
  visited: true,
  mine: false,
  door: {
    panes: [true, false, false, false, false],
    met: true,
    proficient: false,
    teaches: false,
    nobodyHome: 2,
    back: { on: 100 },
  },
};

test('a house is known by the last digits of its code', () => {
  expect(['PH-003', 'V6/120', '12a', '0000', '', 'Đình'].map(numberOf)).toEqual([
    '3',
    '120',
    '12',
    '0',
    '',
    '',
  ]);
});

test('alleys follow each other as their first doors do, the unnamed one last', () => {
  const doors = [
    ['', '1'],
    ['Đường Đập', '2'],
    ['Ngõ Chùa', '3'],
    ['Đường Đập', '4'],
    ['', '5'],
  ].map(([alley = '', number = '']) => ({ ...LINE, alley, number }));
  expect(
    alleysOf(doors).map(({ name, lines }) => [name, ...lines.map((each) => each.number)]),
  ).toEqual([
    ['Đường Đập', '2', '4'],
    ['Ngõ Chùa', '3'],
    ['', '1', '5'],
  ]);
  expect(alleysOf([])).toEqual([]);
});

test('each filter keeps the doors that lack it', () => {
  const line = LINE;
  expect(isMissing(line, 'due', 99)).toBe(false);
  expect(isMissing(line, 'due', 100)).toBe(true);
  expect(isMissing(line, 'away', 100)).toBe(true);
  expect(isMissing(line, 'never', 100)).toBe(false);
  expect(isMissing(line, 'none', 100)).toBe(true);
  expect(isMissing(line, 'skill-0', 100)).toBe(false);
  expect(isMissing(line, 'skill-1', 100)).toBe(true);
});
