// `npm run bench -- size [--json] [--alone | --peers NAME[,NAME…]]`: what the books of the demo's largest
// village weigh as they travel, beside the same facts and states as plain JSON, and beside the same records
// as peers send them; see docs/benchmarks.md.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Book } from '#book/activity.ts';
import type { OrderedFact } from '#book/fact.ts';
import { RUN_FACTS_MAX } from '#book/limits.ts';
import { packRuns } from '#book/packed-runs.ts';
import { type EncodedRun, encodeRun } from '#book/run.ts';
import { encodeFolded } from '#book/snapshot.ts';
import { PULL_FACTS_MAX } from '#protocol/limits.ts';
import type { Home } from '#server/home.ts';
import { askedPeers } from './beside/asked.ts';
import { readParts } from './beside/records.ts';
import { weighPeers } from './beside/size.ts';
import { tellJson } from './lib/tell.ts';
import { PEERS } from './peers/peer.ts';
import { largestVillage, openDemo } from './phone/demo.ts';
import { weighCodecs } from './size/codec.ts';
import { plainText } from './size/plain.ts';

const RUNS_PER_ANSWER = PULL_FACTS_MAX / RUN_FACTS_MAX;
const names = askedPeers(PEERS);

const { home, folder, close } = await openDemo();
const { village } = await largestVillage(home);
console.log(
  `${village.name}: ${village.households} households, ${village.residents} people, ${village.facts} facts`,
);
const ACTIVITIES = ['homes', 'doors'] as const;
const rows = [];
for (const activity of ACTIVITIES) {
  const book = home.directory.findBookOf(activity, village.place);
  if (book === undefined) throw new Error(`the village has no ${activity}`);
  rows.push({ activity, ...(await weigh(home, book)) });
}
const codecs = await weighCodecs(home);
const parts = await readParts(home, village.place, false);
await close();
rmSync(folder, { recursive: true, force: true });
console.table(rows);
console.table(codecs);
const peers = await weighPeers(names, village.place, parts);
console.table(peers);
const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
const ratios: Record<string, number> = {};
for (const { activity, factsXz, packed5 } of rows) {
  ratios[`xz -9, ${activity}`] = round(factsXz / packed5);
}
for (const [peer, weights] of Object.entries(peers)) {
  const bytes = total(Object.values(weights));
  ratios[`${peer}, states`] = round(bytes / total(rows.map(({ state5 }) => state5)));
  ratios[`${peer}, facts`] = round(bytes / total(rows.map(({ packed5 }) => packed5)));
}
const xz = Object.fromEntries(rows.map(({ activity, factsXz }) => [activity, factsXz]));
tellJson('size', { ours: { rows, codecs }, peers: { 'xz -9': xz, ...peers }, ratios });

async function weigh({ store, warm }: Home, book: Book) {
  const reading = store.read(book.cell);
  const folded = await warm.get(book);
  const facts = await reading.listFacts(book.id, 0, folded.seq);
  const runs: EncodedRun[] = [];
  for (let from = 0; from < facts.length; from += RUN_FACTS_MAX) {
    runs.push(encodeRun(await runOf(facts.slice(from, from + RUN_FACTS_MAX))));
  }
  const packed = JSON.stringify(inAnswers(runs).map(packRuns));
  const lines = facts.map((fact) => JSON.stringify(fact)).join('\n');
  const state = encodeFolded(folded);
  const began = performance.now();
  encodeFolded(folded);
  const encodeMs = Math.round(performance.now() - began);
  return {
    facts: facts.length,
    factsXz: spawnSync('xz', ['-9', '-c'], { input: lines, maxBuffer: 1e9 }).stdout.length,
    runs5: brotli(JSON.stringify(runs), 5),
    packed5: brotli(packed, 5),
    packed11: brotli(packed, 11),
    plainState5: brotli(plainText(folded), 5),
    state5: brotli(state, 5),
    state9: brotli(state, 9),
    state11: brotli(state, 11),
    encodeMs,
  };

  async function runOf(part: readonly OrderedFact[]) {
    const streams = [...new Set(part.map(({ stream }) => stream))];
    const salts = await Promise.all(streams.map((stream) => reading.listSalts(book.id, stream)));
    return { book: book.id, epoch: 0, facts: part, salts: salts.flat(), hash: new Uint8Array(32) };
  }
}

/** As many as one answer to a pull holds. */
function inAnswers(runs: readonly EncodedRun[]): readonly (readonly EncodedRun[])[] {
  const count = Math.ceil(runs.length / RUNS_PER_ANSWER);
  return Array.from({ length: count }, (_, at) =>
    runs.slice(at * RUNS_PER_ANSWER, (at + 1) * RUNS_PER_ANSWER),
  );
}

function brotli(text: string, quality: number): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  return brotliCompressSync(text, { params }).length;
}

function round(ratio: number): number {
  return Math.round(ratio * 100) / 100;
}
