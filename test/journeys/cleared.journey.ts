// A browser that clears the books of a phone, and one that promises not to: what people are told of it.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, press, sees, seesHeading, seesText } from './member-steps.ts';
import { openTray, recordNobody } from './told-screens.ts';

const ROLE = 'Thành viên tổ, bản Phú Hưng';

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

async function openAs(link: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await enrol(page, home.origin + link, 'Máy thử');
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  return page;
}

const marks = async (page: Page): Promise<readonly string[]> => {
  const cookies = await page.context().cookies();
  return cookies
    .filter(({ name }) => name.startsWith('banso-mark.'))
    .map(({ value }) => value.replace(/\.\d+$/u, ''));
};

/** All that a browser throws out when it runs out of room, and the small things of the page besides. */
const EVICTED = 'indexeddb,cache_storage,service_workers,file_systems,local_storage';

test('a cleared phone says how much is gone and how much of it was never sent, until that is understood', async () => {
  const page = await openAs(home.linkOf(ROLE));
  await recordNobody(page);
  await openTray(page);
  await seesText(page, 'Đã nhận (1)');
  await expect.poll(() => marks(page), { timeout: PATIENCE_MS }).toEqual(['1.0']);
  await page.context().setOffline(true);
  await recordNobody(page);
  await recordNobody(page);
  await expect.poll(() => marks(page), { timeout: PATIENCE_MS }).toEqual(['3.2']);

  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: home.origin,
    storageTypes: EVICTED,
  });
  await page.context().setOffline(false);
  await page.goto(home.origin);
  await seesHeading(page, 'Cần một đường dẫn để bắt đầu');
  await seesText(
    page,
    'Trình duyệt đã xóa sổ trên máy này: 3 điều đã ghi, trong đó ít nhất 2 điều chưa gửi.',
  );

  await enrol(page, home.origin + home.linkOf(ROLE), 'Máy mở lại');
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  await seesText(page, /3 điều đã ghi, trong đó ít nhất 2 điều chưa gửi/u);
  await press(page, 'Đã hiểu');
  await page.reload();
  await openTray(page);
  expect(await page.getByText(/Trình duyệt đã xóa sổ/u).count()).toBe(0);
  await expect.poll(() => marks(page), { timeout: PATIENCE_MS }).not.toContain('3.2');
  await page.context().close();
});

test('a phone whose books alone are gone is taken into use again by its link', async () => {
  const page = await openAs(home.linkOf(ROLE));
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: home.origin,
    storageTypes: 'indexeddb',
  });
  await page.goto(home.origin);
  await seesHeading(page, 'Cần một đường dẫn để bắt đầu');
  await enrol(page, home.origin + home.linkOf(ROLE), 'Máy mở lại');
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  expect(await page.getByText('Cần một đường dẫn để bắt đầu').count()).toBe(0);
  await page.context().close();
});

test('marks are set again by the server of the app', async () => {
  const page = await openAs(home.linkOf(ROLE));
  const renewed = page.waitForResponse((answer) => answer.url().endsWith('/api/mark'));
  await recordNobody(page);
  const answer = await renewed;
  expect(answer.status()).toBe(204);
  const cookies = await page.context().cookies();
  const mark = cookies.find(({ name }) => name.startsWith('banso-mark.'));
  const days = ((mark?.expires ?? 0) - Date.now() / 1000) / 86_400;
  expect(days).toBeGreaterThan(395);
  expect(mark).toMatchObject({ sameSite: 'Strict', httpOnly: false });
  await page.context().close();
});

test('a browser that promises to keep the books is said to', async () => {
  const page = await openAs(home.linkOf(ROLE));
  await openTray(page);
  await seesText(page, /Trình duyệt chưa hứa giữ sổ lâu dài/u);
  await seesText(page, /Cách thêm/u);
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.send('Browser.grantPermissions', {
    origin: home.origin,
    permissions: ['durableStorage'],
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
  });
  const kept = seesText(page, 'Trình duyệt đã hứa giữ sổ này lâu dài.');
  const pressed = press(page, 'Xin trình duyệt giữ sổ');
  // A slow start may still be asking: then the promise comes before the press, and its button goes.
  void pressed.catch(() => undefined);
  await Promise.race([pressed, kept]);
  await kept;
  await page.reload();
  await seesText(page, 'Trình duyệt đã hứa giữ sổ này lâu dài.');
  expect(await page.getByText(/Cách thêm/u).count()).toBe(0);
  await page.context().close();
});
