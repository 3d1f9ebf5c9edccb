// "Nothing new" as a real browser asks for it, weighed outside of it: whole requests, whole
// answers.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { type Link, raiseLink, SLOW_LINK, sumOf } from '#test/bench/phone/link.ts';
import { openWorld, type World } from '#test/device/world.ts';
import { openSite, type Site, startBarePhone } from '#test/support/bare-phone.ts';
import type { PhoneBrowser } from '#test/support/phone-browser.ts';
import type { PhonePage } from './phone-page.ts';

/** What the budget says of one whole question and its answer. */
const BYTES_MAX = 1_024;
/** What a phone asks for by itself once it is open has come by then. */
const REST_MS = 2_000;

let world: World;
let site: Site;
let link: Link;
let profile = '';
let browser: PhoneBrowser | undefined;

beforeAll(async () => {
  world = await openWorld();
  site = await openSite(world);
  link = await raiseLink(Number(new URL(site.address).port), SLOW_LINK);
  profile = mkdtempSync(join(tmpdir(), 'banso-nothing-new-'));
});
afterEach(() => browser?.kill());
afterAll(async () => {
  await link.close();
  site.close();
  world.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Takes the phone into use, and keeps its device at hand. */
const enrol = (page: Page, card: string): Promise<boolean> =>
  page.evaluate(async (secret) => {
    const phone = globalThis as unknown as PhonePage; // phone-page.ts put it there
    ({ device: phone.device } = await phone.openPhone());
    return (await phone.device.enrol(secret, 'máy thử')).ok;
  }, card);

/** One more exchange; when the last one was that found all. */
const exchange = (page: Page): Promise<number | undefined> =>
  page.evaluate(async () => {
    const { device } = globalThis as unknown as PhonePage; // as above
    return (await device?.sync())?.syncedAt;
  });

test('is one request under 1 KB', async () => {
  const { card } = await world.addWorker('Hoàng Thị Lan', 'member');
  browser = await startBarePhone(profile, `http://127.0.0.1:${link.port}`);
  const { page } = browser;
  expect(await enrol(page, card)).toBe(true);
  await exchange(page);
  await page.waitForTimeout(REST_MS);
  world.time.nowS += 60;
  link.reset();
  expect(await exchange(page)).toBe(world.time.nowS);
  const weight = sumOf(link.weights(), (path) => path === '/api/pull');
  expect(weight.requests).toBe(1);
  expect(weight.up + weight.down, JSON.stringify(weight)).toBeLessThanOrEqual(BYTES_MAX);
});
