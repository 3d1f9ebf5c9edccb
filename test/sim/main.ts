// `npm run sim`: plays seeds, or looks for mutants, and says in one line what came of it.

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { findMutant, hirePlayer, playSeeds } from './crew.ts';
import { MUTANTS } from './mutants.ts';
import type { Outcome } from './seed.ts';
import { addOutcome, emptySummary, isClean, type Summary } from './summary.ts';

const DAYS = 2;
const MUTANT_SEEDS = 2_000;
const TELL_EVERY_MS = 10_000;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    days: { type: 'string', default: String(DAYS) },
    threads: { type: 'string' },
    json: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    mutant: { type: 'string' },
  },
});
const days = Number(values.days);
const threads = Number(values.threads ?? Math.min(2, availableParallelism()));
const say = (line: string): void => {
  if (!values.json) console.log(line);
};

if (values.mutants || values.mutant !== undefined) await lookForMutants(values.mutant);
else if (values.trace) await trace(Number(values.seed ?? 1));
else await play(Number(values.seed ?? 1), Number(values.seeds ?? (values.seed ? 1 : 100)));

async function play(from: number, count: number): Promise<void> {
  const summary = emptySummary();
  const startedAt = performance.now();
  let toldAt = startedAt;
  await playSeeds({ from, count, days }, threads, (outcome) => {
    addOutcome(summary, outcome);
    if (outcome.breaks.length > 0) tellBroken(outcome);
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    say(`${summary.seeds} of ${count} seeds, ${summary.failing.length} failing`);
  });
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const { user, system } = process.cpuUsage();
  const cpuSeconds = Math.round((user + system) / 100_000) / 10;
  if (values.json) console.log(JSON.stringify({ ...summary, days, seconds, cpuSeconds }));
  else say(sentence(summary, seconds, cpuSeconds));
  process.exitCode = isClean(summary) ? 0 : 1;
}

function tellBroken({ seed, breaks }: Outcome): void {
  const lines = breaks
    .slice(0, 3)
    .map(({ metric, checker, what }) => `  ${metric}: ${checker}: ${what}`);
  const replay = `npm run sim -- --seed ${seed} --days ${days} --trace`;
  console.error([`seed ${seed} fails; replay: ${replay}`, ...lines].join('\n'));
}

function sentence(summary: Summary, seconds: number, cpuSeconds: number): string {
  const { seeds, phoneDays, facts, syncs, faults, failing, thin } = summary;
  const fired = Object.values(faults).reduce((sum, count) => sum + count, 0);
  const rate = Math.round(phoneDays / seconds);
  const cpuRate = Math.round(phoneDays / cpuSeconds);
  return (
    `${seeds} seeds, ${phoneDays} phone-days (${rate} a second, ${cpuRate} a second of processor), ${facts} facts, ${syncs} syncs, ` +
    `${fired} faults of ${Object.keys(faults).length} kinds: lost ${summary.lost}, ` +
    `diverged ${summary.diverged}, false green ${summary.falseGreen}, ` +
    `overreach ${summary.overreach}, wrong ${summary.wrong}; gone ${JSON.stringify(summary.gone)}, passed over ${JSON.stringify(summary.passedOver)}; ` +
    `failing ${failing.join(' ') || 'none'}; thin ${thin.join(' ') || 'none'}`
  );
}

/** One seed, every step of it. */
async function trace(seed: number): Promise<void> {
  const player = hirePlayer(undefined, (line) => console.log(line));
  const { outcome } = await player.play({ seed, days, trace: true });
  await player.close();
  console.log(outcome);
  process.exitCode = outcome.breaks.length === 0 ? 0 : 1;
}

/** Two mutants at a time, each on a thread of its own. */
async function lookForMutants(only: string | undefined): Promise<void> {
  const seeds = Number(values.seeds ?? MUTANT_SEEDS);
  const waiting = MUTANTS.filter(({ name }) => only === undefined || name === only);
  const found: Record<string, number | null> = {};
  const work = async (): Promise<void> => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const { seed, by = '', why = '' } = await findMutant(mutant, { seeds, days });
      found[mutant.name] = seed ?? null;
      const verdict = seed === undefined ? `SURVIVES ${seeds} seeds` : `found by seed ${seed}`;
      say(`${mutant.name.padEnd(40)} ${verdict.padEnd(22)} ${by}: ${why.slice(0, 120)}`);
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  const survivors = Object.values(found).filter((seed) => seed === null).length;
  const mutants = Object.keys(found).length;
  if (values.json) console.log(JSON.stringify({ mutants, survivors, found }));
  else say(`${Object.keys(found).length} mutants, ${survivors} survive`);
  process.exitCode = survivors === 0 ? 0 : 1;
}
