// A phone whose app is closed when the network comes back: the browser wakes the worker, and it sends.

import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, originsAt, type World } from '#test/device/world.ts';
import { type BuildServer, serveBuilds } from '#test/support/builds.ts';
import { FLAGS, PATIENCE_MS } from '#test/support/phone-browser.ts';
import { watchWorkers, type Workers } from '#test/support/workers.ts';
import { answerPin, enrol, follow, press, sees, seesHeading, seesTray } from './member-steps.ts';

/** After which a worker that was woken would long have sent. */
const SETTLED_MS = 1_500;

let world: World;
let server: BuildServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let workers: Workers;
let origin = '';
/** Paths of requests that are answered 503. */
let refused: readonly string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});
afterAll(() => browser?.close());

beforeEach(async () => {
  refused = [];
  world = await openWorld();
  world.time.nowS = Math.floor(Date.now() / 1000);
  server = await serveBuilds(world, 'dist/pwa');
  server.refuse = (path) => refused.includes(path);
  origin = `http://127.0.0.1:${server.port}`;
  context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  // Its worker is told of by a page that is none of the app's.
  workers = await watchWorkers(await context.newPage(), origin);
  page = await openApp();
  const { card } = await world.addWorker('Hoàng Thị Lan', 'member');
  await enrol(page, `${origin}/#${card}`, 'Máy thử');
  await seesHeading(page, 'Bản Phú Hưng');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
});
afterEach(async () => {
  await context.close();
  server.stop();
  world.close();
});

async function openApp(): Promise<Page> {
  const opened = await context.newPage();
  opened.setDefaultTimeout(PATIENCE_MS);
  await answerPin(opened);
  return opened;
}

async function recordNobody(): Promise<void> {
  await page.goto(`${origin}/#/`);
  await follow(page.getByRole('list', { name: 'Các nhà trong thôn' }).first(), /Hộ /u);
  await follow(page, 'Ghi lượt đến nhà');
  await press(page, 'Vắng nhà');
  await sees(page.getByRole('link', { name: /^Hôm nay: Vắng nhà/u }));
}

const eventually = <Value>(read: () => Promise<Value>) => {
  return expect.poll(read, { timeout: PATIENCE_MS });
};
const atHome = async (): Promise<number> => (await originsAt(world, world.doors)).length;

const asksFor = (path: string): number => server.asked.filter((each) => each === path).length;

/** The app opened again shows all of it as received, and the home has nothing twice. */
async function seesAllReceived(count: number): Promise<void> {
  refused = [];
  page = await openApp();
  await page.goto(origin);
  await seesTray(page, { waiting: 0, received: count });
  const origins = await originsAt(world, world.doors);
  expect(new Set(origins).size).toBe(count);
  expect(origins).toHaveLength(count);
}

test('a browser that has a network sends by itself what a closed app has left', async () => {
  refused = ['/api/push'];
  await recordNobody();
  await recordNobody();
  expect(await atHome()).toBe(0);
  server.asked.length = 0;
  await page.close();
  await eventually(atHome).toBe(2);
  expect(asksFor('/api/carry')).toBeGreaterThan(0);
  await seesAllReceived(2);
});

test('what could not be sent goes out the next time, with what was received left out', async () => {
  await recordNobody();
  await eventually(atHome).toBe(1);
  refused = ['/api/push', '/api/carry'];
  for (let times = 0; times < 3; times += 1) await recordNobody();
  await page.close();
  await eventually(async () => asksFor('/api/carry')).toBeGreaterThan(0);
  await workers.wake();
  expect(await atHome()).toBe(1);

  refused = ['/api/push'];
  await workers.wake();
  await eventually(atHome).toBe(4);
  await seesAllReceived(4);
  await page.close();
  server.asked.length = 0;
  await workers.wake();
  await wait(SETTLED_MS);
  expect(asksFor('/api/carry')).toBe(0);
});

test('an app that somebody looks at is woken, and sends itself', async () => {
  refused = ['/api/push', '/api/carry'];
  server.asked.length = 0;
  await recordNobody();
  // By then it waits for eight seconds and more until it tries again.
  await eventually(async () => asksFor('/api/push')).toBeGreaterThan(4);
  refused = ['/api/carry'];
  await workers.wake();
  await expect.poll(atHome, { timeout: 4_000 }).toBe(1);
  await seesTray(page, { waiting: 0, received: 1 });
});
