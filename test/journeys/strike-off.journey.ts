// A phone that is struck off: it goes dark without a word of its home, what it brings late is kept for the
// leader.

import { mkdtempSync, rmSync } from 'node:fs';
import { env } from 'node:process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, originsAt, type World } from '#test/device/world.ts';
import { type BuildServer, serveBuilds } from '#test/support/builds.ts';
import { breaches, overflows, smallTargets } from '#test/support/look-over.ts';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import { FLAGS, PATIENCE_MS, type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
import {
  answerPin,
  beginVisit,
  enrol,
  follow,
  press,
  sees,
  seesHeading,
  seesText,
  seesTray,
  turnTo,
} from './member-steps.ts';

const DAY_MS = 86_400_000;
const LEASE_WEEKS = 9;
const MEMBER = 'Hoàng Thị Lan';
const NOTE = 'hẹn sang tuần học VNeID';
const PHONE = { width: 360, height: 640 };
const DESK = { width: 1_280, height: 800 };

let world: World;
let server: BuildServer;
let phone: PhoneBrowser;
/** The member's page. */
let page: Page;
/** Other people's devices. */
let others: Browser;
let folder = '';
let origin = '';
/** Between the member’s phone and the home: a page’s worker does not hear that it is offline. */
let mast: Mast;
/** As every clock is set. */
let nowMs = 0;

beforeEach(async () => {
  world = await openWorld();
  nowMs = Date.now();
  world.time.nowS = Math.floor(nowMs / 1000);
  server = await serveBuilds(world, 'dist/pwa');
  // The page itself shall bring what was written, not a sealed copy of it.
  server.refuse = (path) => path === '/api/carry';
  origin = `http://127.0.0.1:${server.port}`;
  mast = await raiseMast(server.port);
  folder = mkdtempSync(join(tmpdir(), 'banso-strike-'));
  phone = await startPhone(join(folder, 'profile'), PHONE);
  ({ page } = phone);
  others = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});

afterEach(async () => {
  await others?.close();
  await phone?.kill();
  await mast?.close();
  server?.stop();
  world?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function openAs(
  name: string,
  role: 'officer' | 'leader',
  viewport: typeof PHONE,
): Promise<Page> {
  const at = role === 'officer' ? world.commune : world.village;
  const { card } = await world.addWorker(name, role, at);
  const desk = await (await others.newContext({ viewport })).newPage();
  desk.setDefaultTimeout(PATIENCE_MS);
  await desk.clock.setFixedTime(nowMs);
  await enrol(desk, `${origin}/#${card}`, `Máy của ${name}`);
  await sees(desk.getByRole('navigation', { name: 'Các mục chính' }));
  return desk;
}

async function makeCard(officer: Page): Promise<string> {
  await press(officer, 'Tạo thẻ mới');
  await sees(officer.locator('.paper-card-link'));
  return officer.locator('.paper-card-link').innerText();
}

async function addMember(officer: Page): Promise<string> {
  await turnTo(officer, 'Tổ');
  await follow(officer, 'Bản Phú Hưng');
  await follow(officer, 'Lập tổ và thêm thành viên');
  await officer.getByLabel('Họ và tên').fill(MEMBER);
  await press(officer, 'Ghi vào tổ');
  const member = officer.getByRole('article').filter({ hasText: MEMBER });
  await sees(member);
  await officer.getByText(/^Chờ gửi: /u).waitFor({ state: 'hidden' });
  await follow(member, 'Thẻ của thành viên');
  return makeCard(officer);
}

/** The officer reports the phone and goes on to a new card. */
async function strikeOff(officer: Page, phoneName: string): Promise<void> {
  await turnTo(officer, 'Tổ');
  await follow(officer, 'Bản Phú Hưng');
  await follow(officer.getByRole('article').filter({ hasText: MEMBER }), 'Các máy');
  await seesHeading(officer, `Máy của ${MEMBER}`);
  const lost = officer.getByRole('article').filter({ hasText: phoneName });
  await sees(lost.getByText(/^Liên lạc lần cuối/u));
  await press(lost, 'Máy này mất rồi');
  await seesText(officer, /tự đóng (chậm nhất|từ) ngày \d/u);
  await press(officer, 'Báo mất máy này');
  await seesText(officer, 'Máy chủ đã nhận. Từ giờ điều gì máy đó gửi đều phải chờ duyệt.');
}

async function takePhone(link: string, name: string): Promise<void> {
  await enrol(page, link.replace(origin, mast.origin), name);
  await seesHeading(page, 'Bản Phú Hưng');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // The screens are kept for later openings.
  await page.waitForFunction(async () => {
    for (const key of await caches.keys()) {
      const kept = (await (await caches.open(key)).keys()).map(({ url }) => url);
      if (key.startsWith('build-') && kept.some((url) => url.endsWith('/index.html'))) return true;
    }
    return false;
  });
}

async function goOffline(isOffline: boolean): Promise<void> {
  await (isOffline ? mast.down() : mast.up());
  await page.context().setOffline(isOffline);
}

async function passDays(days: number): Promise<void> {
  nowMs += days * DAY_MS;
  world.time.nowS = Math.floor(nowMs / 1000);
  await page.clock.setFixedTime(nowMs);
}

async function recordVisit(note: string): Promise<void> {
  await page.goto(`${mast.origin}/#/`);
  await follow(page.getByRole('list', { name: 'Các nhà trong thôn' }).first(), /Hộ /u);
  await beginVisit(page);
  await press(page, 'Đã gặp');
  await page.getByLabel(/^Ghi chú/u).fill(note);
  await press(page, 'Ghi lượt này');
  await sees(page.getByRole('link', { name: /^Hôm nay: Đã gặp/u }));
}

type Raw = {
  /** Whether the key of other people's data lies there, and whether the home has ended the lease. */
  readonly hasOthersKey: boolean;
  readonly isEnded: boolean;
  /** Rows of other people's data. */
  readonly pages: number;
};

/** As somebody reads it who has the phone's storage in their hands. */
const rawKeys = (): Promise<Raw> =>
  page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('unreadable')));
      });
    const keys = await done(indexedDB.open('keys-of-banso'));
    type Row = { others?: Uint8Array; lease?: { isEnded: boolean } };
    const rows: unknown[] = await done(keys.transaction('locks').objectStore('locks').getAll());
    const row = rows[0] as Row | undefined; // as the app writes it
    keys.close();
    let pages = 0;
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('banso-')) continue;
      const store = await done(indexedDB.open(name));
      if (store.objectStoreNames.contains('pages')) {
        pages += await done(store.transaction('pages').objectStore('pages').count());
      }
      store.close();
    }
    const isEnded = row?.lease?.isEnded === true;
    return { hasOthersKey: row?.others !== undefined, isEnded, pages };
  });

