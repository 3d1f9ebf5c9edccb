import { afterAll, describe, expect, test } from 'vitest';
import { findMutant, hirePlayer } from './crew.ts';
import { FOUND } from './found.ts';

const player = hirePlayer();
afterAll(() => player.close());

describe('a seed', () => {
  test('is one run of everything, the same each time', async () => {
    const first = await player.play({ seed: 4, days: 2 });
    await player.play({ seed: 3, days: 1 });
    const again = await player.play({ seed: 4, days: 2 });
    expect(again.outcome.hash).toBe(first.outcome.hash);
    const other = await player.play({ seed: 6, days: 2 });
    expect(other.outcome.hash).not.toBe(first.outcome.hash);
  }, 120_000);
});

describe('what the simulator found stays found', () => {
  test.each(FOUND)(
    '$name',
    async ({ seed, days }) => {
      expect((await player.play({ seed, days })).outcome.breaks).toEqual([]);
    },
    120_000,
  );
});

describe('a mutant', () => {
  const file = 'src/device/push.ts';

  test.each([
    ['is not there', 'no such text'],
    ['is there twice', 'import '],
  ])('whose place %s says so', async (_, find) => {
    const mutant = { file, find, put: '' };
    await expect(findMutant(mutant, { seeds: 1, days: 1 })).rejects.toThrow('not once');
  });

  test('of a file that no run loads says so', async () => {
    const mutant = { file: 'src/pwa/main.tsx', find: 'startRouter }', put: '' };
    await expect(findMutant(mutant, { seeds: 1, days: 1 })).rejects.toThrow('is not part of a run');
  });
});
