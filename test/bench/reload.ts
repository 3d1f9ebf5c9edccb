// `npm run bench -- reload [--json] [--rounds N]`: a phone that holds its village is opened again without a
// network: from the address to the first household that can be pressed, on a slow phone. Beside it the same
// without the states that the phone keeps, so that it folds all its books; see docs/benchmarks.md.

import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import type { Page } from 'playwright-core';
import { openSlowBrowser } from './phone/browser.ts';
import { serveBenchDemo } from './phone/demo.ts';
import { raiseLink, SLOW_LINK } from './phone/link.ts';
import { dropStates, fetchHistory, hasAll, openLink, seesDoors } from './phone/our-phone.ts';
import { reopenPeers } from './beside/reload.ts';

const CPU_DIVISOR = 4;
const place = argv.indexOf('--rounds');
const rounds = place < 0 ? 3 : Number(argv[place + 1]);

type Opened = { readonly firstS: number; readonly cpuS: number };

const demo = await serveBenchDemo();
const { village } = demo;
console.log(`${village.name}: ${village.households} households, ${village.facts} facts`);
const profile = mkdtempSync(join(tmpdir(), 'banso-bench-profile-'));
const link = await raiseLink(demo.server.port, SLOW_LINK);
const origin = `http://127.0.0.1:${link.port}`;
await fill();
link.cut();
const kept: Opened[] = [];
for (let round = 0; round < rounds; round += 1) kept.push(await open());
const folded: Opened[] = [];
for (let round = 0; round < rounds; round += 1) folded.push(await open(dropStates));
await link.close();
await demo.stop();
rmSync(profile, { recursive: true, force: true });

const ours = { kept: median(kept), foldedAnew: median(folded) };
console.log(ours);
const beside = await reopenPeers(village.place, ours.kept.firstS, rounds);
if (argv.includes('--json')) {
  const ratios = {
    ...beside.ratios,
    'folded anew': Math.round((ours.foldedAnew.firstS / ours.kept.firstS) * 10) / 10,
  };
  const machine = `${cpus()[0]?.model}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`;
  console.log(JSON.stringify({ bench: 'reload', ours, peers: beside.peers, ratios, machine }));
}

async function fill(): Promise<void> {
  const browser = await openSlowBrowser(profile, 1);
  await openLink(browser.page, origin, village.card);
  await browser.page.getByRole('button', { name: 'Dùng máy này' }).click();
  await seesDoors(browser.page);
  await hasAll(browser.page);
  await fetchHistory(browser.page);
  // The states are kept at the end of an exchange.
  await browser.page.waitForTimeout(10_000);
  await browser.kill();
}

/** @param before what is done to the phone's store before the app is opened */
async function open(before?: (page: Page) => Promise<void>): Promise<Opened> {
  const browser = await openSlowBrowser(profile, CPU_DIVISOR);
  const { page } = browser;
  if (before !== undefined) {
    // A page of the app's own origin that does not open the app.
    await page.goto(`${origin}/icon.svg`);
  }
  await before?.(page);
  await browser.rest();
  const cpu = browser.usedS() ?? 0;
  const began = performance.now();
  await page.goto(`${origin}/#/doors`);
  await seesDoors(page);
  const firstS = Math.round((performance.now() - began) / 10) / 100;
  const cpuS = Math.round(((browser.usedS() ?? 0) - cpu) * 100) / 100;
  console.log(JSON.stringify({ firstS, cpuS }), before === undefined ? 'kept' : 'folded anew');
  await browser.kill();
  return { firstS, cpuS };
}

function median(runs: readonly Opened[]): Opened {
  const middle = (pick: (run: Opened) => number): number =>
    runs.map(pick).toSorted((left, right) => left - right)[Math.floor(runs.length / 2)] ?? 0;
  return { firstS: middle(({ firstS }) => firstS), cpuS: middle(({ cpuS }) => cpuS) };
}
