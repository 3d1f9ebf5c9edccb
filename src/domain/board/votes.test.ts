import { expect, test } from 'vitest';
import { isCarried, isPossible, type Vote } from './votes.ts';

const vote = (of: Partial<Vote>): Vote => ({
  way: 'hands',
  agree: 60,
  against: 10,
  blank: 0,
  present: 80,
  total: 100,
  needs: 'over-half',
  ...of,
});

test.each([
  ['as counted in the hall', {}, true],
  ['more than were there', { present: 69 }, false],
  ['nobody was there', { present: 0, agree: 0, against: 0 }, false],
  ['nobody said how many were there', { present: undefined }, false],
  ['more than there are', { present: 101 }, false],
  ['forms of those who were not there', { way: 'forms', present: undefined }, true],
  ['forms of more than there are', { way: 'forms', agree: 95 }, false],
  // One form of three hundred would be half of those "present".
  [
    'forms by those present',
    { way: 'forms', needs: 'over-half-present', present: 1, agree: 1 },
    false,
  ],
] as const)('a count: %s', (_, of, isSo) => {
  const { present, ...rest } = { present: 80 as number | undefined, ...of };
  const { present: __, ...plain } = vote(rest);
  expect(isPossible(present === undefined ? plain : { ...plain, present })).toBe(isSo);
});

test('two thirds are of all households, rounded up', () => {
  const carried = (agree: number) => isCarried(vote({ agree, needs: 'two-thirds' }));
  expect([carried(66), carried(67)]).toEqual([false, true]);
});
