import type { Metric } from './checkers.ts';
import { countHarms } from './harms.ts';
import type { Outcome } from './seed.ts';

/** A run in one object: what was played, what befell it, which promises were broken. */
export type Summary = {
  seeds: number;
  phoneDays: number;
  facts: number;
  syncs: number;
  faults: Record<string, number>;
  /** Saved facts of which no copy is left, by why: storage cleared, and the home replaced. */
  gone: Record<string, number>;
  /** What the checkers pass over (`docs/operate/simulator.md`, Open). */
  passedOver: Record<string, number>;
  lost: number;
  diverged: number;
  falseGreen: number;
  overreach: number;
  wrong: number;
  /** Seeds in which something broke. */
  failing: number[];
  /** Seeds with fewer than three phones, two books written or five faults. */
  thin: number[];
};

/** The checker that speaks where a run breaks off. */
export const BROKEN_OFF = 'the run comes to its end';

const THIN = { phones: 3, books: 2, faults: 5 };

export const emptySummary = (): Summary => ({
  seeds: 0,
  phoneDays: 0,
  facts: 0,
  syncs: 0,
  faults: {},
  gone: {},
  passedOver: {},
  lost: 0,
  diverged: 0,
  falseGreen: 0,
  overreach: 0,
  wrong: 0,
  failing: [],
  thin: [],
});

export function addOutcome(summary: Summary, outcome: Outcome): void {
  const { seed, breaks, faults } = outcome;
  summary.seeds += 1;
  summary.phoneDays += outcome.phoneDays;
  summary.facts += outcome.facts;
  summary.syncs += outcome.syncs;
  add(summary.faults, faults);
  add(summary.gone, outcome.gone);
  add(summary.passedOver, outcome.passedOver);
  for (const { metric } of breaks) summary[metric satisfies Metric] += 1;
  if (breaks.length > 0) summary.failing.push(seed);
  const isThin =
    outcome.phones < THIN.phones ||
    outcome.booksWritten < THIN.books ||
    countHarms(Object.entries(faults)) < THIN.faults;
  if (isThin && breaks.length === 0) summary.thin.push(seed);
}

function add(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
}

export const isClean = ({ failing, thin }: Summary): boolean =>
  failing.length === 0 && thin.length === 0;
