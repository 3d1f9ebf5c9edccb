import { expect, test } from 'vitest';
import { availableParallelism } from 'node:os';
import { playSeeds } from './crew.ts';
import { addOutcome, emptySummary } from './summary.ts';

const SEEDS = 2_000;
const DAYS = 2;
/** Of each kind of fault. */
const FIRED_MIN = 1_000;

test('thousands of seeds lose nothing, show nothing untrue and let nobody read too much', async () => {
  const summary = emptySummary();
  const threads = Math.min(2, availableParallelism());
  await playSeeds({ from: 1, count: SEEDS, days: DAYS }, threads, (outcome) =>
    addOutcome(summary, outcome),
  );
  const { lost, diverged, falseGreen, overreach, wrong, failing, thin, faults } = summary;
  expect({ failing, thin }, `npm run sim -- --seed ${failing[0] ?? ''} --days ${DAYS}`).toEqual({
    failing: [],
    thin: [],
  });
  expect({ lost, diverged, falseGreen, overreach, wrong }).toEqual({
    lost: 0,
    diverged: 0,
    falseGreen: 0,
    overreach: 0,
    wrong: 0,
  });
  const rare = Object.entries(faults).filter(([, count]) => count < FIRED_MIN);
  expect(rare).toEqual([]);
}, 900_000);
