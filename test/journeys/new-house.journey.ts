// A house nobody had written down: without signal, from its door to the names of its people.

import { env } from 'node:process';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  seesTray,
  turnTo,
} from './member-steps.ts';
import { firstPerson, go } from './screens.ts';

let home: DemoServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  complaints = watchComplaints(page);
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

const HEAD = 'Bàn Thị Sính';

test('a house is added without signal, its head first, and asked about when it looks like another', async () => {
  await enrol(page, home.origin + home.linkOf('Thành viên tổ, bản Phú Hưng'), 'Máy thử');
  await seesHeading(page, 'Bản Phú Hưng');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await follow(page, 'Thêm nhà');
  await press(page, 'Thêm nhà này');
  await seesText(page, 'Anh/chị ghi tên chủ hộ.');
  await page.getByLabel('Tên chủ hộ').fill(HEAD);
  const code = await page.getByLabel(/^Mã hộ/u).inputValue();
  expect(code).toMatch(/\d$/u);
  await press(page, 'Thêm nhà này');
  await seesSaved(page, `Đã thêm hộ ${HEAD}`);

  // The head is the first of its people.
  await seesHeading(page, 'Thêm người');
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe(HEAD);
  await page.getByLabel(/^Ngày sinh/u).fill('1961');
  await press(page, 'Thêm vào nhà này');
  await seesSaved(page, `Đã thêm ${HEAD}`);
  await sees(page.getByRole('list', { name: 'Người trong nhà' }).getByText(HEAD));

  await turnTo(page, 'Các nhà');
  await follow(page, 'Thêm nhà');
  await page.getByLabel('Tên chủ hộ').fill('ban thi sinh');
  const alike = page.getByRole('list', { name: /^Sổ đã có nhà trông giống/u });
  await sees(alike.getByRole('link').filter({ hasText: code }));
  expect(await page.getByLabel(/^Mã hộ/u).inputValue()).not.toBe(code);
  await press(page, 'Không phải nhà ấy, vẫn thêm');
  await seesSaved(page, 'Đã thêm hộ ban thi sinh');
  await press(page, 'Hoàn tác');
  await seesSaved(page, 'Đã bỏ nhà vừa thêm, lịch sử vẫn ghi lại');
  await go(page, '/doors');
  await page.getByRole('searchbox').fill('ban thi sinh');
  await sees(page.getByRole('link').filter({ hasText: HEAD }));
  expect(await page.getByRole('link').filter({ hasText: 'ban thi sinh' }).count()).toBe(0);
  await page.getByRole('searchbox').fill('');
});

test('who moves into a house that is not in the book lays it down on the way', async () => {
  await firstPerson(page);
  await follow(page, 'Chuyển sang nhà khác');
  await page.getByLabel('Tìm nhà chuyển đến').fill('xyzzy');
  await follow(page, 'Lập hộ mới');
  await page.getByLabel('Tên chủ hộ').fill('Đặng Văn Phúc');
  await press(page, 'Thêm nhà này');
  await seesSaved(page, 'Đã thêm hộ Đặng Văn Phúc');
  await sees(page.getByLabel('Chuyển từ ngày nào'));
  await seesText(page, /^Hộ Đặng Văn Phúc/u);
  await press(page, 'Ghi việc chuyển nhà');
  await sees(page.getByRole('status').filter({ hasText: 'nhà Đặng Văn Phúc. Đã lưu trong máy.' }));
  await context.setOffline(false);
  await seesTray(page, { waiting: 0, received: 6 });
  expect(complaints).toEqual([]);
});
