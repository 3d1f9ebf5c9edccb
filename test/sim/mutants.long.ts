import { expect, test } from 'vitest';
import { findMutant } from './crew.ts';
import { MUTANTS } from './mutants.ts';
import { BROKEN_OFF } from './summary.ts';

const SEEDS = 400;
const DAYS = 2;
const MUTANTS_MIN = 33;

test.concurrent.each(MUTANTS)(
  'the simulator finds: $name',
  async (mutant) => {
    const play = { seeds: SEEDS, days: DAYS, likely: mutant.seed };
    const { seed, by } = await findMutant(mutant, play);
    expect(seed).toBeGreaterThan(0);
    // A run that breaks off proves that something is wrong, and not that this would be found.
    expect(by === BROKEN_OFF).toBe(mutant.endsRun === true);
  },
  900_000,
);

test('there are enough of them, each of its own name', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  expect(MUTANTS.length).toBeGreaterThanOrEqual(MUTANTS_MIN);
});
