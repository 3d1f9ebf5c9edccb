// Runs one peer as ours is run: the same Chromium under the same quota, behind the same link, from the press
// of a button until the village's households can be pressed, and until all rows lie on the phone.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { build } from 'vite';
import { openSlowBrowser } from '../phone/browser.ts';
import { apiOf, kilo } from '../first-sync/tell.ts';
import { type Link, raiseLink, SLOW_LINK } from '../phone/link.ts';
import { KEPT_MS, READ_MS } from '../phone/our-phone.ts';
import { press } from '../phone/press.ts';
import { type Reopened, timeOpening } from '../phone/reopen.ts';
import type { PeerName } from '../peers/peer.ts';
import type { Part } from '../peers/rows.ts';
import { countRows } from './records.ts';
import { serveRows } from './serve.ts';

const BENCH = join(import.meta.dirname, '..');

export type Synced = {
  /** Until the own village's households can be pressed. */
  readonly listS: number;
  /** Until all of the own village lies on the phone. */
  readonly workS: number;
  readonly workKb: number;
  readonly allS: number;
  readonly allKb: number;
  readonly requests: number;
  readonly cpuS: number;
};

/** A peer's server with these rows, and its page. */
async function servePeer(peer: PeerName, village: string, parts: readonly Part[]) {
  const page = await bundleOf(join('peers', 'pages', `${peer.toLowerCase()}.ts`));
  return serveRows(peer, village, parts, page);
}

/** @param entry below test/bench */
export async function bundleOf(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      write: false,
      target: 'chrome109',
      lib: { entry: join(BENCH, entry), formats: ['iife'], name: 'bench' },
    },
  });
  const [first] = [output].flat();
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new Error('nothing was bundled');
  return chunk.code;
}

/** For the rows of a commune the slowest takes an hour. */
const PATIENCE_MS = 2 * 60 * 60_000;
const CPU_DIVISOR = { sync: 6, reload: 4 };

export async function syncPeer(
  peer: PeerName,
  village: string,
  parts: readonly Part[],
): Promise<Synced> {
  const served = await servePeer(peer, village, parts);
  const profile = mkdtempSync(join(tmpdir(), 'banso-bench-profile-'));
  const link = await raiseLink(served.port, SLOW_LINK);
  const browser = await openSlowBrowser(profile, CPU_DIVISOR.sync);
  const { page } = browser;
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await bringPage(page, link);
    link.worsen();
    await openPage(page, link);
    await page.waitForTimeout(READ_MS);
    link.reset();
    const cpu = browser.usedS() ?? 0;
    const pressedMs = await press(fetchButton(page));
    await until(page, '#households a');
    const listMs = Date.now();
    await until(page, '#there-doors');
    const workMs = Date.now();
    const work = apiOf(link);
    await until(page, `#there-${parts.at(-1)?.name ?? ''}`);
    const allMs = Date.now();
    const all = apiOf(link);
    const cpuS = Math.round(((browser.usedS() ?? 0) - cpu) * 100) / 100;
    await until(page, '#there-count');
    const there = await page.locator('#there-count').textContent();
    if (there !== `count ${countRows(parts)}`) throw new Error(`${peer} has ${there ?? 'nothing'}`);
    const began = await pressedMs();
    const since = (ms: number): number => Math.round((ms - began) / 10) / 100;
    return {
      listS: since(listMs),
      workS: since(workMs),
      workKb: kilo(work),
      allS: since(allMs),
      allKb: kilo(all),
      requests: all.requests,
      cpuS,
    };
  } finally {
    await browser.kill();
    await link.close();
    await served.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Fills a phone once, then opens it so many times without a network. */
export async function reopenPeer(
  peer: PeerName,
  village: string,
  parts: readonly Part[],
  rounds: number,
): Promise<readonly Reopened[]> {
  const served = await servePeer(peer, village, parts);
  const profile = mkdtempSync(join(tmpdir(), 'banso-bench-profile-'));
  const link = await raiseLink(served.port, SLOW_LINK);
  const origin = `http://127.0.0.1:${link.port}`;
  const filling = await openSlowBrowser(profile, 1);
  await bringPage(filling.page, link);
  await fetchButton(filling.page).click();
  await until(filling.page, '#there-count');
  await filling.page.waitForTimeout(KEPT_MS);
  await filling.kill();
  link.cut();
  const opened: Reopened[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const browser = await openSlowBrowser(profile, CPU_DIVISOR.reload);
    opened.push(
      await timeOpening(browser, `${origin}/#open`, (page) => until(page, '#households a')),
    );
    await browser.kill();
  }
  await link.close();
  await served.stop();
  rmSync(profile, { recursive: true, force: true });
  return opened;
}

/** Until something is there; what fails in the page fails here. */
async function until(page: Page, selector: string): Promise<void> {
  const failed = page.locator('#there-failed');
  await page.locator(selector).first().or(failed).first().waitFor();
  if (await failed.isVisible()) throw new Error((await failed.textContent()) ?? 'failed');
}

const fetchButton = (page: Page): Locator => page.getByRole('button', { name: 'Tải về' });

/** Until the page and its code lie on the phone. */
async function bringPage(page: Page, link: Link): Promise<void> {
  await openPage(page, link);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
}

/** As ours is opened, from nothing. */
async function openPage(page: Page, { port }: Link): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`http://127.0.0.1:${port}/`);
  await fetchButton(page).waitFor();
}
