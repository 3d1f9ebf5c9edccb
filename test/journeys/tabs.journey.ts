// Two tabs of one phone in a real browser: one sends, and the other takes over when it is gone or frozen.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, originsAt, type World } from '#test/device/world.ts';
import { type PlainBrowser, startBrowser, type Tab } from '#test/support/plain-browser.ts';
import { type PhoneSite, servePhonePage } from '#test/support/phone-site.ts';
import type { PhonePage } from './phone-page.ts';

let world: World;
let site: PhoneSite;
let folder = '';
let browser: PlainBrowser;
/** Pushes that have reached the home and wait there for their answer. */
let pushes = 0;
let isHeld = false;
let release = (): void => undefined;
let held = Promise.resolve();

beforeAll(async () => {
  world = await openWorld();
  folder = mkdtempSync(join(tmpdir(), 'banso-tabs-'));
  site = await servePhonePage(async (request) => {
    if (new URL(request.url).pathname === '/api/push') {
      pushes += 1;
      if (isHeld) await held;
    }
    return world.app.fetch(request);
  });
  browser = await startBrowser(join(folder, 'profile'));
});

afterAll(async () => {
  release();
  await browser?.kill();
  site?.close();
  world?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

beforeEach(() => {
  pushes = 0;
  hold();
});

function hold(): void {
  isHeld = true;
  held = new Promise((resolve) => {
    release = () => {
      isHeld = false;
      resolve();
    };
  });
}

/** A tab in front, with a phone of its own name, so that the tests do not meet. */
async function openTab(name: string): Promise<Tab> {
  const tab = await browser.open(site.address);
  await tab.front();
  await tab.evaluate(async (store) => {
    const page = globalThis as unknown as PhonePage; // phone-page.ts puts it there
    while (page.openPhone === undefined) {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
    page.device = (await page.openPhone({ name: store })).device;
  }, name);
  return tab;
}

/** Enrols the phone, saves one visit and waits until its push lies at the home. */
async function sendFirst(tab: Tab): Promise<void> {
  const { card } = await world.addWorker('Hoàng Thị Lan', 'member');
  await tab.evaluate(
    async ([secret, book, household]) => {
      const { device } = globalThis as unknown as PhonePage; // as above
      const enrolled = await device?.enrol(secret, 'máy thử');
      if (device === undefined || enrolled?.ok !== true) throw new Error('not enrolled');
      const body = { visit: device.newId(), household, outcome: 'met' };
      await device.save(book, [{ type: 'door.visited@1', on: device.now().on, body }]);
    },
    [card, world.doors.id, world.household] as const,
  );
  while (pushes === 0) await wait(20);
}

/** An exchange of a tab: resolves with how many records are received after it. */
const exchange = (tab: Tab): Promise<number> =>
  tab.evaluate(async () => {
    const { device } = globalThis as unknown as PhonePage; // as above
    await device?.sync();
    return device?.counts().received ?? -1;
  }, undefined);

describe('two tabs', () => {
  test('a tab that is closed in the middle of an exchange leaves it to the other', async () => {
    const first = await openTab('closed');
    await sendFirst(first);
    const second = await openTab('closed');
    const received = exchange(second);
    await wait(300);
    expect(pushes).toBe(1);
    await first.close();
    while (pushes === 1) await wait(20);
    release();
    expect(await received).toBe(1);
    await second.close();
  });

  test('a tab that is frozen in the middle of an exchange leaves it to the other', async () => {
    const before = (await originsAt(world, world.doors)).length;
    const first = await openTab('frozen');
    await sendFirst(first);
    const second = await openTab('frozen');
    await first.setState('frozen');
    const received = exchange(second);
    while (pushes === 1) await wait(20);
    release();
    expect(await received).toBe(1);
    await first.setState('active');
    expect(await exchange(first)).toBe(1);
    expect(await originsAt(world, world.doors)).toHaveLength(before + 1);
    await Promise.all([first.close(), second.close()]);
  });

  test('a tab that the system has stopped without a word loses it to the other', async () => {
    const first = await browser.open(site.address);
    await first.evaluate((name) => {
      void navigator.locks.request(name, () => new Promise(() => {}));
    }, 'stopped.sync');
    const second = await openTab('stopped');
    await sendFirst(second);
    release();
    expect(await exchange(second)).toBe(1);
    await Promise.all([first.close(), second.close()]);
  });

  test('a tab that waits long for the home is left to it', async () => {
    const first = await openTab('slow');
    await sendFirst(first);
    const second = await openTab('slow');
    let isDone = false;
    const received = exchange(second).finally(() => (isDone = true));
    await wait(14_000);
    expect({ pushes, isDone }).toEqual({ pushes: 1, isDone: false });
    release();
    expect(await received).toBe(1);
    await Promise.all([first.close(), second.close()]);
  });
});
