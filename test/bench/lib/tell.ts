// What every bench reads of what it was asked, and tells in its last line.

import { cpus, loadavg, totalmem } from 'node:os';
import { argv, version } from 'node:process';

/** Before the bench itself begins to work. */
const [loadBefore = 0] = loadavg();

export function machineText(): string {
  const memoryGb = Math.round(totalmem() / 1024 ** 3);
  const parts = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} processors, ${memoryGb} GB`;
  return `${parts}, Node ${version}, load ${loadBefore.toFixed(1)} before`;
}

export type Told = {
  readonly ours: unknown;
  /** What one would take instead, by name. */
  readonly peers?: Readonly<Record<string, unknown>>;
  /** How many times better ours is: a peer's name and, behind a comma, what was compared. */
  readonly ratios?: Readonly<Record<string, number>>;
  /** Other ways of our own, measured beside. */
  readonly variants?: Readonly<Record<string, unknown>>;
  /** How the processor was held back, where it was. */
  readonly how?: string | Readonly<Record<string, string>>;
};

/** One object in one line, the last one, where it was asked for. */
export function tellJson(bench: string, told: Told): void {
  if (!argv.includes('--json')) return;
  const { ours, ...beside } = told;
  const whole = { bench, ours, peers: {}, ratios: {}, ...beside, machine: machineText() };
  console.log(JSON.stringify(whole));
}

/** The number behind an option. */
export function numberAfter(option: string, otherwise: number): number {
  const at = argv.indexOf(option);
  return at < 0 ? otherwise : Number(argv[at + 1]);
}

/** The middle one of each figure. */
export function medianOf<Run extends Readonly<Record<string, number>>>(runs: readonly Run[]): Run {
  const [first] = runs;
  if (first === undefined) throw new Error('nothing was run');
  const middle = (name: string): number =>
    runs.map((run) => run[name] ?? 0).toSorted((left, right) => left - right)[
      Math.floor(runs.length / 2)
    ] ?? 0;
  return Object.fromEntries(Object.keys(first).map((name) => [name, middle(name)])) as Run; // its own names
}

export const timesFaster = (theirs: number, ours: number): number =>
  Math.round((theirs / ours) * 10) / 10;

/** How many times more of something; below 1 where it is less. */
export const timesMore = (more: number, less: number): number =>
  Number((more / less).toPrecision(2));
