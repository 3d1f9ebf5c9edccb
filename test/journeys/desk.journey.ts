// A matter goes from a door without signal to the desk, and its answer comes back to that door and is told.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, press, sees, seesHeading, seesText } from './member-steps.ts';
import { go } from './screens.ts';

const WORDS = 'Cháu sinh ngày 12/11, bố đi làm xa';
const ANSWER = 'Mời anh chị lên Một cửa vào buổi sáng';
const MATTER = 'Đăng ký khai sinh';

let home: DemoServer;
let browser: Browser;
let member: Page;
let officer: Page;

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  member = await openAs('Thành viên tổ, bản Phú Hưng', { width: 360, height: 640 });
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

test('a member passes it on without signal, once it was read to the person', async () => {
  const complaints = watchComplaints(member);
  await member.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await member.context().setOffline(true);
  await go(member, '/doors');
  await member.locator('a[href^="#/household/"]').first().click();
  await member.locator('a[href^="#/person/"]').first().click();
  await member.getByRole('link', { name: 'Gửi lên Một cửa' }).click();
  await seesHeading(member, 'Gửi lên Một cửa');
  await member.getByRole('radio', { name: MATTER }).check({ force: true });
  await member.getByLabel('Nói rõ hơn').fill(WORDS);
  await press(member, 'Gửi lên Một cửa');
  await seesText(member, 'Đọc cho bà con nghe, chọn cách đồng ý rồi mới gửi được.');
  await member.getByRole('radio', { name: 'Bằng lời' }).check({ force: true });
  await press(member, 'Gửi lên Một cửa');
  await seesHeading(member, MATTER);
  await seesText(member, 'Chờ gửi: có sóng là máy tự gửi');
  expect(complaints.filter((line) => !/net::|ERR_/u.test(line))).toEqual([]);
});

test('with signal it comes to the desk, whose officer takes it on and answers', async () => {
  await member.context().setOffline(false);
  await seesText(member, 'Đã đến xã, chờ Một cửa nhận việc');
  await go(officer, '/desk');
  await officer.getByRole('link', { name: new RegExp(MATTER, 'u') }).click();
  await seesText(officer, WORDS);
  await press(officer, 'Nhận việc');
  await seesText(officer, /nhận ngày/u);
  await press(officer, 'Trả lời');
  await press(officer, 'Gửi trả lời');
  await seesText(officer, 'Chọn kết quả rồi mới gửi được.');
  await officer.getByRole('radio', { name: /^Chưa xong/u }).check({ force: true });
  await officer.getByLabel('Lời nhắn cho bà con').fill(ANSWER);
  await officer.getByLabel('Mang theo').fill('Giấy chứng sinh\nCăn cước của bố mẹ');
  await press(officer, 'Gửi trả lời');
  await seesText(officer, ANSWER);
  expect(await officer.getByText('Tổ chưa báo lại cho bà con').count()).toBe(1);
});

test('the member reads the copy, is led to the door by the round, and tells it', async () => {
  await expect
    .poll(
      async () => {
        await go(member, '/tray');
        await press(member, /^Gửi/u);
        await go(member, '/cases');
        await seesHeading(member, 'Việc gửi lên Một cửa');
        return member.getByText('Chưa báo lại cho bà con').count();
      },
      { timeout: PATIENCE_MS },
    )
    .toBeGreaterThan(0);
  await go(member, '/round');
  await seesText(member, /Xã đã trả lời việc của .*, cần đến báo/u);
  await go(member, '/cases');
  await member.getByRole('link', { name: new RegExp(MATTER, 'u') }).click();
  await seesText(member, ANSWER);
  await seesText(member, 'Giấy chứng sinh');
  await press(member, 'Ghi là đã báo lại');
  await seesText(member, /^Đã báo lại ngày/u);
});

test('the desk sees that it was told', async () => {
  await expect
    .poll(
      async () => {
        await officer.reload();
        await sees(officer.getByText(ANSWER));
        return officer.getByText(/Tổ đã báo lại cho bà con ngày/u).count();
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(1);
});
