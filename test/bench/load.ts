// `npm run bench -- load [--phones N] [--seconds S] [--every S] [--json]`: an evening of N, 4 N and 16 N phones
// at one home process, open-loop over real sockets, on both engines. See docs/benchmarks.md.

import { argv } from 'node:process';
import { ENGINES } from './ingest/engines.ts';
import { machineText, numberAfter } from './ingest/machine.ts';
import { foundVillages } from './ingest/village.ts';
import { spendEvening } from './load/evening.ts';

const TEAM = 6;
const TIMES = [1, 4, 16];
const phones = numberAfter('--phones', 60);
const evening = { seconds: numberAfter('--seconds', 60), everyS: numberAfter('--every', 20) };

const ours: Record<string, unknown> = {};
for (const { name, make } of ENGINES) {
  const rows = [];
  for (const times of TIMES) {
    const engine = await make();
    try {
      const store = await engine.open();
      const members = await foundVillages(store, Math.ceil((phones * times) / TEAM), TEAM);
      await store.close();
      const row = await spendEvening(engine, members, evening);
      rows.push(row);
      const { requests, ...rest } = row;
      console.log(name);
      console.table([rest]);
      console.table(requests);
    } finally {
      await engine.remove();
    }
  }
  ours[name] = rows;
}
if (argv.includes('--json')) {
  const bench = { bench: 'load', ours, peers: {}, ratios: {}, machine: machineText() };
  console.log(JSON.stringify(bench));
}
