// `npm run bench -- reload [--json] [--rounds N] [--table] [--alone | --peers NAME[,NAME…]]`: a phone that
// holds its village is opened again without a network: from the address to the first household that can be
// pressed, on a slow phone. Beside it the same without the states that the phone keeps, so that it folds all
// its books. `--table`: which threads of the browser used the processor. See docs/benchmarks.md.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { medianOf, numberAfter, tellJson, timesFaster } from './lib/tell.ts';
import { openSlowBrowser } from './phone/browser.ts';
import { serveBenchDemo } from './phone/demo.ts';
import { raiseLink, SLOW_LINK } from './phone/link.ts';
import {
  beginButton,
  bringApp,
  dropStates,
  hasAll,
  hasHistory,
  KEPT_MS,
  openDoor,
  openLink,
  seesDoors,
} from './phone/our-phone.ts';
import { type Reopened, timeOpening } from './phone/reopen.ts';
import { askedPeers } from './beside/asked.ts';
import { reopenPeers } from './beside/reload.ts';
import { PEERS } from './peers/peer.ts';

const CPU_DIVISOR = 4;
const rounds = numberAfter('--rounds', 3);
const peers = askedPeers(PEERS);

const demo = await serveBenchDemo();
const { village } = demo;
console.log(`${village.name}: ${village.households} households, ${village.facts} facts`);
const profile = mkdtempSync(join(tmpdir(), 'banso-bench-profile-'));
const link = await raiseLink(demo.server.port, SLOW_LINK);
const origin = `http://127.0.0.1:${link.port}`;
await fill();
link.cut();
let how = '';
const kept: Reopened[] = [];
for (let round = 0; round < rounds; round += 1) kept.push(await open());
const folded: Reopened[] = [];
for (let round = 0; round < rounds; round += 1) folded.push(await open(dropStates));
await link.close();
await demo.stop();
rmSync(profile, { recursive: true, force: true });

const ours = medianOf(kept);
const anew = medianOf(folded);
const variants = { 'folded anew': { ...anew, times: timesFaster(anew.firstS, ours.firstS) } };
const beside = await reopenPeers(peers, village.place, ours.firstS, rounds);
console.table({ 'ours, kept': ours, 'ours, folded anew': anew, ...beside.peers });
tellJson('reload', { ours, ...beside, variants, how });

async function fill(): Promise<void> {
  const browser = await openSlowBrowser(profile, 1);
  const { page } = browser;
  await bringApp(page, origin);
  await openLink(page, `${origin}/#${village.card}`);
  await beginButton(page).click();
  await seesDoors(page);
  await hasAll(page);
  await (await openDoor(page, 0)).click();
  await hasHistory(page);
  // The states are kept at the end of an exchange.
  await page.waitForTimeout(KEPT_MS);
  await browser.kill();
}

/** @param before what is done to the phone's store before the app is opened */
async function open(before?: (page: Page) => Promise<void>): Promise<Reopened> {
  const browser = await openSlowBrowser(profile, CPU_DIVISOR);
  const { page } = browser;
  how = browser.how;
  if (before !== undefined) {
    // A page of the app's own origin that does not open the app.
    await page.goto(`${origin}/icon.svg`);
  }
  await before?.(page);
  const opened = await timeOpening(browser, `${origin}/#/doors`, seesDoors);
  console.log(JSON.stringify(opened), before === undefined ? 'kept' : 'folded anew');
  await browser.kill();
  return opened;
}
