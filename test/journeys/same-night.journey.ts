// The rest of the night round, in the dark theme: who works far away, who has no phone, who was there before.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS, slowDown, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { actingLine, beginActing, findUnasked } from './acting-steps.ts';
import {
  enrol,
  follow,
  press,
  sees,
  seesHeading,
  seesSaved,
  seesTray,
  timed,
  turnTo,
} from './member-steps.ts';
import { firstDoor, firstPerson } from './screens.ts';

const PHONE = { width: 360, height: 640 };

let home: DemoServer;
let desk: Browser;

beforeAll(async () => {
  home = await serveSmallDemo();
  desk = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});

afterAll(async () => {
  await desk?.close();
  await home?.stop();
});

test('the same night, in the dark: a son far away, a grandmother without a phone, and who was there before', async () => {
  const leader = await openInTheDark('Tổ trưởng, bản Phú Hưng', 'Máy tổ trưởng');
  const youth = await openInTheDark('Thành viên tổ, bản Phú Hưng', 'Máy của Đoàn');
  for (const { page } of [leader, youth]) await page.context().setOffline(true);
  await firstDoor(youth.page);
  await writePhone(youth.page, '0912 345 678');

  const { page } = leader;
  await firstDoor(page);
  await writePhone(page, '0987 654 321');
  await timed('a son far away, a message queued', () => queueMessage(page));
  await findUnasked(page);
  await timed('for a grandmother: consent, help, slip', () => actFor(page));

  await youth.page.context().setOffline(false);
  await seesTray(youth.page, { waiting: 0, received: 1 });
  await page.context().setOffline(false);
  await timed('signal: received, and a message sent', async () => {
    await seesTray(page, { waiting: 0, received: 7 });
    await page.getByRole('list', { name: QUEUE }).getByRole('link').first().click();
    await press(page, 'Đã gửi rồi, bỏ khỏi danh sách');
    await turnTo(page, 'Khay gửi');
    await page.getByRole('list', { name: QUEUE }).waitFor({ state: 'detached' });
  });
  await turnTo(page, 'Chờ duyệt');
  await sees(page.getByRole('article').filter({ hasText: 'hai người sửa cùng một chỗ' }));
  expect([...leader.complaints, ...youth.complaints]).toEqual([]);
});

const QUEUE = 'Lời nhắn chờ gửi cho người đi xa';

async function openInTheDark(role: string, phoneName: string) {
  const context = await desk.newContext({ viewport: PHONE, colorScheme: 'dark' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await slowDown(page);
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

/** Kept as family who is away, with a word that goes when there is a signal. */
async function queueMessage(page: Page): Promise<void> {
  await firstPerson(page);
  await follow(page, 'Sửa thông tin người này');
  await page.getByRole('checkbox', { name: 'Đang ở xa' }).check();
  await press(page, 'Ghi điều sửa');
  await seesSaved(page, 'Đã ghi điều sửa');
  await seesHeading(page, 'Gửi lời cho người đi xa');
  await press(page, 'Để gửi khi có sóng');
  await turnTo(page, 'Khay gửi');
  await sees(page.getByRole('list', { name: QUEUE }).getByRole('link'));
}

/** Done for her, by consent; what was done is in her hands before the member leaves. */
async function actFor(page: Page): Promise<void> {
  await beginActing(page, 'Tra cứu lương hưu');
  await seesSaved(page, 'Đã bắt đầu làm hộ');
  await press(page, 'Ghi một lần giúp');
  const dialog = page.getByRole('dialog', { name: 'Ghi một lần giúp' });
  await dialog.getByRole('radio', { name: /^Làm hộ/u }).check();
  await dialog.getByRole('radio', { name: 'Bảo hiểm xã hội' }).check();
  await press(dialog, 'Ghi lần giúp');
  await seesSaved(page, 'Đã ghi lần giúp');
  await press(actingLine(page), 'Xong');
  await press(page.getByRole('dialog'), 'Thôi làm hộ');
  await actingLine(page).waitFor({ state: 'hidden' });
  await follow(page, 'Ai đã làm hộ');
  await follow(page, 'In phiếu');
  await sees(page.getByRole('article').filter({ hasText: 'Tra cứu lương hưu' }));
}
