// `npm run bench -- search [--json] [--alone | --peers NAME[,NAME…]]`: a letter typed into the search over
// 24,000 people, until what it finds is painted, on a slow phone; and a letter of an officer's search, which
// the home answers. See docs/benchmarks.md.

import { askedPeers } from './beside/asked.ts';
import { bundleOf } from './beside/run.ts';
import { bundleSearchPeers } from './beside/search.ts';
import { tellJson, timesFaster } from './lib/tell.ts';
import { PEERS } from './peers/peer.ts';
import { HOUSEHOLDS, PEOPLE } from './search/commune.ts';
import { timeOfficer } from './search/officer.ts';
import { timeTyping } from './search/phone.ts';

const CPU_DIVISOR = 4;
const ways = askedPeers(PEERS);

console.log(`${PEOPLE} people in ${HOUSEHOLDS} households`);
const officer = await timeOfficer();
console.log('officer', JSON.stringify(officer));
const code = await bundleOf('search/on-a-phone.tsx');
const peerCode = ways.length === 0 ? '' : await bundleSearchPeers();
const { row: ours, how } = await timeOf('ours', code);
const plain = await timeOf('plainly', code);
const variants = { plainly: { ...plain.row, times: timesFaster(plain.row.p95, ours.p95) } };
const peers: Record<string, typeof ours> = {};
for (const way of ways) {
  peers[way] = (await timeOf(way, peerCode, `prepared('${way}')`)).row;
}
console.table({ ours, plainly: plain.row, ...peers });
const ratios = Object.fromEntries(
  Object.entries(peers).map(([way, { p95 }]) => [way, timesFaster(p95, ours.p95)]),
);
tellJson('search', { ours: { ...ours, officer }, peers, ratios, variants, how });

async function timeOf(way: string, script: string, prepare?: string) {
  const typed = await timeTyping(way, script, CPU_DIVISOR, prepare);
  const { missed, row } = typed;
  console.log(way, JSON.stringify(row), typed.how);
  if (missed.length > 0) console.log(`${way} finds nobody by ${missed.join(', ')}`);
  if (way === 'ours' && missed.length > 0) throw new Error('somebody was not found');
  return typed;
}
