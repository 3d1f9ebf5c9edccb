// What a team does together, none of its phones having a signal: one roll on two of them, an example told
// and followed, a task handed back, and a door dragged to another place of the evening.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import {
  beginVisit,
  enrol,
  findDoor,
  follow,
  press,
  sees,
  seesHeading,
  seesSaved,
  seesText,
  turnTo,
} from './member-steps.ts';
import { firstDoor, firstPerson, go } from './screens.ts';

let home: DemoServer;
let browser: Browser;
let youth: Page;
let leader: Page;
const complaints: (readonly string[])[] = [];

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  youth = await openMember('Thành viên tổ, bản Phú Hưng', 'Máy của Đoàn');
  leader = await openMember('Tổ trưởng, bản Phú Hưng', 'Máy tổ trưởng');
  for (const page of [youth, leader]) await page.context().setOffline(true);
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

async function openMember(role: string, phoneName: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  complaints.push(watchComplaints(page));
  await enrol(page, home.origin + home.linkOf(role), phoneName);
  await seesHeading(page, 'Bản Phú Hưng');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return page;
}

const SKILL = 'VNeID mức 1';
const LESSON = 'Học VNeID ở sân đình';

/** Ticks the people found under a name, by their place among them. */
async function tick(page: Page, ...places: readonly number[]): Promise<void> {
  for (const place of places) {
    await page.getByRole('searchbox', { name: 'Tìm tên người có mặt' }).fill('nguyen');
    const found = page.getByRole('list', { name: 'Tìm tên người có mặt' });
    await found.getByRole('listitem').nth(place).getByRole('button').click();
  }
  await press(page, `Ghi ${places.length} người có mặt`);
  await seesSaved(page, `Đã ghi ${places.length} người có mặt`);
}

async function sendsAll(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await turnTo(page, 'Khay gửi');
  const waiting = page.locator('.tray-counts li').first();
  await expect
    .poll(async () => (await waiting.innerText()).replaceAll(/\s+/gu, ' '), {
      timeout: PATIENCE_MS,
    })
    .toBe('0 Chờ gửi');
}

test('a door is dragged to the head of the evening, and stays there', async () => {
  await go(youth, '/round');
  await press(youth, 'Đổi thứ tự');
  const rows = youth.getByRole('list', { name: 'Các nhà theo thứ tự đi' }).getByRole('listitem');
  const headOf = async (place: number): Promise<string> =>
    (await rows.nth(place).locator('.stop-head').innerText()).replace(/^\d+\. /u, '');
  await sees(rows);
  // Late in the evening few doors are left.
  const lower = Math.min(2, (await rows.count()) - 1);
  const third = await headOf(lower);
  const handle = async (place: number) => {
    const box = await rows.nth(place).locator('.stop-handle').boundingBox();
    if (box === null) throw new Error(`no handle at ${place}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  await rows.nth(lower).scrollIntoViewIfNeeded();
  const [from, to] = [await handle(lower), await handle(0)];
  await youth.mouse.move(from.x, from.y);
  await youth.mouse.down();
  await youth.mouse.move(from.x, (from.y + to.y) / 2, { steps: 4 });
  await youth.mouse.move(to.x, to.y - 10, { steps: 4 });
  await youth.mouse.up();
  await expect.poll(async () => headOf(0), { timeout: PATIENCE_MS }).toBe(third);
  await press(youth, 'Xong');
  await sees(youth.getByRole('button', { name: 'Đổi thứ tự' }));
  await go(youth, '/doors');
  await go(youth, '/round');
  const stops = youth.getByRole('list', { name: 'Các nhà theo thứ tự đi' }).getByRole('listitem');
  expect(await stops.first().innerText()).toContain(third);
});

test('a task is handed back to the person, and that is taken back', async () => {
  await firstPerson(youth);
  await press(youth, 'Ghi một lần giúp');
  await press(youth.getByRole('dialog'), 'Ghi lần giúp');
  await seesSaved(youth, 'Đã ghi lần giúp');
  const hand = async (): Promise<void> => {
    await press(youth, 'Giao lại');
    await press(youth.getByRole('dialog'), 'Ghi giao lại');
    await seesSaved(youth, 'Đã ghi giao lại');
    await seesText(youth, /^Tự làm từ ngày/u);
  };
  await hand();
  await press(youth, 'Hoàn tác');
  await sees(youth.getByRole('button', { name: 'Giao lại' }));
  await hand();
  expect(await youth.getByText(/^Tự làm từ ngày/u).count()).toBe(1);
});

test('an example is told by the word of whom it tells, and followed elsewhere', async () => {
  await firstPerson(youth);
  const taught = youth.locator('details.ladder').filter({ hasText: SKILL });
  await taught.locator('summary').click();
  const alone = taught.getByRole('button', { name: /Tự làm được/u });
  if ((await alone.count()) > 0) await alone.first().click();
  await follow(youth, 'Nêu gương người này');
  await youth.getByRole('radio', { name: SKILL }).check();
  await youth.getByLabel('Trước đây thế nào').fill('Phải xuống tận xã.');
  await youth.getByLabel('Bây giờ thế nào').fill('Ngồi nhà cũng xong.');
  await press(youth, 'Lưu gương này');
  await seesText(youth, /^Đọc lời hỏi ở cuối trang/u);
  await youth.getByRole('radio', { name: 'Bằng lời' }).check();
  await youth.getByRole('radio', { name: 'Tiếng Việt' }).check();
  await press(youth, 'Lưu gương này');
  await seesSaved(youth, 'Đã ghi gương');
  await sees(youth.locator('.example').filter({ hasText: 'Ngồi nhà cũng xong.' }));

  await firstDoor(youth);
  const own = await youth.getByRole('heading', { level: 1 }).innerText();
  await findDoor(youth, 'Thiếu: VNeID', new RegExp(`Bước tiếp: ${SKILL}`, 'u'), [own]);
  await beginVisit(youth);
  await press(youth, 'Đã gặp');
  await press(youth, 'Nhà này làm theo');
  await seesSaved(youth, 'Đã ghi nhà này làm theo');
  await press(youth, 'Hoàn tác');
  await sees(youth.getByRole('button', { name: 'Nhà này làm theo' }));
  await press(youth, 'Nhà này làm theo');
  await seesText(youth, 'Nhà này đang làm theo');
  expect(await youth.getByRole('button', { name: 'Nhà này làm theo' }).count()).toBe(0);
});

test('two phones keep the roll of one lesson, and the book has everybody once', async () => {
  await go(youth, '/session-new');
  await youth.getByLabel('Tên buổi học').fill(LESSON);
  await press(youth, 'Bắt đầu điểm danh');
  await press(youth, 'Thêm máy điểm danh');
  await sees(youth.getByRole('dialog').locator('.qr'));
  // What the other phone's camera reads in the code.
  const { hash } = new URL(youth.url());
  await youth.keyboard.press('Escape');
  await go(leader, hash.slice(1));
  await seesHeading(leader, LESSON);
  await tick(youth, 0, 1);
  await tick(leader, 1, 2);

  await sendsAll(youth);
  await sendsAll(leader);
  await go(leader, '/sessions');
  const line = leader.getByRole('link').filter({ hasText: LESSON });
  await sees(line.filter({ hasText: ', 3 người' }));
  expect(await line.count()).toBe(1);
  expect(complaints.flat()).toEqual([]);
});
