import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { replaceOnce, type Replacement } from './loader.ts';
import type { Outcome } from './seed.ts';
import { BROKEN_OFF } from './summary.ts';
import type { Task, Told } from './worker.ts';

/** Most of what a run makes is of no use a moment later: room for it spares the collector its work. */
const YOUNG_MB = 64;

const root = join(import.meta.dirname, '..', '..');

export type Played = { readonly outcome: Outcome; readonly isApplied: boolean };

/** A thread that plays one seed after the other. */
export type Player = {
  play(task: Task): Promise<Played>;
  close(): Promise<unknown>;
};

/** @param say called with each line of a traced run */
export function hirePlayer(mutant?: Replacement, say?: (line: string) => void): Player {
  const hire = (): Worker => {
    const worker = new Worker(join(import.meta.dirname, 'worker.ts'), {
      workerData: { ...(mutant && { mutant }) },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.setMaxListeners(0);
    return worker;
  };
  let worker = hire();
  return {
    play: (task) =>
      new Promise((resolve) => {
        const hear = (told: Told): void => {
          if ('line' in told) {
            say?.(told.line);
            return;
          }
          worker.off('message', hear);
          worker.off('error', crash);
          resolve(told);
        };
        // A thread that ended takes nothing with it: the next seed gets a new one.
        const crash = (error: unknown): void => {
          worker = hire();
          resolve({ outcome: crashed(task.seed, error), isApplied: true });
        };
        worker.on('message', hear);
        worker.once('error', crash);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
        worker.postMessage(task);
      }),
    close: () => worker.terminate(),
  };
}

const crashed = (seed: number, error: unknown): Outcome => ({
  seed,
  phoneDays: 0,
  facts: 0,
  syncs: 0,
  phones: 0,
  booksWritten: 0,
  faults: {},
  gone: {},
  passedOver: {},
  breaks: [
    {
      metric: 'wrong',
      checker: BROKEN_OFF,
      what: error instanceof Error ? (error.stack ?? error.message) : String(error),
    },
  ],
  hash: '',
});

/** Plays seeds `from` … `from + count − 1` on several threads; `take` gets each outcome, in any order. */
export async function playSeeds(
  { from, count, days }: { from: number; count: number; days: number },
  threads: number,
  take: (outcome: Outcome) => void,
): Promise<void> {
  let next = from;
  const work = async (): Promise<void> => {
    const player = hirePlayer();
    try {
      while (next < from + count) {
        const seed = next;
        next += 1;
        take((await player.play({ seed, days })).outcome);
      }
    } finally {
      await player.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, count) }, work));
}

export type Found = {
  /** The first seed that found it; undefined when it survived. */
  readonly seed?: number;
  readonly seeds: number;
  /** The checker that spoke, and what it said. */
  readonly by?: string;
  readonly why?: string;
};

/**
 * Plays seeds over a mutant until one of them fails, from 1 on. Throws when its place is not in the sources,
 * and when that seed fails without it as well.
 * @param likely is played before all others
 */
export async function findMutant(
  mutant: Replacement,
  { seeds, days, likely }: { seeds: number; days: number; likely?: number },
): Promise<Found> {
  replaceOnce(readFileSync(join(root, mutant.file), 'utf8'), mutant);
  const player = hirePlayer(mutant);
  try {
    const order = Array.from({ length: seeds }, (_, index) => index + 1);
    for (const [played, seed] of [...(likely === undefined ? [] : [likely]), ...order].entries()) {
      const { outcome, isApplied } = await player.play({ seed, days });
      if (!isApplied) throw new Error(`mutant: ${mutant.file} is not part of a run`);
      const [broken] = outcome.breaks;
      if (broken !== undefined) {
        await mustBeSound(seed, days);
        const [why] = broken.what.split('\n');
        return { seed, seeds: played + 1, by: broken.checker, ...(why && { why }) };
      }
    }
    return { seeds };
  } finally {
    await player.close();
  }
}

/** Throws when a seed fails over the sources as they are. */
async function mustBeSound(seed: number, days: number): Promise<void> {
  const player = hirePlayer();
  try {
    const [broken] = (await player.play({ seed, days })).outcome.breaks;
    if (broken !== undefined) throw new Error(`seed ${seed} fails by itself: ${broken.what}`);
  } finally {
    await player.close();
  }
}
