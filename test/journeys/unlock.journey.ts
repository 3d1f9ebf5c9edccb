// A phone behind a PIN: opened again without a network, gone dark when its lease has run out, shared by two
// people, and wiped after ten wrong tries.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { openWorld, originsAt, type Worker, type World } from '#test/device/world.ts';
import { type BuildServer, serveBuilds } from '#test/support/builds.ts';
import { PATIENCE_MS, type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
import { readStorage, type RawStorage, textOf } from './raw-storage.ts';
import {
  answerPin,
  beginVisit,
  draftRow,
  enrol,
  follow,
  press,
  sees,
  seesHeading,
  seesText,
  seesTray,
} from './member-steps.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const WRONG = '471903';
/** What nobody but its author may find on a phone. */
const CANARY = {
  resident: 'Canary Thị Vành',
  phone: '0987123459',
  note: 'canary cụ hẹn sang tuần',
  draft: 'canary nhớ mang giấy',
};
const SECOND_PIN = '820461';

let world: World;
let server: BuildServer;
let browser: PhoneBrowser;
let page: Page;
let folder = '';
let origin = '';
let lan: Worker;
/** As the phone's clock is set. */
let nowMs = 0;

beforeEach(async () => {
  world = await openWorld();
  nowMs = Date.now();
  world.time.nowS = Math.floor(nowMs / 1000);
  lan = await world.addWorker('Hoàng Thị Lan', 'member');
  const body = { resident: 'CANARYAAAA', household: world.household, name: CANARY.resident };
  const on = dayOfSeconds(world.time.nowS);
  await world.home.recorder.record(world.homes, [
    { type: 'resident.added@1', on, body: { ...body, phone: CANARY.phone } },
  ]);
  server = await serveBuilds(world, 'dist/pwa');
  origin = `http://127.0.0.1:${server.port}`;
  folder = mkdtempSync(join(tmpdir(), 'banso-unlock-'));
  browser = await startPhone(join(folder, 'profile'), { width: 360, height: 640 });
  ({ page } = browser);
  isOn = true;
});

let isOn = false;

async function turnOff(): Promise<void> {
  if (isOn) await browser.kill();
  isOn = false;
}

afterEach(async () => {
  await turnOff();
  server?.stop();
  world?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function takePhone(): Promise<void> {
  await enrol(page, `${origin}/#${lan.card}`, 'Máy thử');
  await seesHeading(page, 'Bản Phú Hưng');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // The screens are kept for later openings.
  await page.waitForFunction(async () => {
    for (const name of await caches.keys()) {
      const kept = (await (await caches.open(name)).keys()).map(({ url }) => url);
      if (name.startsWith('build-') && kept.some((url) => url.endsWith('/index.html'))) return true;
    }
    return false;
  });
}

/** The home keeps silent, too: a worker that is started meanwhile may not know that there is no network. */
function goOffline(isOffline: boolean): Promise<void> {
  server.refuse = (path) => isOffline && path.startsWith('/api/');
  return page.context().setOffline(isOffline);
}

/** Sets the phone's clock on, and the home's with it. */
async function passMs(ms: number): Promise<void> {
  nowMs += ms;
  world.time.nowS = Math.floor(nowMs / 1000);
  await page.clock.setFixedTime(nowMs);
}

async function openHouse(): Promise<void> {
  await page.goto(`${origin}/#/`);
  await follow(page.getByRole('list', { name: 'Các nhà trong thôn' }).first(), /Hộ /u);
}

async function recordVisit(note: string): Promise<void> {
  await openHouse();
  await beginVisit(page);
  await press(page, 'Đã gặp');
  await page.getByLabel(/^Ghi chú/u).fill(note);
  await press(page, 'Ghi lượt này');
  await sees(page.getByRole('link', { name: /^Hôm nay: Đã gặp/u }));
}

async function beginDraft(note: string): Promise<void> {
  await openHouse();
  await beginVisit(page);
  await press(page, 'Đã gặp');
  const before = await draftRow(page);
  await page.getByLabel(/^Ghi chú/u).fill(note);
  await expect.poll(() => draftRow(page), { timeout: PATIENCE_MS }).not.toBe(before);
}

/** All that the page's storage holds, bytes readable where they are text. */
const dumped = async (): Promise<string> => textOf(await readStorage(page));

/** Of the phone and of nobody: how it is read, which build it opens, which cards were looked at on it. */
const OF_NOBODY: ReadonlySet<string> = new Set([
  'away',
  'build',
  'cards',
  'first-place',
  'language',
  'text-size',
]);

/** Files of the browser's profile that hold a text, in either way a browser writes texts. */
function filesWith(text: string): readonly string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const files = readdirSync(join(folder, 'profile'), { recursive: true, withFileTypes: true });
  return files.flatMap((file) => {
    if (!file.isFile()) return [];
    const path = join(file.parentPath, file.name);
    const bytes = readFileSync(path);
    return forms.some((form) => bytes.includes(form)) ? [path] : [];
  });
}

test('opens with the PIN and without a network, with the draft and the records in it', async () => {
  await takePhone();
  await goOffline(true);
  await recordVisit(CANARY.note);
  await beginDraft(CANARY.draft);
  await page.removeLocatorHandler(page.locator('.pin'));
  await page.reload();
  await seesHeading(page, 'Sổ của Lan');
  expect(await page.getByText('Bản Phú Hưng').count()).toBe(0);
  await page.keyboard.type(WRONG);
  await seesText(page, /Mã chưa đúng\. Còn 9 lần\./u);
  await answerPin(page);
  await seesHeading(page, 'Ghi lượt đến nhà');
  expect(await page.getByLabel(/^Ghi chú/u).inputValue()).toBe(CANARY.draft);
  await page.goto(`${origin}/#/`);
  await seesTray(page, { waiting: 1, received: 0 });
  await goOffline(false);
  await press(page, /Gửi/u);
  await seesTray(page, { waiting: 0, received: 1 });
});

test('locks when it was left for long, never under the hands, and keeps what was being written', async () => {
  await takePhone();
  await beginDraft(CANARY.draft);
  await page.removeLocatorHandler(page.locator('.pin'));
  await passMs(600 * MINUTE_MS);
  await page.waitForTimeout(500);
  expect(await page.getByLabel(/^Ghi chú/u).inputValue()).toBe(CANARY.draft);
  const turn = (state: string): Promise<void> =>
    page.evaluate((next) => {
      Object.defineProperty(document, 'visibilityState', { value: next, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await turn('hidden');
  await passMs(14 * MINUTE_MS);
  await turn('visible');
  expect(await page.locator('.pin').count()).toBe(0);
  await turn('hidden');
  await passMs(16 * MINUTE_MS);
  await turn('visible');
  await seesHeading(page, 'Sổ của Lan');
  await answerPin(page);
  await seesHeading(page, 'Ghi lượt đến nhà');
  expect(await page.getByLabel(/^Ghi chú/u).inputValue()).toBe(CANARY.draft);
});

test('goes dark when the lease has run out, own things stay open, and the home brings all again', async () => {
  await takePhone();
  await recordVisit(CANARY.note);
  await seesTray(page, { waiting: 0, received: 1 });
  await goOffline(true);
  await beginDraft(CANARY.draft);
  for (let week = 1; week <= 8; week += 1) {
    await passMs(7 * DAY_MS);
    await page.reload();
    await seesHeading(page, 'Ghi lượt đến nhà');
  }
  await passMs(7 * DAY_MS);
  await page.reload();
  await seesHeading(page, 'Sổ của thôn tạm đóng');
  await seesText(page, CANARY.draft);
  await seesTray(page, { waiting: 0, received: 1 });
  expect(await dumped()).not.toContain(CANARY.resident);
  await follow(page, 'Các nhà');
  await seesHeading(page, 'Sổ của thôn tạm đóng');
  await follow(page, 'Mở thẻ hướng dẫn');
  await follow(page.getByRole('list', { name: 'Chọn kỹ năng' }), /Zalo/u);
  await page.getByRole('main').getByRole('list').getByRole('link').first().click();
  await sees(page.locator('.skill-card'));
  await page.goto(`${origin}/#/doors`);
  await seesHeading(page, 'Sổ của thôn tạm đóng');
  // The network is back, and the phone asks by itself.
  await goOffline(false);
  await seesHeading(page, 'Bản Phú Hưng');
});

test('is shared by a second person, who finds nothing of the first', async () => {
  await takePhone();
  await recordVisit(CANARY.note);
  await seesTray(page, { waiting: 0, received: 1 });
  await beginDraft(CANARY.draft);
  await page.removeLocatorHandler(page.locator('.pin'));

  const { card } = await world.addWorker('Nông Văn Tài', 'member', world.commune);
  await page.goto(`${origin}/#${card}`);
  await seesText(page, /Máy này đang có sổ của Lan\. Sổ của anh\/chị nằm riêng/u);
  await press(page, 'Dùng máy này');
  await seesHeading(page, 'Đặt mã 6 số');
  await page.keyboard.type('123456');
  await seesText(page, /Dãy số liền nhau ai cũng đoán ra/u);
  await page.keyboard.type(SECOND_PIN);
  await seesHeading(page, 'Bấm lại mã vừa đặt');
  await page.keyboard.type(SECOND_PIN);
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  await follow(page, 'Tôi');
  await seesHeading(page, 'Nông Văn Tài');

  const all = await readStorage(page);
  for (const text of [...Object.values(CANARY), 'Hoàng Thị Lan', 'Triệu Thị Sần', lan.card]) {
    expect(textOf(all), text).not.toContain(text);
  }
  // Both books lie there, the first in every place that was searched.
  expect(all.databaseNames.filter((name) => name.startsWith('banso-')).length).toBe(2);
  expect(all.fileNames.length).toBeGreaterThan(0);
  await press(page, 'Người khác dùng máy này');
  await seesHeading(page, 'Ai đang dùng máy');
  await press(page, /Lan/u);
  await seesHeading(page, 'Sổ của Lan');
  await page.keyboard.type(SECOND_PIN);
  await seesText(page, /Mã chưa đúng\. Còn 9 lần\./u);
  await answerPin(page);
  await seesHeading(page, 'Bản Phú Hưng');

  await turnOff();
  for (const text of Object.values(CANARY)) expect(filesWith(text), text).toEqual([]);
});

test('is wiped after ten wrong tries, and what was not sent reaches the home all the same', async () => {
  await takePhone();
  await goOffline(true);
  await recordVisit(CANARY.note);
  await beginDraft(CANARY.draft);
  const before = await readStorage(page);
  await page.removeLocatorHandler(page.locator('.pin'));
  await page.reload();
  await seesHeading(page, 'Sổ của Lan');
  for (let wrong = 1; wrong <= 9; wrong += 1) {
    await page.keyboard.type(WRONG);
    await seesText(page, wrong === 9 ? /Chỉ còn 1 lần/u : new RegExp(`Còn ${10 - wrong} lần`, 'u'));
    if (wrong < 5) continue;
    await seesText(page, /phải chờ/u);
    expect(await page.getByRole('button', { name: '1', exact: true }).isDisabled()).toBe(true);
    await page.reload();
    await seesText(page, /phải chờ/u);
    await passMs(61 * MINUTE_MS);
    await page.reload();
    await sees(page.getByRole('button', { name: '1', exact: true, disabled: false }));
  }
  await page.keyboard.type(WRONG);
  await seesHeading(page, 'Sổ trên máy này đã xóa');
  await seesText(page, /còn giữ 1 lần ghi/u);
  await findsNothingLeft(before);
  await page.reload();
  await seesHeading(page, 'Cần một đường dẫn để bắt đầu');
  await findsNothingLeft(before);

  expect(await originsAt(world, world.doors)).toHaveLength(0);
  await goOffline(false);
  const { card } = await world.addWorker('Nông Văn Tài', 'member');
  await enrol(page, `${origin}/#${card}`, 'Máy thử');
  await seesHeading(page, 'Bản Phú Hưng');
  await expect
    .poll(async () => (await originsAt(world, world.doors)).length, { timeout: PATIENCE_MS })
    .toBe(1);

  await turnOff();
  for (const text of Object.values(CANARY)) expect(filesWith(text), text).toEqual([]);
});

/** Of what was there before the wipe: the sealed copies for the home, and what is nobody's. */
async function findsNothingLeft(before: RawStorage): Promise<void> {
  const [{ key = '', name = '' } = {}] = JSON.parse(before.local['stores'] ?? '[]') as {
    key?: string;
    name?: string;
  }[]; // as `stores.ts` keeps them
  const [, stream = ''] = /banso-mark\.(?<stream>[\w-]{10})/u.exec(before.cookies) ?? [];
  // They were there to be found: by name, by store and by stream, in all places but the caches.
  expect([name, key.length, stream.length]).toEqual(['Lan', 16, 10]);
  expect(before.databases).toContain(stream);
  expect(before.databaseNames.some((each) => each.includes(key))).toBe(true);
  expect(before.files).toContain(stream);

  const left = await readStorage(page);
  const { fileNames, local, session, cookies, buckets, cachedPaths, databases } = left;
  expect(fileNames).toHaveLength(1);
  expect([session, cookies, buckets]).toEqual([{}, '', []]);
  expect(local['stores'] ?? '[]').toBe('[]');
  expect(Object.keys(local).filter((each) => each !== 'stores' && !OF_NOBODY.has(each))).toEqual(
    [],
  );
  expect(left.databaseNames.filter((each) => each !== 'keys-of-banso')).toEqual([]);
  expect(cachedPaths.filter((path) => path.startsWith('/api') || path === '/ho')).toEqual([]);
  expect(cachedPaths.length).toBeGreaterThan(5);
  const beside = JSON.stringify([databases, local, left.caches]);
  const own = [...Object.values(CANARY), 'Hoàng Thị Lan', 'Triệu Thị Sần', 'Bản Phú Hưng'];
  for (const text of own) expect(textOf(left), text).not.toContain(text);
  for (const text of [stream, key, lan.card, '"Lan"', 'Máy thử']) {
    expect(beside, text).not.toContain(text);
  }
}
