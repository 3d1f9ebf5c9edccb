// The page about ASVS names every requirement once, and points to files that are there.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../tidy/sources.ts';

/** Requirements of levels 1 and 2 of version 5.0.0 by section: they are the first so many of each. */
const COUNTS = `
  1.1: 2, 1.2: 9, 1.3: 11, 1.4: 3, 1.5: 2
  2.1: 3, 2.2: 3, 2.3: 4, 2.4: 1
  3.2: 2, 3.3: 4, 3.4: 6, 3.5: 5, 3.7: 2
  4.1: 3, 4.2: 1, 4.3: 2, 4.4: 4
  5.1: 1, 5.2: 3, 5.3: 2, 5.4: 3
  6.1: 3, 6.2: 12, 6.3: 4, 6.4: 4, 6.5: 5, 6.6: 3, 6.8: 4
  7.1: 3, 7.2: 4, 7.3: 2, 7.4: 5, 7.5: 2, 7.6: 2
  8.1: 2, 8.2: 3, 8.3: 1, 8.4: 1
  9.1: 3, 9.2: 4
  10.1: 2, 10.2: 2, 10.3: 4, 10.4: 11, 10.5: 5, 10.6: 2, 10.7: 3
  11.1: 2, 11.2: 3, 11.3: 3, 11.4: 4, 11.5: 1, 11.6: 1
  12.1: 3, 12.2: 2, 12.3: 4
  13.1: 1, 13.2: 5, 13.3: 2, 13.4: 5
  14.1: 2, 14.2: 4, 14.3: 3
  15.1: 3, 15.2: 3, 15.3: 7
  16.1: 1, 16.2: 5, 16.3: 4, 16.4: 3, 16.5: 3
  17.1: 1, 17.2: 4, 17.3: 2
`;
const TOTAL = 253;
const STATES = new Set(['met', 'no part', 'not met']);

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const rows = read('docs/security/asvs.md')
  .split('\n')
  .filter((line) => /^\| \d/u.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every requirement of levels 1 and 2 stands there once, in order', () => {
  const numbers = [...COUNTS.matchAll(/([\d.]+): (\d+)/gu)].flatMap(([, section = '', count]) =>
    Array.from({ length: Number(count) }, (_, index) => `${section}.${index + 1}`),
  );
  expect(numbers).toHaveLength(TOTAL);
  expect(rows.map(([, number]) => number)).toEqual(numbers);
});

test('each is met, no part of this, or not met, and says where or why', () => {
  for (const [, number, what = '', state = '', why = '', ...more] of rows) {
    expect(STATES.has(state), `${number} is ${state}`).toBe(true);
    expect(what.length, number).toBeGreaterThan(2);
    expect(why.length, number).toBeGreaterThan(3);
    expect(more, number).toEqual(['']);
  }
  const counts = Map.groupBy(rows, ([, , , state = '']) => state);
  console.log([...counts].map(([state, of]) => `${of.length} ${state}`).join(', '));
});

test.each(['asvs.md', 'keys.md', 'scan.md', 'threat-model.md'])(
  'what %s points to is there',
  (name) => {
    const text = read(`docs/security/${name}`);
    const paths = [...text.matchAll(/`((?:src|test|docs|scripts)\/[^`*<>]+)`/gu)].map(
      ([, path = '']) => path,
    );
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);
