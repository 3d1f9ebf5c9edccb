// A commune starts a campaign; its team has it without signal, down to the doors, and shares a picture.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, follow, press, sees, seesHeading, seesText } from './member-steps.ts';
import { go } from './screens.ts';

const TITLE = 'Ai cũng được nghe cách tránh lừa đảo';

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

async function openAs(role: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await enrol(page, home.origin + home.linkOf(role), 'Máy thử');
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  return page;
}

test('an officer starts a campaign for a village, and sees how far it is', async () => {
  const page = await openAs('Cán bộ xã Sơn Động');
  const complaints = watchComplaints(page);
  await go(page, '/campaigns/new');
  await page.getByLabel('Tên đợt').fill(TITLE);
  await page.getByRole('combobox', { name: 'Kỹ năng' }).selectOption('safety');
  await page.getByRole('combobox', { name: 'Đạt bước' }).selectOption('told');
  await page.getByLabel('Đến ngày').fill('31/12/2099');
  await page.getByRole('radio', { name: 'Một số thôn' }).check({ force: true });
  await page.getByRole('checkbox', { name: /Phú Hưng/u }).check({ force: true });
  await press(page, 'Mở đợt này');
  await seesHeading(page, TITLE);
  // The home hears of it a moment later; the figures are asked for again when the screen is opened.
  await expect
    .poll(
      async () => {
        await go(page, '/campaigns');
        await follow(page.getByRole('list', { name: 'Các đợt vận động' }), TITLE);
        await page.waitForTimeout(500);
        return page.getByRole('link', { name: 'Phú Hưng' }).count();
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(1);
  expect(complaints.filter((line) => !/404/u.test(line))).toEqual([]);
  await page.context().close();
});

test('the team has it without signal: the doors left, the round, a picture without names', async () => {
  const page = await openAs('Thành viên tổ, bản Phú Hưng');
  const parts = page.getByRole('navigation', { name: 'Việc khác của thôn' });
  await sees(parts.getByRole('link', { name: /^Vận động/u }));
  // Screens are fetched ahead, so that each opens where there is no signal.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.context().setOffline(true);
  await follow(parts, /^Vận động/u);
  await follow(page.getByRole('list', { name: 'Các đợt vận động' }), new RegExp(TITLE, 'u'));
  await seesHeading(page, TITLE);
  const left = page.getByRole('list', { name: /^Còn .* nhà$/u }).getByRole('link');
  await sees(left);
  await sees(page.getByText(/Chỉ cách làm: /u));
  const household = (await left.first().locator('.row-title').innerText()).trim();
  await follow(page, 'Ảnh chia sẻ');
  await sees(page.locator('.share-picture'));
  const said = await page.locator('.share-words').innerText();
  expect(said).toContain(TITLE);
  expect(said).not.toContain(household.replace(/^(?:Anh|Chị|Ông|Bà) /u, ''));
  await go(page, '/round');
  await seesText(page, `Đợt vận động: ${TITLE}`);
  await page.context().close();
});
