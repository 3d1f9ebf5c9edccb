// A directive goes from the commune to a village, from there to somebody by name, and comes back with a
// picture that was taken without signal; it is sent back and reported again.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breaches, overflows, smallTargets } from '#test/support/look-over.ts';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, follow, press, sees, seesHeading, seesText } from './member-steps.ts';
import { drawPicture } from './picture-steps.ts';
import { go } from './screens.ts';

const PHONE = { width: 360, height: 640 };
const TITLE = 'Dọn cống thoát nước trước mùa mưa bão';
const HOW = 'Mỗi ngõ cử người dọn cống, khơi rãnh; rác để gọn một chỗ cho xe xã đến chở.';
const FIRST = 'Đã dọn xong ngõ Suối';
const AGAIN = 'Đã dọn nốt đoạn sau nhà văn hóa';
const MISSING = 'Đoạn sau nhà văn hóa chưa dọn, chụp thêm ảnh đoạn đó';

let home: DemoServer;
let browser: Browser;
let member: Page;
let leader: Page;
let officer: Page;
let name = '';

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  member = await openAs('Thành viên tổ, bản Phú Hưng', PHONE);
  leader = await openAs('Tổ trưởng, bản Phú Hưng', PHONE);
  officer = await openAs('Cán bộ xã Sơn Động', { width: 1280, height: 800 });
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

async function openAs(role: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await enrol(page, home.origin + home.linkOf(role), 'Máy thử');
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  return page;
}

/** Until the phone has heard of it. */
async function hears(page: Page, place: string, what: () => Promise<number>): Promise<void> {
  await expect
    .poll(
      async () => {
        await sends(page);
        await go(page, place);
        await sees(page.getByRole('heading', { level: 1 }));
        return what();
      },
      { timeout: PATIENCE_MS },
    )
    .toBeGreaterThan(0);
}

async function sends(page: Page): Promise<void> {
  await go(page, '/tray');
  await press(page, /^Gửi/u);
}

async function looksWell(page: Page, picture: string): Promise<void> {
  const folder = env['PICTURES'];
  if (folder !== undefined) {
    await page.screenshot({ path: `${folder}/directive-${picture}.png` });
  }
  expect(await overflows(page)).toEqual([]);
  expect(await smallTargets(page, page === officer ? 24 : 48)).toEqual([]);
  expect(await breaches(page)).toEqual([]);
}

async function takePicture(page: Page, turn: number): Promise<void> {
  const buffer = await drawPicture(page, turn, 'GPS 21.3364N 106.8517E');
  const input = page.locator('label', { hasText: 'Chụp hoặc chọn ảnh' }).locator('input');
  await input.setInputFiles({ name: 'cong.jpg', mimeType: 'image/jpeg', buffer });
  await sees(page.getByRole('img', { name: 'Ảnh gửi kèm báo cáo' }));
}

test('an officer gives it to a village', async () => {
  await go(officer, '/commune');
  await follow(officer, 'Giao việc');
  await seesHeading(officer, 'Việc giao cho các thôn');
  await follow(officer, 'Giao việc');
  await press(officer, 'Giao việc');
  await seesText(officer, 'Ghi tên việc.');
  await officer.getByLabel('Việc gì').fill(TITLE);
  await officer.getByLabel('Làm thế nào, ở đâu').fill(HOW);
  await officer.getByLabel('Hạn cuối').fill('31/12/2026');
  await officer.getByRole('checkbox', { name: 'Số lượng' }).check({ force: true });
  await officer.getByLabel('Đếm cái gì').fill('mét cống');
  await officer.getByLabel('Theo văn bản').fill('Kế hoạch 45/KH-UBND');
  await looksWell(officer, 'office-form');
  await press(officer, 'Giao việc');
  await seesHeading(officer, TITLE);
  await seesText(officer, /thôn đã xong$/u);
  await looksWell(officer, 'office-new');
  expect(await officer.getByText('Chưa giao cho ai').count()).toBeGreaterThan(0);
});

test('whoever leads the village hands it to somebody by name', async () => {
  await go(member, '/me');
  await seesHeading(member, 'Phần việc được giao');
  name = await member.getByRole('heading', { level: 1 }).innerText();
  await hears(leader, '/tasks', () => leader.getByText(TITLE).count());
  await looksWell(leader, 'list');
  await go(leader, '/doors');
  await follow(leader, /^Việc được giao/u);
  await seesHeading(leader, 'Cần giao cho một người');
  await follow(leader, new RegExp(TITLE, 'u'));
  await seesText(leader, HOW);
  await looksWell(leader, 'task');
  await press(leader, 'Giao cho một người');
  await press(leader.getByRole('dialog'), 'Giao việc');
  await seesText(leader, 'Chọn người làm.');
  await leader.getByRole('radio', { name }).check({ force: true });
  await leader.getByLabel('Lời dặn').fill('Làm đoạn gần suối trước');
  await looksWell(leader, 'hand');
  // What is typed outlives the back key.
  await leader.keyboard.press('Escape');
  await leader.getByRole('dialog').waitFor({ state: 'detached' });
  await press(leader, 'Giao cho một người');
  await seesText(leader, /^Bản nháp lúc .+ còn nguyên/u);
  expect(await leader.getByLabel('Lời dặn').inputValue()).toBe('Làm đoạn gần suối trước');
  await press(leader.getByRole('dialog'), 'Giao việc');
  await sees(leader.getByText(`${name} làm`).first());
  await seesText(leader, 'Đang làm');
  await sends(leader);
  expect(await leader.getByText('Chưa giao cho ai').count()).toBe(0);
});

