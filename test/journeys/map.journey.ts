// A house is written down where it stands, without signal; and a village to practise in, on the same phone.

import { env } from 'node:process';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import {
  beginVisit,
  enrol,
  follow,
  openOtherDoor,
  press,
  sees,
  seesHeading,
  seesSaved,
  seesText,
  seesTray,
  turnTo,
} from './member-steps.ts';
import { firstDoor, go } from './screens.ts';

/** A sure place far from every village of the demo, which is in Bắc Ninh. */
const HANOI = { latitude: 21.0285, longitude: 105.8542, accuracy: 10 };

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
  context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    permissions: ['geolocation'],
  });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  complaints = watchComplaints(page);
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

test('a place far off is told before it is written down, and the map shows what is', async () => {
  await enrol(page, home.origin + home.linkOf('Thành viên tổ, bản Phú Hưng'), 'Máy thử');
  await seesHeading(page, 'Bản Phú Hưng');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await takeAway();
  await seesMissing(1);

  await firstDoor(page);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await follow(page, 'Ghi vị trí nhà');
  await context.setGeolocation(HANOI);
  await press(page, 'Đo vị trí ở đây');
  await seesText(page, /^Chỗ này cách thôn khoảng \d+ km/u);
  await sees(page.getByRole('button', { name: 'Đúng, vẫn ghi chỗ này' }));

  await press(page, 'Chấm trên bản đồ');
  await press(page, 'Nhà ở chỗ này');
  await press(page, 'Ghi vị trí này');
  await seesSaved(page, 'Đã ghi vị trí nhà');
  await seesHeading(page, title);
  await seesMissing(0);
  await page.locator('summary', { hasText: 'Danh sách các nhà trên bản đồ' }).click();
  await sees(page.getByRole('list', { name: 'Danh sách các nhà trên bản đồ' }).getByRole('link'));
  expect(complaints).toEqual([]);
});

test('what is practised stays apart: nothing of it is counted, sent or left behind', async () => {
  await seesTray(page, { waiting: 2, received: 0 });
  await turnTo(page, 'Tôi');
  await press(page, 'Vào thôn làm thử');
  await sees(band());
  await seesHeading(page, 'Thôn Làm Thử');
  expect(await page.title()).toMatch(/^THÔN LÀM THỬ/u);

  await openOtherDoor(page, []);
  await beginVisit(page);
  await press(page, 'Vắng nhà');
  await seesSaved(page, 'Đã ghi vắng nhà');
  await seesTray(page, { waiting: 1, received: 0 });
  await page.reload();
  await sees(band());
  await seesTray(page, { waiting: 1, received: 0 });
  await turnTo(page, 'Tôi');
  await press(page, 'Làm lại từ đầu');
  await seesHeading(page, 'Thôn Làm Thử');
  await seesTray(page, { waiting: 0, received: 0 });

  await turnTo(page, 'Tôi');
  await press(page, 'Ra khỏi thôn làm thử');
  await seesHeading(page, 'Bản Phú Hưng');
  expect(await band().count()).toBe(0);
  await seesTray(page, { waiting: 2, received: 0 });
  const cookies = await context.cookies();
  expect(cookies.filter(({ value }) => value.includes('lamthu'))).toEqual([]);
  expect(complaints).toEqual([]);
});

const band = (): Locator => page.locator('.practice-band');

/** The position of the first door, which the demo knows. */
async function takeAway(): Promise<void> {
  await firstDoor(page);
  await follow(page, 'Ghi lại vị trí nhà');
  await press(page, 'Bỏ vị trí');
  await seesSaved(page, 'Đã bỏ vị trí nhà');
}

async function seesMissing(count: number): Promise<void> {
  await go(page, '/doors?view=map');
  await seesText(
    page,
    count === 0 ? /^Bấm vào.*Cả \d+ nhà đã có vị trí/u : /^Bấm vào.*Nhà chưa có/u,
  );
}
