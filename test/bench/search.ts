// `npm run bench -- search [--json] [--alone]`: a letter typed into the search over 24,000 people, until
// what it finds is painted, on a slow phone; and a letter of an officer's search, which the home answers.
// See docs/benchmarks.md.

import { cpus } from 'node:os';
import { argv } from 'node:process';
import { bundleOf } from './beside/run.ts';
import { openSearchPeers } from './beside/search.ts';
import { HOUSEHOLDS, PEOPLE } from './search/commune.ts';
import { timeOfficer } from './search/officer.ts';
import { timeTyping } from './search/phone.ts';

const CPU_DIVISOR = 4;
const WAYS = ['ours', 'plainly'] as const;

console.log(`${PEOPLE} people in ${HOUSEHOLDS} households`);
const officer = await timeOfficer();
console.log('officer', JSON.stringify(officer));
const code = await bundleOf('search/on-a-phone.tsx');
const beside = await openSearchPeers();
const rows: Record<string, Awaited<ReturnType<typeof timeTyping>>['row']> = {};
for (const way of WAYS) rows[way] = await timeOf(way, code);
for (const way of beside.ways) rows[way] = await timeOf(way, beside.code, `prepared('${way}')`);
console.table(rows);

const { ours, ...peers } = rows;
if (ours !== undefined && argv.includes('--json')) {
  const ratios = Object.entries(peers).map(
    ([way, { p95 }]) => [way, Number((p95 / ours.p95).toFixed(1))] as const,
  );
  console.log(
    JSON.stringify({
      bench: 'search',
      ours: { ...ours, officer },
      peers,
      ratios: Object.fromEntries(ratios),
      machine: cpus()[0]?.model,
    }),
  );
}

async function timeOf(way: string, script: string, prepare?: string) {
  const { how, missed, row } = await timeTyping(way, script, CPU_DIVISOR, prepare);
  console.log(way, JSON.stringify(row), how);
  if (missed.length > 0) console.log(`${way} finds nobody by ${missed.join(', ')}`);
  if (way === 'ours' && missed.length > 0) throw new Error('somebody was not found');
  return row;
}
