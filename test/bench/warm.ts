// `npm run bench -- warm [--facts N] [--json]`: what a book of doors costs a home that folds it anew, and
// what it takes of memory from then on and of the disk. See docs/benchmarks.md.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { defined } from '#kernel/assert.ts';
import { openHome } from '#server/home.ts';
import { createWarm } from '#server/warm.ts';
import { ENGINES } from './ingest/engines.ts';
import { foundVillages, visits } from './ingest/village.ts';
import { numberAfter, tellJson } from './lib/tell.ts';

const AT_ONCE = 500;
const TIMES = 5;
const facts = numberAfter('--facts', 15_000);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // what that flag makes
const heldBytes = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;

/** By fact. */
type Run = { readonly homeUs: number; readonly engineUs: number; readonly heldBytes: number };

const ours: Record<string, unknown> = {};
for (const { name, make } of ENGINES) {
  const engine = await make();
  try {
    const store = await engine.open();
    const [member] = await foundVillages(store, 1, 1);
    const home = await openHome(store, { name: 'Bản thử' });
    const book = home.directory.getBook(defined(member, 'no member').doors);
    for (let done = 0; done < facts; done += AT_ONCE) {
      const some = visits(defined(member, 'no member'), Math.min(AT_ONCE, facts - done));
      const recorded = await home.recorder.record(book, some);
      if (!recorded.ok) throw new Error(recorded.error.code);
    }
    const diskBytes = Math.round((await engine.diskBytes()) / facts);
    const runs: Run[] = [];
    // All are held until the end, so that none is let go while another is weighed.
    const warms = Array.from({ length: TIMES }, () => createWarm(store));
    for (const warm of warms) {
      const [before, cpu, engineS] = [heldBytes(), process.cpuUsage(), engine.cpuS()];
      await warm.get(book);
      const { user, system } = process.cpuUsage(cpu);
      const heldOf = (heldBytes() - before) / warm.countFacts();
      const each = 1_000_000 / facts;
      const engineUs = (engine.cpuS() - engineS) * each;
      runs.push({ homeUs: (user + system) / facts, engineUs, heldBytes: heldOf });
    }
    const of = (what: keyof Run): number =>
      Number(middle(runs.map((run) => run[what])).toPrecision(3));
    const row = {
      facts,
      homeUs: of('homeUs'),
      engineUs: of('engineUs'),
      heldBytes: of('heldBytes'),
      diskBytes,
    };
    ours[name] = row;
    console.log(`${name}, for each fact`);
    console.table([row]);
    await store.close();
  } finally {
    await engine.remove();
  }
}
tellJson('warm', { ours });