/** What this phone asked its home for and was refused. */
function watchRefusals(): string[] {
  const refused: string[] = [];
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (answer.status() === 401) refused.push(pathname);
  });
  return refused;
}

test('a lost phone goes dark, and its late work waits for the leader', async () => {
  const officer = await openAs('Vi Thị Hạnh', 'officer', DESK);
  await takePhone(await addMember(officer), 'Máy cũ');
  await officer.close();

  await goOffline(true);
  await page.removeLocatorHandler(page.locator('.pin'));
  await page.reload();
  await seesHeading(page, 'Sổ của Lan');
  await answerPin(page);
  await seesHeading(page, 'Bản Phú Hưng');
  await recordVisit(NOTE);
  await seesTray(page, { waiting: 1, received: 0 });
  expect(await rawKeys()).toMatchObject({ hasOthersKey: true, isEnded: false });

  for (let week = 1; week <= LEASE_WEEKS; week += 1) {
    await passDays(7);
    await page.reload();
    await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  }
  await turnTo(page, 'Các nhà');
  await seesHeading(page, 'Sổ của thôn tạm đóng');
  await seesTray(page, { waiting: 1, received: 0 });
  expect(await rawKeys()).toMatchObject({ hasOthersKey: false, isEnded: false, pages: 0 });

  const desk = await openAs('Vi Thị Hằng', 'officer', DESK);
  await strikeOff(desk, 'Máy cũ');
  expect(await originsAt(world, world.doors)).toHaveLength(0);

  const refused = watchRefusals();
  await goOffline(false);
  await expect
    .poll(async () => (await originsAt(world, world.doors)).length, { timeout: PATIENCE_MS })
    .toBe(1);
  await expect.poll(() => refused, { timeout: PATIENCE_MS }).toContain('/api/pull');
  await expect
    .poll(rawKeys, { timeout: PATIENCE_MS })
    .toEqual({ hasOthersKey: false, isEnded: true, pages: 0 });
  await turnTo(page, 'Các nhà');
  await seesText(page, /Máy này không còn quyền xem sổ của thôn/u);

  const leader = await openAs('Lò Văn Thắng', 'leader', PHONE);
  await releaseAll(leader);

  await follow(desk, 'Cấp thẻ mới');
  const link = await makeCard(desk);
  await page.goto('about:blank');
  await page.goto(link.replace(origin, mast.origin));
  await page.getByLabel('Tên gọi của máy này').fill('Máy cũ');
  await press(page, /^Dùng máy này$/u);
  await sees(page.getByRole('list', { name: 'Các nhà trong thôn' }));
  await turnTo(page, 'Khay gửi');
  await sees(page.locator('.tray-counts li').filter({ hasText: /1\s*Đã nhận/u }));
  expect(phone.complaints.filter((line) => !line.includes('status of 401'))).toEqual([]);
});

