// `npm run bench -- first-sync [--json] [--rounds N] [--alone | --peers NAME[,NAME…]] [--commune | --empty]`:
// from the press that takes a new phone into use until its person sees the households, can record a visit,
// sees what was done there, and has all, on a slow phone behind a bad link; and until an officer sees the
// commune. Then how long the screen stood still meanwhile, and what the first look at the history of a
// household costs. `--empty`: nothing of the app lies on the phone, and its person presses as soon as there
// is something to press, so that the app's own files come beside the books; without peers. See
// docs/benchmarks.md.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { medianOf, numberAfter, tellJson } from './lib/tell.ts';
import { openSlowBrowser } from './phone/browser.ts';
import { serveBenchDemo } from './phone/demo.ts';
import { raiseLink, SLOW_LINK, sumOf } from './phone/link.ts';
import {
  beginButton,
  bringApp,
  hasAll,
  openLink,
  READ_MS,
  readBooks,
  seesCommune,
  seesDoors,
  recordsVisit,
  seesWork,
} from './phone/our-phone.ts';
import { press } from './phone/press.ts';
import { sharesBetween, usedBetween } from './phone/threads.ts';
import { askedPeers } from './beside/asked.ts';
import { syncPeers } from './beside/first-sync.ts';
import { apiOf, kilo, seconds } from './first-sync/tell.ts';
import { watch, type Watched } from './first-sync/watch.ts';
import { PEERS } from './peers/peer.ts';

const CPU_DIVISOR = 6;
const rounds = numberAfter('--rounds', 3);
const peers = askedPeers(PEERS);
const isEmpty = argv.includes('--empty');

const demo = await serveBenchDemo();
const { village } = demo;
console.log(
  `${village.name}: ${village.households} households, ${village.residents} people, ${village.facts} facts; ` +
    `its commune: ${demo.commune.facts} facts`,
);
let how = '';
const runs: Run[] = [];
for (let round = 0; round < rounds; round += 1) runs.push(await runOurs());
const writers: WriterRun[] = [];
for (let round = 0; round < rounds; round += 1) writers.push(await runWriter());
const officers: OfficerRun[] = [];
for (let round = 0; round < rounds; round += 1) officers.push(await runOfficer());
const watched: Watched[] = [];
for (let round = 0; round < rounds; round += 1) watched.push(await runWatched());
await demo.stop();
const ours = {
  ...medianOf(runs),
  ...medianOf(writers),
  ...medianOf(officers),
  ...medianOf(watched),
};
console.log(ours);
const beside = isEmpty ? {} : await syncPeers(peers, village, ours, rounds);
tellJson('first-sync', { ours, ...beside, how });

type Run = {
  /** From the address to what can be pressed, on the same bad link. */
  readonly openedS: number;
  /** What the home was asked and said before the press. */
  readonly aheadKb: number;
  readonly listS: number;
  readonly listKb: number;
  readonly workS: number;
  readonly workKb: number;
  readonly allS: number;
  readonly allKb: number;
  readonly requests: number;
  readonly cpuS: number;
};

/** A slow phone behind the bad link, on which a card has been opened; the app itself came to it before. */
async function take(card: string) {
  const profile = mkdtempSync(join(tmpdir(), 'banso-bench-profile-'));
  const link = await raiseLink(demo.server.port, SLOW_LINK);
  const browser = await openSlowBrowser(profile, CPU_DIVISOR);
  const { page } = browser;
  how = browser.how;
  const address = `http://127.0.0.1:${link.port}`;
  if (!isEmpty) await bringApp(page, address);
  link.worsen();
  link.reset();
  const openedMs = await openLink(page, `${address}/#${card}`, isEmpty ? 0 : READ_MS);
  const openedS = seconds(openedMs);
  const { down, requests } = sumOf(link.weights());
  console.log(`opened in ${openedS} s, ${requests} requests, ${kilo({ up: 0, down })} kB`);
  const aheadKb = kilo(apiOf(link));
  link.reset();
  const leave = async (): Promise<void> => {
    await browser.kill();
    await link.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { browser, page, link, openedS, aheadKb, leave };
}

async function runOurs(): Promise<Run> {
  const { browser, page, link, openedS, aheadKb, leave } = await take(village.card);
  const cpu = browser.usedS() ?? 0;
  const threads = [browser.threads()];
  const pressedMs = await press(beginButton(page));
  await seesDoors(page);
  const listMs = Date.now();
  // What comes behind it is under way already.
  const list = sumOf(link.weights(), (path) => path === '/api/enrol');
  threads.push(browser.threads());
  await seesWork(page);
  const workMs = Date.now();
  const work = apiOf(link);
  threads.push(browser.threads());
  const assets = sumOf(link.weights(), (path) => !path.startsWith('/api'));
  await hasAll(page);
  const allMs = Date.now();
  const all = apiOf(link);
  threads.push(browser.threads());
  const began = await pressedMs();
  const run = {
    openedS,
    aheadKb,
    listS: seconds(listMs - began),
    listKb: kilo(list),
    workS: seconds(workMs - began),
    workKb: kilo(work),
    allS: seconds(allMs - began),
    allKb: kilo(all),
    requests: all.requests,
    cpuS: seconds(((browser.usedS() ?? 0) - cpu) * 1_000),
  };
  console.log(JSON.stringify(run), `besides: ${kilo(assets)} kB of the app`, browser.how);
  console.log(
    JSON.stringify(
      [...link.weights()].map(([path, { up, down, requests }]) => [path, requests, up, down]),
    ),
  );
  console.log(JSON.stringify((await readBooks(page)).map(({ book, seq }) => [book.activity, seq])));
  if (argv.includes('--table')) {
    console.log('seconds of processor until the list, the work, all:');
    for (const [step, after] of threads.slice(1).entries()) {
      const before = threads[step] ?? new Map();
      console.log(sharesBetween(before, after), usedBetween(before, after));
    }
  }
  await leave();
  return run;
}

type WriterRun = {
  /** Until the form of a visit at the first household can be filled in, and what has to come for that. */
  readonly writeS: number;
  readonly writeKb: number;
  /** Until the visit lies on the phone. */
  readonly savedS: number;
};

/** The first household is pressed as soon as it is there, and recorded that nobody was at home. */
async function runWriter(): Promise<WriterRun> {
  const { page, link, leave } = await take(village.card);
  const recorded = await recordsVisit(page);
  const pressedMs = await press(beginButton(page));
  const [writeMs, savedMs] = await recorded();
  const writeKb = kilo(sumOf(link.weights(), (path) => path === '/api/enrol'));
  const began = await pressedMs();
  const run = { writeS: seconds(writeMs - began), writeKb, savedS: seconds(savedMs - began) };
  console.log('writer', JSON.stringify(run));
  await leave();
  return run;
}

type OfficerRun = { readonly communeS: number; readonly communeKb: number };

/** An officer of the commune takes a new phone: until its figures and villages stand there. */
async function runOfficer(): Promise<OfficerRun> {
  const { page, link, leave } = await take(demo.commune.officerCard);
  const pressedMs = await press(beginButton(page));
  await seesCommune(page);
  const seenMs = Date.now();
  const communeKb = kilo(apiOf(link));
  const run = { communeS: seconds(seenMs - (await pressedMs())), communeKb };
  console.log('officer', JSON.stringify(run));
  await leave();
  return run;
}

/** A phone more, whose frames are watched, which costs it some processor. */
async function runWatched(): Promise<Watched> {
  const { page, link, leave } = await take(village.card);
  const run = await watch(page, link);
  console.log('watched', JSON.stringify(run));
  await leave();
  return run;
}
