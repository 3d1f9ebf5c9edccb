import { expect, test } from 'vitest';
import { availableParallelism } from 'node:os';
import { playSeeds } from './crew.ts';
import { KINDS } from './faults.ts';
import { addOutcome, emptySummary } from './summary.ts';

/** So many in every run of the tests; more by hand: `npm run sim -- --seeds 2000`. */
const SEEDS = 150;
const DAYS = 2;
/** Of each kind of fault: a thousand times in 2,000 seeds. */
const FIRED_MIN = SEEDS / 2;
/** Befalls three seeds of ten, and none of them twice. */
const ONCE = 'home renewed over its store';
const ONCE_MIN = SEEDS / 5;

test('seeds by the dozen lose nothing, show nothing untrue and let nobody read too much', async () => {
  const summary = emptySummary();
  const threads = Math.min(2, availableParallelism());
  await playSeeds({ from: 1, count: SEEDS, days: DAYS }, threads, (outcome) => {
    addOutcome(summary, outcome);
  });
  const { lost, diverged, falseGreen, overreach, wrong, failing, thin, faults } = summary;
  expect(failing, `npm run sim -- --seed ${failing[0] ?? ''} --days ${DAYS}`).toEqual([]);
  expect({ lost, diverged, falseGreen, overreach, wrong }).toEqual({
    lost: 0,
    diverged: 0,
    falseGreen: 0,
    overreach: 0,
    wrong: 0,
  });
  expect(thin).toEqual([]);
  const minimumOf = (kind: string): number => (kind === ONCE ? ONCE_MIN : FIRED_MIN);
  expect(KINDS.filter((kind) => (faults[kind] ?? 0) < minimumOf(kind))).toEqual([]);
  expect(Object.keys(faults).filter((kind) => !KINDS.includes(kind))).toEqual([]);
}, 900_000);