/** The leader finds the late visit in a group of its own, and lets it count. */
async function releaseAll(leader: Page): Promise<void> {
  await leader.getByRole('list', { name: 'Các nhà trong thôn' }).first().waitFor();
  await expect.poll(() => leader.getByText(/Đã gặp/u).count()).toBe(0);
  await turnTo(leader, 'Chờ duyệt');
  const group = leader.getByRole('region', { name: /^Máy “Máy cũ” của Hoàng Thị Lan đã báo mất/u });
  await sees(group.getByText('1 điều gửi sau đó.'));
  await group.getByText('Xem từng điều').click();
  const late = group.getByRole('article');
  await sees(late.getByText(new RegExp(MEMBER, 'u')));
  expect(await late.count()).toBe(1);
  expect(await breaches(leader)).toEqual([]);
  expect([...(await overflows(leader)), ...(await smallTargets(leader, 48))]).toEqual([]);
  await press(group, 'Duyệt tất cả');
  await seesText(leader, 'Không có gì chờ duyệt');
  await turnTo(leader, 'Các nhà');
  await follow(leader.getByRole('list', { name: 'Các nhà trong thôn' }).first(), /Hộ /u);
  await sees(leader.getByRole('list', { name: 'Các lượt đến nhà' }).getByText(/Đã gặp/u));
  await follow(leader, 'Lịch sử ghi');
  const traced = leader.getByRole('list', { name: 'Lịch sử ghi' }).getByRole('listitem');
  await sees(traced.filter({ hasText: MEMBER }).filter({ hasText: 'Máy cũ' }));
}

test('a phone in use loses the key of other people’s data when it hears of it', async () => {
  const officer = await openAs('Vi Thị Hạnh', 'officer', DESK);
  await takePhone(await addMember(officer), 'Máy cũ');
  const before = await rawKeys();
  expect(before).toMatchObject({ hasOthersKey: true, isEnded: false });
  expect(before.pages).toBeGreaterThan(0);
  await goOffline(true);
  await recordVisit(NOTE);
  await strikeOff(officer, 'Máy cũ');
  await goOffline(false);
  await expect
    .poll(rawKeys, { timeout: PATIENCE_MS })
    .toEqual({ hasOthersKey: false, isEnded: true, pages: 0 });
  await turnTo(page, 'Khay gửi');
  await sees(page.locator('.tray-counts li').filter({ hasText: /1\s*Chờ duyệt/u }));
  await officer.keyboard.press('Escape');
  await declineByKeyboard(officer);

  // Somebody else's card does not ask for the PIN of the book that has ended here.
  const { card } = await world.addWorker('Triệu Văn Pao', 'member', world.village);
  await page.goto('about:blank');
  await page.goto(`${mast.origin}/#${card}`);
  await press(page, /^Dùng máy này$/u);
  await sees(page.getByRole('list', { name: 'Các nhà trong thôn' }));
  expect(await bookNames()).toHaveLength(2);
});

