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

test('who was written down on both phones is asked about, joined, and parted again', async () => {
  const youth = await openMember('Thành viên tổ, bản Phú Hưng', 'Máy của Đoàn');
  const leader = await openMember('Tổ trưởng, bản Phú Hưng', 'Máy tổ trưởng');
  for (const each of [youth, leader]) await each.page.context().setOffline(true);
  await firstDoor(youth.page);
  await writePerson(youth.page, 'Hoàng Thị Mẩy', '1958');
  await followPerson(youth.page, 'Hoàng Thị Mẩy');
  const ladder = youth.page.locator('details.ladder').filter({ hasText: 'VNeID mức 1' });
  await ladder.locator('summary').click();
  await ladder.getByRole('button', { name: /Tự làm được/u }).click();
  await firstDoor(leader.page);
  await writePerson(leader.page, 'Hoàng Thị Mây', '1959');

  await youth.page.context().setOffline(false);
  await seesTray(youth.page, { waiting: 0, received: 2 });
  await leader.page.context().setOffline(false);
  await seesTray(leader.page, { waiting: 0, received: 1 });
  await firstDoor(leader.page);
  await followPerson(leader.page, 'Hoàng Thị Mây');
  const page = leader.page;
  await sees(page.getByText(/^Có một mục nữa trông như cùng một người: Hoàng Thị Mẩy/u));
  await press(page, 'Xem và gộp');
  const maybe = page.getByRole('list', { name: 'Có thể là người này' });
  await maybe.getByRole('button', { name: /Hoàng Thị Mẩy/u }).click();
  await page.getByRole('radio', { name: 'Hoàng Thị Mẩy' }).check();
  await press(page, 'Gộp hai mục');
  await seesSaved(page, 'Đã gộp hai mục của Hoàng Thị Mây');
  // The name chosen, and the step of the other entry, under the one that stands.
  await seesHeading(page, 'Hoàng Thị Mẩy');
  await sees(page.getByText(/^Đã gộp thêm một mục ghi trùng/u));
  const learnt = page.locator('details.ladder').filter({ hasText: 'VNeID mức 1' });
  await sees(learnt.getByText('Tự làm được'));
  await press(page, 'Tách ra');
  await seesSaved(page, 'Đã tách thành hai người');
  await sees(page.getByText(/^Có một mục nữa trông như cùng một người/u));
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

async function writePerson(page: Page, name: string, born: string): Promise<void> {
  await follow(page, 'Thêm người');
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel(/^Ngày sinh/u).fill(born);
  await press(page, 'Thêm vào nhà này');
  await seesSaved(page, `Đã thêm ${name}`);
}

const followPerson = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('list', { name: 'Người trong nhà' })
    .getByRole('link', { name: new RegExp(name, 'u') })
    .click();
