// Second copies in a real browser: what survives when its databases do not, and comes home all the same.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openWorld, originsAt, type World } from '#test/device/world.ts';
import { type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
import { type PhoneSite, servePhonePage } from '#test/support/phone-site.ts';
import type { PhonePage } from './phone-page.ts';

let world: World;
let site: PhoneSite;
let profile = '';
let browser: PhoneBrowser | undefined;
/** While true the home answers nothing. */
let deaf = false;

beforeAll(async () => {
  world = await openWorld();
  profile = mkdtempSync(join(tmpdir(), 'banso-mirror-'));
  site = await servePhonePage((request) =>
    deaf ? new Response('busy', { status: 503 }) : world.app.fetch(request),
  );
});
afterEach(async () => {
  await browser?.kill();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});
afterAll(() => {
  site.close();
  world.close();
});

async function open(): Promise<Page> {
  browser = await startPhone(profile, { width: 360, height: 640 });
  const { page } = browser;
  await page.goto(site.address);
  await page.waitForFunction(() => 'openPhone' in globalThis);
  return page;
}

/** Opens a person's store, enrols it when it is new and saves visits; what the phone then says of itself. */
const work = (page: Page, name: string, card: string, saves: number) =>
  page.evaluate(
    async ([store, secret, count, book, household]) => {
      const { openPhone } = globalThis as unknown as PhonePage; // phone-page.ts put it there
      const { device } = await openPhone({ name: store });
      for (let look = 0; look < 40 && device.copiesFound() === 0; look += 1) {
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
      const found = device.copiesFound();
      if (device.me() === undefined) await device.enrol(secret);
      for (let save = 0; save < count; save += 1) {
        const body = { visit: device.newId(), household, outcome: 'met' };
        await device.save(book, [{ type: 'door.visited@1', on: device.now().on, body }]);
      }
      await device.sync();
      return { found, left: device.copiesFound(), counts: device.counts() };
    },
    [name, card, saves, world.doors.id, world.household] as const,
  );

const originFiles = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const names: string[] = [];
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('banso-copies', { create: true });
    for await (const [name] of folder.entries()) names.push(name);
    return names;
  });

test('when the databases are gone, the copies are found, told and delivered by whoever comes next', async () => {
  const lan = await world.addWorker('Hoàng Thị Lan', 'member');
  const mai = await world.addWorker('Lò Thị Mai', 'member');
  const page = await open();
  expect(await work(page, 'banso-lan', lan.card, 1)).toMatchObject({ found: 0 });
  deaf = true;
  const offline = await work(page, 'banso-lan', lan.card, 3);
  expect(offline.counts).toMatchObject({ waiting: 3, received: 1 });
  expect(await originFiles(page)).toEqual(['banso-lan~']);
  expect(await originsAt(world, world.doors)).toHaveLength(1);

  // The battery is taken out; what the browser kept in databases is lost as a whole.
  await browser?.kill();
  deaf = false;
  rmSync(join(profile, 'Default', 'IndexedDB'), { recursive: true, force: true });

  const next = await open();
  const told = await work(next, 'banso-mai', mai.card, 1);
  expect(told).toMatchObject({ found: 4, left: 0, counts: { waiting: 0, received: 1 } });
  expect(await originsAt(world, world.doors)).toHaveLength(5);
  expect(await originFiles(next)).toEqual(['banso-mai~']);
});
