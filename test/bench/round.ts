// `npm run bench -- round [--json] [--villages N] [--threads N]`: what learning when people are at home is
// worth to a team, in villages by a seed; see docs/benchmarks.md.

import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { tellJson } from './lib/tell.ts';
import { HABITS, type VillageKind } from './round/habits.ts';
import { AFTER, NAMES, type Played, type Village } from './round/play.ts';
import { figuresOf, kindsOf, ofKind, ratiosOf, tableOf, withHabits } from './round/tell.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    villages: { type: 'string' },
    threads: { type: 'string' },
  },
});
const all = listVillages();
const villages = spread(all, Number(values.villages ?? all.length));
const startedAt = performance.now();
const played = await playAll(
  villages,
  Number(values.threads ?? Math.min(2, availableParallelism())),
);
const seconds = Math.round((performance.now() - startedAt) / 1_000);

console.log(tableOf(played));
tellJson('round', summary());

function listVillages(): readonly Village[] {
  let seed = 0;
  // its own keys
  return (Object.entries(HABITS.villages) as [VillageKind, number][]).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => ({ seed: (seed += 1), kind })),
  );
}

/** So many of them, of every kind its share. */
function spread(from: readonly Village[], count: number): readonly Village[] {
  return from.filter(
    (_, index) =>
      Math.floor(((index + 1) * count) / from.length) > Math.floor((index * count) / from.length),
  );
}

async function playAll(asked: readonly Village[], threads: number): Promise<readonly Played[]> {
  const waiting = [...asked];
  const done: Played[] = [];
  const run = async (): Promise<void> => {
    const worker = new Worker(new URL('./round/worker.ts', import.meta.url));
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      worker.postMessage(next, []);
      const [answer] = (await once(worker, 'message')) as [Played]; // what worker.ts posts
      done.push(answer);
      if (done.length % 10 === 0) console.error(`${done.length} of ${asked.length} villages`);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.max(1, threads) }, run));
  return done.sort((left, right) => left.village.seed - right.village.seed);
}

function summary() {
  const habits = withHabits(played);
  const last = AFTER.length - 1;
  const afterAll = (of: readonly Played[]) =>
    Object.fromEntries(
      AFTER.map((after, place) => [
        after,
        Object.fromEntries(NAMES.map((name) => [name, figuresOf(of, name, place)])),
      ]),
    );
  return {
    ours: {
      ...figuresOf(habits, 'ours', last),
      villages: played.length,
      seconds,
      evenings: afterAll(habits),
      kinds: Object.fromEntries(
        kindsOf(played).map((kind) => {
          const own = ofKind(played, kind);
          return [kind, { ratios: ratiosOf(own), evenings: afterAll(own) }];
        }),
      ),
    },
    peers: Object.fromEntries(
      NAMES.filter((name) => name !== 'ours').map((name) => [name, figuresOf(habits, name, last)]),
    ),
    ratios: ratiosOf(habits),
  };
}
