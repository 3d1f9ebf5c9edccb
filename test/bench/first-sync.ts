// `npm run bench -- first-sync [--json] [--rounds N] [--empty]`: from the press that takes a new phone into
// use until its person sees the households, can work, and has all, on a slow phone behind a bad link; and
// until an officer sees the commune. `--empty`: nothing of the app lies on the phone, and its person presses
// as soon as there is something to press, so that the app's own files come beside the books; without peers.
// See docs/benchmarks.md.

import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import type { Page } from 'playwright-core';
import { openSlowBrowser } from './phone/browser.ts';
import { serveBenchDemo } from './phone/demo.ts';
import { type Link, raiseLink, SLOW_LINK, sumOf } from './phone/link.ts';
import {
  hasAll,
  openLink,
  readBooks,
  seesCommune,
  seesDoors,
  seesWork,
} from './phone/our-phone.ts';
import { press } from './phone/press.ts';
import { usedBetween } from './phone/threads.ts';
import { syncPeers } from './beside/first-sync.ts';

const CPU_DIVISOR = 6;
const at = argv.indexOf('--rounds');
const rounds = at < 0 ? 3 : Number(argv[at + 1]);
const isEmpty = argv.includes('--empty');

const demo = await serveBenchDemo();
const { village } = demo;
console.log(
  `${village.name}: ${village.households} households, ${village.residents} people, ${village.facts} facts; ` +
    `its commune: ${demo.commune.facts} facts`,
);
const runs: Run[] = [];
for (let round = 0; round < rounds; round += 1) runs.push(await runOurs());
const officers: OfficerRun[] = [];
for (let round = 0; round < rounds; round += 1) officers.push(await runOfficer());
await demo.stop();
const ours = {
  ...(isEmpty && { openedS: medianOf(runs, ({ openedS }) => openedS) }),
  listS: medianOf(runs, ({ listS }) => listS),
  listKb: medianOf(runs, ({ listKb }) => listKb),
  workS: medianOf(runs, ({ workS }) => workS),
  workKb: medianOf(runs, ({ workKb }) => workKb),
  allS: medianOf(runs, ({ allS }) => allS),
  allKb: medianOf(runs, ({ allKb }) => allKb),
  requests: medianOf(runs, ({ requests }) => requests),
  cpuS: medianOf(runs, ({ cpuS }) => cpuS),
  communeS: medianOf(officers, ({ communeS }) => communeS),
  communeKb: medianOf(officers, ({ communeKb }) => communeKb),
};
console.log(ours);
const { peers, ratios } = isEmpty
  ? { peers: {}, ratios: {} }
  : await syncPeers(village, ours, rounds);
if (argv.includes('--json')) {
  const machine = `${cpus()[0]?.model}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`;
  console.log(JSON.stringify({ bench: 'first-sync', ours, peers, ratios, machine }));
}

function medianOf<Each>(each: readonly Each[], pick: (run: Each) => number): number {
  return each.map(pick).toSorted((left, right) => left - right)[Math.floor(each.length / 2)] ?? 0;
}

type Run = {
  /** From the address to what can be pressed, where nothing lay on the phone. */
  readonly openedS: number;
  readonly listS: number;
  readonly listKb: number;
  readonly workS: number;
  readonly workKb: number;
  readonly allS: number;
  readonly allKb: number;
  readonly requests: number;
  readonly cpuS: number;
};

/** A slow phone behind the bad link, on which a card has been opened. */
async function take(card: string) {
  const profile = mkdtempSync(join(tmpdir(), 'banso-bench-profile-'));
  const link = await raiseLink(demo.server.port, SLOW_LINK);
  const browser = await openSlowBrowser(profile, CPU_DIVISOR);
  const { page } = browser;
  const address = `http://127.0.0.1:${link.port}`;
  let openedS = 0;
  if (isEmpty) {
    link.worsen();
    openedS = await openFromNothing(page, `${address}/#${card}`);
    const { down, requests } = sumOf(link.weights(), () => true);
    console.log(`opened in ${openedS} s, ${requests} requests, ${kilo(down)} kB`);
  } else await openLink(page, address, card);
  link.worsen();
  link.reset();
  const leave = async (): Promise<void> => {
    await browser.kill();
    await link.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { browser, page, link, openedS, leave };
}

async function runOurs(): Promise<Run> {
  const { browser, page, link, openedS, leave } = await take(village.card);
  const cpu = browser.usedS() ?? 0;
  const threads = [browser.threads()];
  const pressedMs = await press(page, 'Dùng máy này');
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
    listS: seconds(listMs - began),
    listKb: kilo(list.down + list.up),
    workS: seconds(workMs - began),
    workKb: kilo(work.down + work.up),
    allS: seconds(allMs - began),
    allKb: kilo(all.down + all.up),
    requests: all.requests,
    cpuS: seconds(((browser.usedS() ?? 0) - cpu) * 1_000),
  };
  console.log(JSON.stringify(run), `besides: ${kilo(assets.down)} kB of the app`, browser.how);
  console.log(
    JSON.stringify(
      [...link.weights()].map(([path, { up, down, requests }]) => [path, requests, up, down]),
    ),
  );
  console.log(JSON.stringify((await readBooks(page)).map(({ book, seq }) => [book.activity, seq])));
  if (argv.includes('--table')) {
    console.log('seconds of processor until the list, the work, all:');
    for (const [step, after] of threads.slice(1).entries()) {
      console.log(usedBetween(threads[step] ?? new Map(), after));
    }
  }
  await leave();
  return run;
}

type OfficerRun = { readonly communeS: number; readonly communeKb: number };

/** An officer of the commune takes a new phone: until its figures and villages stand there. */
async function runOfficer(): Promise<OfficerRun> {
  const { page, link, leave } = await take(demo.commune.officerCard);
  const pressedMs = await press(page, 'Dùng máy này');
  await seesCommune(page);
  const seenMs = Date.now();
  const { up, down } = apiOf(link);
  const run = { communeS: seconds(seenMs - (await pressedMs())), communeKb: kilo(up + down) };
  console.log('officer', JSON.stringify(run));
  await leave();
  return run;
}

/** Until it can be taken into use. */
async function openFromNothing(page: Page, address: string): Promise<number> {
  const began = Date.now();
  await page.goto(address);
  await page.getByRole('button', { name: 'Dùng máy này' }).waitFor();
  return seconds(Date.now() - began);
}

/** What the home was asked and said, headers included; the app's own files are apart. */
function apiOf(link: Link) {
  return sumOf(link.weights(), (path) => path.startsWith('/api'));
}

function seconds(ms: number): number {
  return Math.round(ms / 10) / 100;
}

function kilo(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}
