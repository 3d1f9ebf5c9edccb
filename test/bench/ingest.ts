// `npm run bench -- ingest [--json] [--table] [--seconds N] [--alone | --peers NAME[,NAME…]]`: facts that a
// home takes a second in pushes of twenty, over HTTP, every check made and every answer on the disk, on both
// engines; and what the store alone takes; beside ours on SQLite what one would take instead. With
// --table also where the home's time goes. See docs/benchmarks.md.

import { argv } from 'node:process';
import { askedPeers } from './beside/asked.ts';
import { pushToPeers } from './beside/push.ts';
import { ENGINES } from './ingest/engines.ts';
import { measurePushes } from './ingest/measure.ts';
import { storeFactsPerS } from './ingest/store-alone.ts';
import { numberAfter, tellJson } from './lib/tell.ts';
import { PUSH_PEER_NAMES } from './peers/pushes.ts';

const seconds = numberAfter('--seconds', 10);
const peers = askedPeers(PUSH_PEER_NAMES);
const PER_PUSH = 20;
const PHONES = 32;
const VILLAGES = [1, 16];

async function measure({ make }: (typeof ENGINES)[number]) {
  const rows = [];
  for (const villages of VILLAGES) {
    const spread = { villages, phones: PHONES, perPush: PER_PUSH, seconds };
    const row = await measurePushes(make, spread, argv.includes('--table'));
    rows.push({ villages, phones: PHONES, ...row });
  }
  const engine = await make();
  const alone = await storeFactsPerS(engine);
  await engine.remove();
  return { storeFactsPerS: alone, rows };
}

const ours: Record<string, Awaited<ReturnType<typeof measure>>> = {};
for (const engine of ENGINES) {
  const told = await measure(engine);
  ours[engine.name] = told;
  const alone = `the store alone: ${told.storeFactsPerS} facts/s`;
  console.log(`${engine.name}, twenties of ${PHONES} phones; ${alone}`);
  console.table(told.rows);
}
const beside = await pushToPeers(peers, ours['SQLite']?.rows ?? [], PER_PUSH, seconds);
tellJson('ingest', { ours, ...beside });
