// `npm run bench -- ingest [--json] [--table] [--seconds N]`: facts that a home takes a second in pushes of
// twenty, over HTTP, every check made and every answer on the disk, on both engines; and what the store alone
// takes. With --table also where the home's time goes. See docs/benchmarks.md.

import { argv } from 'node:process';
import { ENGINES } from './ingest/engines.ts';
import { machineText, numberAfter } from './ingest/machine.ts';
import { measurePushes } from './ingest/measure.ts';
import { storeFactsPerS } from './ingest/store-alone.ts';

const seconds = numberAfter('--seconds', 10);
const PER_PUSH = 20;
const PHONES = 32;

const ours: Record<string, unknown> = {};
for (const { name, make } of ENGINES) {
  const rows = [];
  for (const villages of [1, 16]) {
    const spread = { villages, phones: PHONES, perPush: PER_PUSH, seconds };
    rows.push({ villages, ...(await measurePushes(make, spread, argv.includes('--table'))) });
  }
  const engine = await make();
  const alone = await storeFactsPerS(engine);
  await engine.remove();
  console.log(`${name}, twenties of ${PHONES} phones; the store alone: ${alone} facts/s`);
  console.table(rows);
  ours[name] = { storeFactsPerS: alone, rows };
}
if (argv.includes('--json')) {
  console.log(
    JSON.stringify({ bench: 'ingest', ours, peers: {}, ratios: {}, machine: machineText() }),
  );
}
