import { expect, test } from 'vitest';
import { findMutant } from './crew.ts';
import { MUTANTS } from './mutants.ts';

const SEEDS = 400;
const DAYS = 2;
const MUTANTS_MIN = 33;

test.concurrent.each(MUTANTS)(
  'the simulator finds: $name',
  async (mutant) => {
    const { seed } = await findMutant(mutant, { seeds: SEEDS, days: DAYS, likely: mutant.seed });
    expect(seed).toBeGreaterThan(0);
  },
  900_000,
);

test('there are enough of them, each of its own name', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  expect(MUTANTS.length).toBeGreaterThanOrEqual(MUTANTS_MIN);
});
