// A member of the Youth Union and the leader wrote down the same thing at one door, neither with a signal.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
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
  seesTray,
  turnTo,
} from './member-steps.ts';
import { firstDoor } from './screens.ts';

type Opened = { readonly page: Page; readonly complaints: readonly string[] };

let home: DemoServer;
let browser: Browser;

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

test('both stand in the book, and the leader is asked', async () => {
  const youth = await openMember('Thành viên tổ, bản Phú Hưng', 'Máy của Đoàn');
  const leader = await openMember('Tổ trưởng, bản Phú Hưng', 'Máy tổ trưởng');
  for (const each of [youth, leader]) await each.page.context().setOffline(true);
  await firstDoor(youth.page);
  const title = await youth.page.getByRole('heading', { level: 1 }).innerText();
  await writePhone(youth.page, '0912 345 678');
  await firstDoor(leader.page);
  await seesHeading(leader.page, title);
  await writePhone(leader.page, '0987 654 321');

  await youth.page.context().setOffline(false);
  await seesTray(youth.page, { waiting: 0, received: 1 });
  await leader.page.context().setOffline(false);
  await seesTray(leader.page, { waiting: 0, received: 1 });
  await turnTo(leader.page, 'Chờ duyệt');
  const asked = leader.page.getByRole('article').filter({ hasText: 'hai người sửa cùng một chỗ' });
  await sees(asked.filter({ hasText: title.replace(/^Hộ \p{Ll}+ /u, '') }));
  await follow(asked, 'Xem nhà này');
  await seesHeading(leader.page, title);
  await follow(leader.page, 'Lịch sử ghi');
  const trace = leader.page.getByRole('list', { name: 'Lịch sử ghi' });
  for (const number of ['0912 345 678', '0987 654 321']) {
    await sees(trace.getByRole('listitem').filter({ hasText: number }));
  }
  expect([...youth.complaints, ...leader.complaints]).toEqual([]);
});

async function openMember(role: string, phoneName: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints = watchComplaints(page);
  await enrol(page, home.origin + home.linkOf(role), phoneName);
  await seesHeading(page, 'Bản Phú Hưng');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return { page, complaints };
}

async function writePhone(page: Page, number: string): Promise<void> {
  await follow(page, 'Sửa thông tin nhà');
  await page.getByLabel(/^Số điện thoại/u).fill(number);
  await press(page, 'Ghi điều sửa');
  await seesSaved(page, 'Đã ghi điều sửa');
}