test('that person reports it without signal, with a picture', async () => {
  const complaints = watchComplaints(member);
  await hears(member, '/tasks', () =>
    member.getByRole('link', { name: new RegExp(`${TITLE}.*${name} làm`, 'u') }).count(),
  );
  await member.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await member.context().setOffline(true);
  await go(member, '/doors');
  await follow(member, /^Việc được giao/u);
  await seesHeading(member, 'Việc của tôi');
  await follow(member, new RegExp(TITLE, 'u'));
  await seesText(member, /Làm đoạn gần suối trước/u);
  await follow(member, 'Báo cáo');
  await seesHeading(member, 'Báo cáo việc đã làm');
  await member.getByLabel('Đã làm được gì').fill(FIRST);
  await press(member, 'Gửi báo cáo');
  await seesText(member, 'Việc này cần ghi số lượng.');
  await member.getByLabel('Số mét cống').fill('120');
  await press(member, 'Gửi báo cáo');
  await seesText(member, 'Việc này cần có ảnh.');
  await takePicture(member, 1);
  await looksWell(member, 'report');
  await press(member, 'Gửi báo cáo');
  await seesHeading(member, TITLE);
  await seesText(member, FIRST);
  await sees(member.getByRole('img', { name: 'Ảnh gửi kèm báo cáo' }));
  await seesText(member, 'Đã báo cáo');
  await looksWell(member, 'reported');
  expect(complaints.filter((line) => !/net::|ERR_/u.test(line))).toEqual([]);
});

test('once it is sent, whoever leads looks at it and says that it is done', async () => {
  await member.context().setOffline(false);
  await sends(member);
  await hears(leader, '/tasks', () => leader.getByText('Có báo cáo, cần xem').count());
  await follow(leader, new RegExp(TITLE, 'u'));
  await seesText(leader, FIRST);
  await sees(leader.getByRole('img', { name: 'Ảnh gửi kèm báo cáo' }));
  await press(leader, 'Việc đã xong');
  await expect
    .poll(() => leader.getByRole('button', { name: 'Việc đã xong' }).count(), {
      timeout: PATIENCE_MS,
    })
    .toBe(0);
  await seesText(leader, 'Đã xong');
  await looksWell(leader, 'done');
  await sends(leader);
});

async function officerSees(text: string | RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await officer.reload();
        await seesHeading(officer, TITLE);
        await sees(officer.getByRole('table'));
        return officer.getByText(text).count();
      },
      { timeout: PATIENCE_MS },
    )
    .toBeGreaterThan(0);
}

test('the officer sees who did it and when, with the picture, and sends it back', async () => {
  await officerSees(FIRST);
  const row = officer.getByRole('row').filter({ hasText: 'Phú Hưng' });
  await sees(row.getByText('Đã xong'));
  await sees(row.getByText(name).first());
  await sees(officer.getByRole('img', { name: 'Ảnh gửi kèm báo cáo' }));
  await seesText(officer, 'Số mét cống: 120');
  await looksWell(officer, 'office-done');
  await press(officer, 'Trả lại để làm tiếp');
  await press(officer.getByRole('dialog'), 'Trả lại');
  await seesText(officer, 'Ghi còn thiếu gì, để thôn biết mà làm tiếp.');
  await officer.getByRole('dialog').getByRole('textbox').fill(MISSING);
  await press(officer.getByRole('dialog'), 'Trả lại');
  await seesText(officer, new RegExp(MISSING, 'u'));
  expect(await officer.getByRole('button', { name: 'Trả lại để làm tiếp' }).count()).toBe(0);
});

test('it comes back to the same person, is reported again, and stands as done', async () => {
  await hears(member, '/tasks', () => member.getByText('Cần làm tiếp').count());
  await follow(member, new RegExp(TITLE, 'u'));
  await seesText(member, MISSING);
  await looksWell(member, 'returned');
  await follow(member, 'Báo cáo');
  await member.getByLabel('Đã làm được gì').fill(AGAIN);
  await member.getByLabel('Số mét cống').fill('45');
  await takePicture(member, 2);
  await press(member, 'Gửi báo cáo');
  await seesText(member, AGAIN);
  await hears(leader, '/tasks', () => leader.getByText('Có báo cáo, cần xem').count());
  await follow(leader, new RegExp(TITLE, 'u'));
  await seesText(leader, AGAIN);
  await press(leader, 'Việc đã xong');
  await seesText(leader, 'Đã xong');
  await sends(leader);
  await officerSees(AGAIN);
  await sees(officer.getByRole('row').filter({ hasText: 'Phú Hưng' }).getByText('Đã xong'));
  await sees(officer.getByRole('img', { name: 'Ảnh gửi kèm báo cáo' }).nth(1));
  await go(officer, '/directives');
  await sees(officer.getByRole('link', { name: new RegExp(`${TITLE}.*1/2 thôn đã xong`, 'u') }));
  await looksWell(officer, 'office-list');
  expect(await officer.getByText('Chưa giao việc nào').count()).toBe(0);
});
