// The officer's desk: a register brought in, a held record decided, a member with a card; every step counts.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, follow, press, sees, seesHeading, seesText, turnTo } from './member-steps.ts';
import { readFigures } from './office-steps.ts';

const DESK = { width: 1_280, height: 800 };
const PHONE = { width: 360, height: 640 };

const BANK = 'Hộ có tài khoản ngân hàng';
const HEAD = 'Quàng Văn Bướm';
const DAUGHTER = 'Quàng Thị Sương';
const NEWCOMER = 'Lường Thị Thử';
const REGISTER = `\uFEFFSỔ HỘ CỦA XÃ
Thôn;Mã hộ;Họ và tên;Quan hệ với chủ hộ;Năm sinh;Giới tính;Tài khoản ngân hàng
Bản Phú Hưng;PH-9001;${HEAD};Chủ hộ;1961;Nam;Có
Bản Phú Hưng;PH-9001;${DAUGHTER};Con;1999;Nữ;
Bản Phú Hưng;PH-9002;Tẩn Láo Lở;Chủ hộ;1958;Nam;Không
`;
/** How the browser notes the answer to the damaged file. */
const REFUSED_FILE = 'status of 422';
const NOT_A_REGISTER = 'no spreadsheet at all';

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

test('a commune officer brings in a register, decides what waits and hands out a card', async () => {
  const { page, complaints } = await openDesk();
  await seesHeading(page, 'Xã Sơn Động');
  await refusesAWrongFile(page);
  await bringsInTheRegister(page);
  await findsThePerson(page, DAUGHTER);
  await readsWhoImported(page, home.personOf('Cán bộ xã Sơn Động'));
  await releasesAHeldRecord(page);
  const link = await addsAMemberWithACard(page);
  await opensThePhone(link);
  await page.reload();
  await turnTo(page, 'Tổ');
  await follow(page, 'Bản Phú Hưng');
  await sees(page.getByRole('article').filter({ hasText: NEWCOMER }).getByText('đang dùng 1 máy'));
  expect(complaints.filter((line) => !line.includes(REFUSED_FILE))).toEqual([]);
});

async function openDesk(): Promise<{ page: Page; complaints: readonly string[] }> {
  const page = await (await browser.newContext({ viewport: DESK })).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = watchComplaints(page);
  await enrol(page, home.origin + home.linkOf('Cán bộ xã Sơn Động'), 'Máy ở trụ sở');
  return { page, complaints };
}

const choose = (page: Page, name: string, text: string): Promise<void> =>
  page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

/** What is no register is said by the screen where its name tells, else in the home's own words. */
async function refusesAWrongFile(page: Page): Promise<void> {
  await turnTo(page, 'Xã');
  await follow(page, 'Nhập sổ hộ');
  await choose(page, 'so-ho.pdf', NOT_A_REGISTER);
  await seesText(page, /Tệp này không phải \.xlsx hay \.csv\..* Chưa ghi gì\./u);
  await choose(page, 'so-ho.xlsx', 'PK\u0003\u0004 and no workbook');
  await seesText(page, /^Tệp bị hỏng, máy không đọc hết được\..* Chưa ghi gì\./u);
}

/** Shown, agreed to, written; the same file again brings nothing; the figure has risen by exactly that. */
async function bringsInTheRegister(page: Page): Promise<void> {
  await turnTo(page, 'Xã');
  const before = await readFigures(page);
  await follow(page, 'Nhập sổ hộ');
  await choose(page, 'so-ho.csv', REGISTER);
  await seesHeading(page, 'Xem trước, chưa ghi gì');
  await press(page, 'Ghi vào sổ: 2 hộ, 3 người');
  await seesText(page, 'Đã tạo mới 2 hộ và 3 người. Mọi điều đã ghi mang tên anh/chị.');

  await press(page, 'Nhập tệp khác');
  await choose(page, 'so-ho.csv', REGISTER);
  await sees(page.getByRole('button', { name: 'Tệp này không có gì mới để ghi', disabled: true }));

  await turnTo(page, 'Xã');
  await expect
    .poll(() => readFigures(page).then((figures) => figures[BANK]), { timeout: PATIENCE_MS })
    .toEqual({ met: (before[BANK]?.met ?? 0) + 1, of: (before[BANK]?.of ?? 0) + 2 });
}

async function findsThePerson(page: Page, name: string): Promise<void> {
  await turnTo(page, 'Tìm');
  await page.getByRole('searchbox').fill('quang thi suong');
  await follow(page, new RegExp(`^${name} `, 'u'));
  await seesHeading(page, `Hộ ${HEAD}`);
  await sees(page.getByRole('article').filter({ hasText: name }));
}

async function readsWhoImported(page: Page, officer: string): Promise<void> {
  await follow(page, 'Lịch sử ghi');
  const lines = page.getByRole('list', { name: 'Lịch sử ghi' }).getByRole('listitem');
  await sees(lines.filter({ hasText: officer }));
  const said = await lines.allInnerTexts();
  expect(said.filter((line) => !line.includes(officer))).toEqual([]);
  expect(said.length).toBeGreaterThanOrEqual(3);
}

async function releasesAHeldRecord(page: Page): Promise<void> {
  await turnTo(page, 'Cần xem');
  const held = page.getByRole('button', { name: /^Chờ duyệt/u });
  const count = async (): Promise<number> => Number(/\d+/u.exec(await held.innerText())?.[0]);
  await sees(held);
  await expect.poll(count, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
  const before = await count();
  const line = page.getByRole('main').getByRole('listitem');
  await line.getByRole('button', { name: 'Duyệt', exact: true }).first().click();
  await press(page, 'Gửi 1 quyết định');
  await seesText(page, 'Máy chủ đã nhận 1 quyết định');
  await expect.poll(count, { timeout: PATIENCE_MS }).toBe(before - 1);
  await page.reload();
  await turnTo(page, 'Cần xem');
  await expect.poll(count, { timeout: PATIENCE_MS }).toBe(before - 1);
}

/** Pressing twice adds one person; the link on the card. */
async function addsAMemberWithACard(page: Page): Promise<string> {
  await turnTo(page, 'Tổ');
  await follow(page, 'Bản Phú Hưng');
  await follow(page, 'Thêm thành viên');
  await page.getByLabel('Họ và tên').fill(NEWCOMER);
  // Slowly enough that the second press finds the next screen there.
  await page.getByRole('button', { name: 'Ghi vào tổ' }).dblclick({ delay: 150 });
  const member = page.getByRole('article').filter({ hasText: NEWCOMER });
  await sees(member);
  await expect.poll(() => member.count(), { timeout: PATIENCE_MS }).toBe(1);
  await page.getByText(/^Chờ gửi: /u).waitFor({ state: 'hidden' });
  await follow(member, 'Thẻ của thành viên');
  await press(page, 'Tạo thẻ mới');
  return page.locator('.paper-card-link').innerText();
}

/** The card opens once, on the new member's own phone. */
async function opensThePhone(link: string): Promise<void> {
  const phone = await (await browser.newContext({ viewport: PHONE })).newPage();
  phone.setDefaultTimeout(PATIENCE_MS);
  await enrol(phone, link, 'Điện thoại mới');
  await seesHeading(phone, 'Bản Phú Hưng');
  const other = await (await browser.newContext({ viewport: PHONE })).newPage();
  other.setDefaultTimeout(PATIENCE_MS);
  await other.goto(link);
  await other.getByLabel('Tên gọi của máy này').fill('Máy người khác');
  await press(other, 'Dùng máy này');
  await seesHeading(other, 'Đường dẫn không dùng được');
}
