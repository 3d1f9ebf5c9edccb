import { expect, test } from 'vitest';
import { cardOf, parseRoute } from './router.ts';

test('an address names a place, its parts and what stands after the question mark', () => {
  expect(parseRoute('#/household/AbC_1-9xyz/edit?tab=trace&q=tvs', 2)).toEqual({
    path: ['household', 'AbC_1-9xyz', 'edit'],
    query: { tab: 'trace', q: 'tvs' },
    depth: 2,
  });
  expect(parseRoute('', 0)).toEqual({ path: [], query: {}, depth: 0 });
  expect(parseRoute('#/', 0).path).toEqual([]);
});

test('a card is told from a place', () => {
  expect(cardOf('#dt6qp-utyGBDmNwo1YOXSJd-b_Hi6fKh')).toBe('dt6qp-utyGBDmNwo1YOXSJd-b_Hi6fKh');
  expect(['#/doors', '#main', '', '#', `#${'a'.repeat(61)}`].map(cardOf)).toEqual(
    Array.from({ length: 5 }),
  );
});
