// A village meeting: called on one phone, told and answered at two doors without signal, its roll called by
// code and by name, minutes and a vote in households, and the page that anybody reads.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import {
  enrol,
  follow,
  press,
  sees,
  seesHeading,
  seesSaved,
  seesText,
  turnTo,
} from './member-steps.ts';
import { firstDoor, go } from './screens.ts';

/** Pictures of one code in a camera's film, so that a reader has time for it. */
const PICTURES = 20;
const TITLE = 'Họp bàn đường bê tông Ngõ Suối';
const ITEM = 'Mỗi hộ góp một ngày công';

let home: DemoServer;
let folder = '';
const browsers: Browser[] = [];
const complaints: (readonly string[])[] = [];
let leader: Page;
let member: Page;
/** Heads of the households that were told, or were on the roll. */
const named: string[] = [];

beforeAll(async () => {
  home = await serveSmallDemo();
  folder = mkdtempSync(join(tmpdir(), 'banso-meeting-'));
  leader = await openAs('Tổ trưởng, bản Phú Hưng', 'Máy tổ trưởng');
  member = await openAs('Thành viên tổ, bản Phú Hưng', 'Máy của Đoàn');
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await home?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A phone whose camera sees the film of its name, once it is written. */
async function openAs(role: string, phoneName: string): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS, `--use-file-for-fake-video-capture=${join(folder, 'seen.mjpeg')}`],
  });
  browsers.push(browser);
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    deviceScaleFactor: 2,
  });
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

/** To be looked at by people, where PICTURES names a folder for them. */
async function picture(page: Page, name: string): Promise<void> {
  const into = env['PICTURES'];
  if (into !== undefined) {
    await page.screenshot({ path: join(into, `meeting-${name}.png`), fullPage: true });
  }
}

async function sendsAll(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await turnTo(page, 'Khay gửi');
  await press(page, 'Gửi ngay');
  const waiting = page.locator('.tray-counts li').first();
  await expect
    .poll(async () => (await waiting.innerText()).replaceAll(/\s+/gu, ' '), {
      timeout: PATIENCE_MS,
    })
    .toBe('0 Chờ gửi');
}

async function openMeeting(page: Page): Promise<void> {
  await go(page, '/meetings');
  await page.getByRole('link', { name: TITLE }).first().click();
  await sees(page.getByRole('heading', { level: 1, name: TITLE }));
}

const bareHead = (title: string): string => title.replace(/^(?:Hộ )?(?:(?:ông|bà|anh|chị) )?/u, '');

test('a meeting is called on the leader’s phone and comes to the member’s', async () => {
  await go(leader, '/board');
  await follow(leader, /^Họp thôn, biên bản/u);
  await follow(leader, 'Mời bà con họp');
  await leader.getByLabel('Tên cuộc họp hoặc việc chung').fill(TITLE);
  await leader
    .getByLabel('Ngày', { exact: true })
    .fill(formatDay(dayOfSeconds(Date.now() / 1_000)));
  await leader.getByLabel('Việc thứ 1').fill(ITEM);
  await leader
    .getByLabel('Việc này có phải biểu quyết không')
    .selectOption({ label: 'Đóng góp làm đường, công trình chung' });
  await press(leader, 'Đưa giấy mời lên bảng tin');
  await seesSaved(leader, 'Đã mời họp');
  await seesText(leader, /^Đóng góp làm đường, công trình chung\. Cần từ hai phần ba tổng số hộ/u);
  await picture(leader, 'called');
  await sendsAll(leader);
  await sendsAll(member);
  await openMeeting(member);
  expect(await member.getByRole('link', { name: /nhà chưa mời$/u }).count()).toBe(1);
});

/** Every screen is fetched ahead; asked again and again, for a waitForFunction takes a promise for a yes. */
const isKept = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const { files } = (await (await fetch('/build.json')).json()) as { files: string[] }; // our own
    const kept = await Promise.all(files.map((file) => caches.match(file)));
    return kept.every((found) => found !== undefined);
  });

test('two doors are invited and answer, and neither phone has a signal', async () => {
  for (const page of [leader, member]) {
    await expect.poll(() => isKept(page), { timeout: PATIENCE_MS }).toBe(true);
  }
  for (const page of [leader, member]) await page.context().setOffline(true);
  await firstDoor(member);
  named.push(bareHead(await member.getByRole('heading', { level: 1 }).innerText()));
  const untold = member.locator('.untold').filter({ hasText: TITLE });
  await press(untold, 'Mời nhà này');
  await press(member.getByRole('dialog'), '2 người đi');
  await sees(member.getByRole('status').filter({ hasText: /Đã mời nhà /u }));
  await expect.poll(() => untold.count(), { timeout: PATIENCE_MS }).toBe(0);

  await openMeeting(leader);
  await follow(leader, /nhà chưa mời$/u);
  const rows = leader.locator('main .list').last().locator('.row');
  await sees(rows);
  named.push(bareHead(await rows.last().locator('.row-title').innerText()));
  await rows.last().click();
  await press(leader.getByRole('dialog'), 'Không đi được');
  await seesText(leader, 'Báo không đi được (1)');
  // Taken back and said again: a slip of the thumb.
  await press(leader, 'Hoàn tác');
  await expect
    .poll(() => leader.getByText('Báo không đi được (1)').count(), { timeout: PATIENCE_MS })
    .toBe(0);
  await rows.last().click();
  await press(leader.getByRole('dialog'), 'Không đi được');
  await seesText(leader, 'Báo không đi được (1)');
  await picture(leader, 'invite');

  await sendsAll(member);
  await sendsAll(leader);
  await openMeeting(leader);
  await seesText(leader, '1 hộ báo đi, tất cả 2 người');
  await seesText(leader, '1 hộ báo không đi được');
});