test('a new card lets the same book go on, though the phone has not heard that its time is over', async () => {
  const officer = await openAs('Vi Thị Hạnh', 'officer', DESK);
  await takePhone(await addMember(officer), 'Máy cũ');
  await goOffline(true);
  await recordVisit(NOTE);
  await page.goto('about:blank');
  await strikeOff(officer, 'Máy cũ');
  await follow(officer, 'Cấp thẻ mới');
  const link = await makeCard(officer);
  await goOffline(false);
  await page.removeLocatorHandler(page.locator('.pin'));
  await page.goto(link.replace(origin, mast.origin));
  await page.getByLabel('Tên gọi của máy này').fill('Máy cũ');
  await press(page, /^Dùng máy này$/u);
  await seesHeading(page, 'Sổ của Lan');
  await seesText(page, /^Thẻ này cấp cho người có sổ trên máy này/u);
  expect(await breaches(page)).toEqual([]);
  await answerPin(page);
  await sees(page.getByRole('list', { name: 'Các nhà trong thôn' }));
  await turnTo(page, 'Khay gửi');
  // A try that failed while the signal came back would wait before the next.
  await press(page, /^(?:Gửi ngay|Đang gửi)/u);
  await sees(page.locator('.tray-counts li').filter({ hasText: /1\s*Chờ duyệt/u }));
  expect(await originsAt(world, world.doors)).toHaveLength(1);
  expect(await bookNames()).toHaveLength(1);

  // A further card while all is well: the book is opened, and the card stays good.
  await turnTo(officer, 'Tổ');
  await follow(officer, 'Bản Phú Hưng');
  await follow(officer.getByRole('article').filter({ hasText: MEMBER }), 'Thẻ của thành viên');
  const spare = await makeCard(officer);
  await page.removeLocatorHandler(page.locator('.pin'));
  await page.goto('about:blank');
  await page.goto(spare.replace(origin, mast.origin));
  await press(page, /^Dùng máy này$/u);
  await seesHeading(page, 'Sổ của Lan');
  await answerPin(page);
  await seesText(page, /^Sổ này vẫn dùng được nên chưa cần thẻ mới/u);
  expect(await bookNames()).toHaveLength(1);

  // Whoever has forgotten the PIN gives up the old book on purpose, and has one again.
  await page.removeLocatorHandler(page.locator('.pin'));
  await page.goto('about:blank');
  await page.goto(spare.replace(origin, mast.origin));
  await press(page, /^Dùng máy này$/u);
  await press(page, 'Quên mã');
  await press(page, 'Xóa sổ cũ khỏi máy');
  await press(page, 'Bấm lần nữa để xóa sổ cũ');
  await press(page, /^Dùng máy này$/u);
  await seesHeading(page, 'Đặt mã 6 số');
  await answerPin(page);
  await sees(page.getByRole('list', { name: 'Các nhà trong thôn' }));
  expect(await bookNames()).toHaveLength(1);
});

/** The stores of people on this phone. */
const bookNames = (): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    return names.filter((name) => /^banso-[0-9a-f]{16}$/u.test(name));
  });

/** The officer finds it under the lost phone, changes their mind and back without a mouse, and sends it. */
async function declineByKeyboard(officer: Page): Promise<void> {
  await turnTo(officer, 'Cần xem');
  const group = officer.getByRole('region', { name: /^Hoàng Thị Lan, máy “Máy cũ”/u });
  await sees(group.getByText(/Máy đã báo mất ngày \d/u));
  const line = group.getByRole('listitem');
  expect(await line.count()).toBe(1);
  await line.getByRole('button', { name: 'Duyệt', exact: true }).focus();
  await officer.keyboard.press('d');
  await sees(line.getByText('Sẽ duyệt'));
  await officer.keyboard.press('z');
  await line.getByText('Sẽ duyệt').waitFor({ state: 'hidden' });
  await officer.keyboard.press('k');
  await sees(line.getByText('Sẽ không duyệt'));
  await press(officer, 'Gửi 1 quyết định');
  await seesText(officer, 'Anh/chị ghi vài chữ vì sao không duyệt.');
  await group.getByLabel(/^Lý do không duyệt/u).fill('Chị Lan không ghi lượt này');
  expect(await breaches(officer)).toEqual([]);
  expect([...(await overflows(officer)), ...(await smallTargets(officer, 24))]).toEqual([]);
  await press(officer, 'Gửi 1 quyết định');
  await seesText(officer, 'Máy chủ đã nhận 1 quyết định');
  await seesText(officer, 'Không có gì chờ duyệt');
}
