// One thread of a run: plays the seeds it is told to, over the sources as they are or with one mutant.

import { enableCompileCache, flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { loadSources, type Replacement } from './loader.ts';
import type { Outcome } from './seed.ts';

export type Task = {
  readonly seed: number;
  readonly days: number;
  readonly trace?: boolean;
};
export type Told =
  { readonly outcome: Outcome; readonly isApplied: boolean } | { readonly line: string };

// Each mutant has a thread of its own, and all of them load the same sources but for one.
enableCompileCache();
const { mutant } = workerData as { readonly mutant?: Replacement }; // what crew.ts hands over
const loaded = loadSources(mutant);
// The phone loads these when it first needs them, and would take a mutant's failing for its store's.
const [{ runSeed }] = await Promise.all([
  import('./seed.ts'),
  import('#device/exchange.ts'),
  import('#device/copies.ts'),
  import('#device/orphans.ts'),
  import('#device/save-facts.ts'),
  import('#device/enrol.ts'),
  import('#device/carry.ts'),
  import('#device/marking.ts'),
  import('#device/attachments.ts'),
]);
flushCompileCache();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no target origin
const tell = (told: Told): void => parentPort?.postMessage(told);

parentPort?.on('message', ({ seed, days, trace }: Task) => {
  const listen = trace === true ? { listen: (line: string): void => tell({ line }) } : {};
  void runSeed(seed, { days, ...listen }).then((outcome) =>
    tell({ outcome, isApplied: loaded.isApplied() }),
  );
});
