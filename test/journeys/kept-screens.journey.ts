// What a phone keeps to open without signal: the screens of its own role, and no others.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, follow, seesHeading, turnTo } from './member-steps.ts';

let home: DemoServer;
let mast: Mast;
let browser: Browser;

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});

beforeEach(async () => {
  mast = await raiseMast(home.port);
});

afterEach(async () => {
  await mast.close();
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

test('a member’s phone keeps the village’s screens, opens without signal and holds none of the officers’', async () => {
  const { page, complaints } = await openAs('Thành viên tổ, bản Phú Hưng');
  await seesHeading(page, 'Bản Phú Hưng');
  await controlled(page);
  const kept = await keptFiles(page);
  expect(kept.some((file) => /\/assets\/doors-/u.test(file))).toBe(true);
  expect(
    kept.filter((file) => /\/(?:commune|register-import|member-add)-[\w-]{8}\./u.test(file)),
  ).toEqual([]);
  await withoutSignal(page);
  await seesHeading(page, 'Bản Phú Hưng');
  await follow(page.getByRole('list', { name: 'Các nhà trong thôn' }).first(), /Hộ /u);
  await follow(page, 'Ghi lượt đến nhà');
  await seesHeading(page, 'Ghi lượt đến nhà');
  await turnToMe(page);
  expect(complaints).toEqual([]);
});

test('an officer’s phone takes the officers’ screens once it is one, and opens each without signal', async () => {
  const { page, complaints } = await openAs('Cán bộ xã Sơn Động');
  await seesHeading(page, 'Xã Sơn Động');
  await controlled(page);
  await expect
    .poll(() => keptFiles(page), { timeout: PATIENCE_MS })
    .toContainEqual(expect.stringMatching(/\/kept-for-officers$/u));
  const kept = await keptFiles(page);
  expect(kept.some((file) => /\/assets\/register-import-/u.test(file))).toBe(true);
  await withoutSignal(page);
  for (const place of ['Tìm', 'Cần xem', 'Tổ', 'Tôi']) await turnTo(page, place);
  expect(complaints).toEqual([]);
});

async function openAs(role: string): Promise<{ page: Page; complaints: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints = watchComplaints(page);
  await enrol(page, mast.origin + home.linkOf(role), 'Máy thử');
  return { page, complaints };
}

/** From then on the worker answers for the app's own files. */
const controlled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
};

const keptFiles = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const files: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      files.push(...(await cache.keys()).map((request) => request.url));
    }
    return files;
  });

async function withoutSignal(page: Page): Promise<void> {
  await mast.down();
  await page.context().setOffline(true);
  await page.reload();
}

async function turnToMe(page: Page): Promise<void> {
  await page.goto(`${mast.origin}/#/me`);
  await seesHeading(page, 'Máy này');
}