test('the roll is called by name and by the code on an invitation, without signal', async () => {
  await member.setViewportSize({ width: 800, height: 1_200 });
  await openMeeting(member);
  await follow(member, 'In giấy mời, biên bản');
  const slip = member.locator('.invitation').nth(2);
  await sees(slip.locator('.qr'));
  const scanned = (await slip.locator('p').nth(1).innerText()).replace(/^Kính gửi: hộ /u, '');
  named.push(bareHead(scanned));
  await film(member);
  await leader.context().setOffline(true);
  await follow(leader, 'Điểm danh các hộ');
  await seesText(leader, /^Có mặt 0 trong/u);
  await leader.locator('main .list .row').first().click();
  await seesText(leader, /^Có mặt 1 trong/u);
  await press(leader, 'Quét giấy mời');
  await seesText(leader, `Có mặt: ${scanned}`);
  await seesText(leader, /^Có mặt 2 trong/u);
  await picture(leader, 'roll');
  await press(leader, 'Thôi quét');
  expect(await leader.getByText('Có mặt (2)').count()).toBe(1);
  await sendsAll(leader);
});

/** What the other phone's camera sees: the code on the third household's invitation. */
async function film(page: Page): Promise<void> {
  const code = page.locator('.invitation').nth(2).locator('.qr');
  await code.scrollIntoViewIfNeeded();
  const address = await code.getAttribute('aria-label');
  expect(address).toMatch(/^Mã điểm danh của hộ/u);
  const box = await code.boundingBox();
  if (box === null) throw new Error('no code is shown');
  const side = 2 * Math.floor(box.width / 2);
  const clip = { x: Math.round(box.x), y: Math.round(box.y), width: side, height: side };
  const shot = await page.screenshot({ type: 'jpeg', quality: 95, clip });
  writeFileSync(
    join(folder, 'seen.mjpeg'),
    Buffer.concat(Array.from({ length: PICTURES }, () => shot)),
  );
}

test('minutes and a vote are written in households, and a count that cannot be is not', async () => {
  await openMeeting(leader);
  await follow(leader, 'Ghi biên bản');
  await leader.getByLabel('Thư ký').fill('Hoàng Thị Họa Mi');
  const total = Number(await leader.getByLabel('Tổng số hộ của thôn').inputValue());
  expect(await leader.getByLabel('Số hộ có người dự').inputValue()).toBe('2');
  await leader.getByLabel('Số hộ có người dự').fill(String(total - 1));
  await leader.getByLabel('Nội dung đã bàn').fill('Bàn việc làm đường.');
  await leader.getByLabel('Số biên bản').fill('12/BB');
  await press(leader, 'Lưu và đăng biên bản');
  await seesSaved(leader, 'Đã ghi biên bản');

  await follow(leader, 'Ghi kết quả biểu quyết');
  await seesText(leader, /^Ứng dụng không bỏ phiếu thay bà con/u);
  await press(leader, ITEM);
  await seesText(leader, /luật không cho biểu quyết trên mạng/u);
  expect(await leader.getByRole('radio', { name: /trực tuyến/u }).count()).toBe(0);
  const agree = leader.getByLabel('Số hộ tán thành', { exact: true });
  await agree.fill(String(total));
  await press(leader, 'Lưu và đăng kết quả');
  await seesText(leader, /Số hộ chưa khớp/u);
  const enough = Math.ceil((2 * total) / 3);
  await agree.fill(String(enough - 1));
  await seesText(leader, /^Chưa đủ số hộ/u);
  await agree.fill(String(enough));
  await seesText(leader, 'Được thông qua');
  await picture(leader, 'vote');
  await press(leader, 'Lưu và đăng kết quả');
  await seesSaved(leader, 'Đã ghi kết quả');
  await picture(leader, 'decided');
  await sendsAll(leader);

  // A drive of money can rest on it.
  await go(leader, '/fund-new');
  await sees(leader.getByRole('radio', { name: new RegExp(`^${ITEM}`, 'u') }));
});

test('the page of the village shows it, and no household is named', async () => {
  await go(leader, '/charge');
  const papers = leader.locator('a[href^="#/papers/"]').first();
  await sees(papers);
  const village = ((await papers.getAttribute('href')) ?? '').split('/').at(-1) ?? '';
  const page = await leader.context().newPage();
  await page.goto(`${home.origin}/thon/${village}`);
  await seesText(page, ITEM);
  const text = await page.locator('main').innerText();
  for (const shown of [TITLE, 'Biên bản số 12/BB', 'Được thông qua', 'hộ tán thành']) {
    expect(text, shown).toContain(shown);
  }
  expect(new Set(named).size).toBe(3);
  for (const hidden of [...named, 'Hoàng Thị Họa Mi']) expect(text, hidden).not.toContain(hidden);
  expect(await page.locator('script').count()).toBe(0);
  await picture(page, 'page');
  expect(complaints.flat()).toEqual([]);
});
