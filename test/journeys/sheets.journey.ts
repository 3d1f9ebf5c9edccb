// What is typed in a sheet outlives the back key and the page, and ends with what it became.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, press, sees, seesHeading, seesText } from './member-steps.ts';
import { door } from './office-screens.ts';
import { go } from './screens.ts';

let home: DemoServer;
let browser: Browser;
let leader: Page;
let officer: Page;
const complaints: (readonly string[])[] = [];

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  leader = await openAs('Tổ trưởng, bản Phú Hưng', { width: 360, height: 640 });
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
  complaints.push(watchComplaints(page));
  await enrol(page, home.origin + home.linkOf(role), 'Máy thử');
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  return page;
}

type Typing = {
  readonly open: () => Promise<void>;
  readonly label: string;
  readonly text: string;
  /** What else is chosen in the sheet. */
  readonly choose?: string;
};

/** Typed, closed by the back key, found again; typed no further, the page is lost, and found once more. */
async function keeps(page: Page, { open, label, text, choose }: Typing): Promise<void> {
  const sheet = page.getByRole('dialog');
  const typed = sheet.getByLabel(label);
  await open();
  if (choose !== undefined) await sheet.getByRole('radio', { name: choose }).check({ force: true });
  await typed.fill(text);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.reload();
  await open();
  await sees(sheet.getByText(/^Bản nháp lúc .+ còn nguyên/u));
  expect(await typed.inputValue()).toBe(text);
  if (choose !== undefined) {
    expect(await sheet.getByRole('radio', { name: choose }).isChecked()).toBe(true);
  }
}

/** Opened again after the save, nothing stands there. */
async function isEmpty(page: Page, { open, label }: Typing, stands = ''): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.waitFor({ state: 'detached' });
  await open();
  expect(await sheet.getByLabel(label).inputValue()).toBe(stands);
  expect(await sheet.getByText(/^Bản nháp lúc/u).count()).toBe(0);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
}

test('thanks in one’s own words', async () => {
  const praise: Typing = {
    open: async () => {
      await go(leader, '/team');
      await leader.getByRole('list', { name: 'Trong tổ' }).getByRole('link').first().click();
      await press(leader, 'Khen');
    },
    label: 'Hoặc tự viết',
    text: 'Cảm ơn em đã ở lại với bà Xuân đến khuya',
  };
  await keeps(leader, praise);
  await press(leader.getByRole('dialog'), 'Gửi lời khen');
  await isEmpty(leader, praise);
  expect(complaints.flat()).toEqual([]);
});

test('who holds a post', async () => {
  const post: Typing = {
    open: async () => {
      await go(leader, '/groups/executives');
      await seesHeading(leader, 'Ai trong nhóm');
      await press(leader, 'Ghi người giữ chức danh');
    },
    label: 'Họ và tên',
    text: 'Nguyễn Thị Hoàng Phương Thảo',
    choose: 'Phó',
  };
  await keeps(leader, post);
  await press(leader.getByRole('dialog'), 'Ghi chức danh');
  await isEmpty(leader, post);
  expect(complaints.flat()).toEqual([]);
});

test('what somebody asks of what is kept about them, and why it waits', async () => {
  const request: Typing = {
    open: async () => {
      await door(officer);
      await officer
        .getByRole('article')
        .last()
        .getByText('Yêu cầu về thông tin của người này')
        .click();
      await press(officer, 'Ghi yêu cầu');
    },
    label: 'Ghi thêm',
    text: 'Năm sinh ghi sai',
    choose: 'Sửa cho đúng',
  };
  await keeps(officer, request);
  await press(officer.getByRole('dialog'), 'Ghi đã nhận hôm nay');
  await isEmpty(officer, request);
  const wait: Typing = {
    open: async () => {
      await go(officer, '/requests');
      await seesHeading(officer, 'Đang chờ trả lời');
      await officer
        .getByRole('article')
        .filter({ hasText: 'Năm sinh ghi sai' })
        .getByRole('button', { name: 'Gia hạn' })
        .click();
    },
    label: 'Lý do, đã nói với người yêu cầu',
    text: 'Chờ trích lục khai sinh',
  };
  await keeps(officer, wait);
  await press(officer.getByRole('dialog'), 'Gia hạn');
  await seesText(officer, /đã gia hạn: Chờ trích lục khai sinh/u);
  expect(complaints.flat()).toEqual([]);
});
