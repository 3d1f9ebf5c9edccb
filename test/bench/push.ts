// `npm run bench -- push [--json] [--table] [--seconds N] [--alone | --peers NAME[,NAME…]]`: pushes of one
// fact, as phones send them that have signal: how many a home answers a second when many come at once, and
// how long one phone alone waits. Over HTTP, every check made and every answer on the disk, on both engines;
// beside ours on SQLite what one would take instead. See docs/benchmarks.md.

import { argv } from 'node:process';
import { askedPeers } from './beside/asked.ts';
import { pushToPeers } from './beside/push.ts';
import { ENGINES } from './ingest/engines.ts';
import { measurePushes } from './ingest/measure.ts';
import { numberAfter, tellJson } from './lib/tell.ts';
import { PUSH_PEER_NAMES } from './peers/pushes.ts';

const seconds = numberAfter('--seconds', 10);
const peers = askedPeers(PUSH_PEER_NAMES);
const PER_PUSH = 1;
const SPREADS = [
  { villages: 1, phones: 1 },
  { villages: 1, phones: 32 },
  { villages: 16, phones: 32 },
] as const;

async function measure({ make }: (typeof ENGINES)[number]) {
  const rows = [];
  for (const { villages, phones } of SPREADS) {
    const spread = { villages, phones, perPush: PER_PUSH, seconds };
    const row = await measurePushes(make, spread, argv.includes('--table'));
    rows.push({ villages, phones, ...row });
  }
  return rows;
}

const ours: Record<string, { readonly rows: Awaited<ReturnType<typeof measure>> }> = {};
for (const engine of ENGINES) {
  const rows = await measure(engine);
  console.log(`${engine.name}, one fact a push`);
  console.table(rows);
  ours[engine.name] = { rows };
}
const beside = await pushToPeers(peers, ours['SQLite']?.rows ?? [], PER_PUSH, seconds);
tellJson('push', { ours, ...beside });
