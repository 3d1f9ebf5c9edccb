// `npm run bench -- push [--json] [--table] [--seconds N]`: pushes of one fact, as phones send them that have
// signal: how many a home answers a second when many come at once, and how long one phone alone waits. Over
// HTTP, every check made and every answer on the disk, on both engines. See docs/benchmarks.md.

import { argv } from 'node:process';
import { ENGINES } from './ingest/engines.ts';
import { machineText, numberAfter } from './ingest/machine.ts';
import { measurePushes } from './ingest/measure.ts';

const seconds = numberAfter('--seconds', 10);

const ours: Record<string, unknown> = {};
for (const { name, make } of ENGINES) {
  const rows = [];
  for (const [villages, phones] of [
    [1, 1],
    [1, 32],
    [16, 32],
  ] as const) {
    const spread = { villages, phones, perPush: 1, seconds };
    rows.push({
      villages,
      phones,
      ...(await measurePushes(make, spread, argv.includes('--table'))),
    });
  }
  console.log(`${name}, one fact a push`);
  console.table(rows);
  ours[name] = { rows };
}
if (argv.includes('--json')) {
  console.log(
    JSON.stringify({ bench: 'push', ours, peers: {}, ratios: {}, machine: machineText() }),
  );
}
