// A survey that the commune opens, asked at a door without signal by a phone whose battery dies, and its
// sheet.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import {
  FLAGS,
  PATIENCE_MS,
  type PhoneBrowser,
  startPhone,
  watchComplaints,
} from '#test/support/phone-browser.ts';
import { readSheets } from '#server/import/read-sheet.ts';
import { FORM } from '#test/fixtures/forms/household.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, follow, press, sees, seesHeading, seesSaved, seesTray } from './member-steps.ts';
import { go } from './screens.ts';
import { answer, chooseForm, fill } from './survey-screens.ts';

const PHONE = { width: 360, height: 640 };
const TITLE = 'Mạng và điện thoại trong nhà';
const WHO = 'Nguyễn Thị Hoàng Phương Thảo';

let home: DemoServer;
let mast: Mast;
let folder = '';
let desk: Browser;
let office: Page;
let complaints: readonly string[];
let phone: PhoneBrowser | undefined;

beforeAll(async () => {
  home = await serveSmallDemo();
  mast = await raiseMast(home.port);
  folder = mkdtempSync(join(tmpdir(), 'banso-survey-'));
  desk = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  office = await (await desk.newContext({ viewport: { width: 1_280, height: 800 } })).newPage();
  office.setDefaultTimeout(PATIENCE_MS);
  complaints = watchComplaints(office);
});

afterAll(async () => {
  await phone?.kill();
  await desk?.close();
  await mast?.close();
  await home?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('what was asked without signal, before and after the battery died, stands in the sheet', async () => {
  await enrol(office, home.origin + home.linkOf('Cán bộ xã Sơn Động'), 'Máy ở trụ sở');
  await seesHeading(office, 'Xã Sơn Động');
  await chooseForm(office, FORM);
  await press(office, 'Mở cho các thôn, bản');
  await seesHeading(office, TITLE);

  phone = await startPhone(folder, PHONE);
  await enrol(phone.page, mast.origin + home.linkOf('Thành viên tổ, bản Phú Hưng'), 'Máy đi hỏi');
  await seesHeading(phone.page, 'Bản Phú Hưng');
  await phone.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await mast.down();
  await phone.page.context().setOffline(true);
  await fill(phone.page);
  await answer(phone.page, 'Có');
  await press(phone.page, 'Tiếp');
  await phone.page.getByLabel('Trả lời').fill('150');
  await press(phone.page, 'Tiếp');
  await press(phone.page, 'Thêm lần nữa');
  await phone.page.getByLabel('Trả lời').fill(WHO);
  await press(phone.page, 'Tiếp');
  await phone.page.getByLabel('Trả lời').fill('41');
  await press(phone.page, 'Tiếp');
  await sees(phone.page.getByText('Đã ghi 1 lần'));
  // What is written is kept within half a second.
  await phone.page.waitForTimeout(2_000);
  await phone.kill();
  const died = phone.complaints;

  phone = await startPhone(folder, PHONE, true);
  const { page } = phone;
  await page.goto(mast.origin);
  await seesHeading(page, 'Bản Phú Hưng');
  await fill(page);
  await sees(page.getByText('Đã ghi 1 lần'));
  await press(page, 'Tiếp');
  await sees(page.getByLabel('Ngày'));
  await press(page, 'Tiếp');
  await sees(page.getByText('Chụp ảnh'));
  await press(page, 'Tiếp');
  await press(page, 'Xem lại câu trả lời');
  await press(page, 'Lưu câu trả lời');
  await seesSaved(page, 'Đã lưu câu trả lời');
  await seesTray(page, { waiting: 1, received: 0 });
  await mast.up();
  await page.context().setOffline(false);
  await seesTray(page, { waiting: 0, received: 1 });

  const [answers = [], people = []] = await sheetOfAnswers();
  const [head = [], first = []] = answers;
  const cell = (name: string) => first[head.indexOf(name)];
  expect([answers.length, cell('net'), cell('cost'), cell('users')]).toEqual([2, 'yes', 150, '1']);
  expect(people[1]?.slice(1)).toEqual(['1', WHO, 41]);

  await page.context().setOffline(true);
  await fill(page);
  await press(page, 'Bỏ cả phiếu của nhà này');
  await seesSaved(page, 'Đã bỏ phiếu của nhà này');
  await press(page, 'Hoàn tác');
  await sees(page.getByText(/^Đã trả lời/u));
  await lengthen(page);
  await page.context().setOffline(false);
  await seesTray(page, { waiting: 0, received: 6 });
  const [, long = []] = await sheetOfAnswers();
  expect(long.slice(1).map((row) => row.slice(1))).toEqual([
    ['1', WHO, 41],
    ...OTHERS.map((who, index) => [String(index + 2), who]),
  ]);

  await go(office, '/surveys');
  await press(office, 'Đóng khảo sát');
  const sheet = office.getByRole('dialog');
  await sees(sheet.getByText(/^Còn \d+ hộ chưa trả lời$/u));
  await sheet.getByRole('button', { name: 'Đóng khảo sát' }).click();
  await sees(office.getByText(/Đã đóng ngày/u).first());
  expect([...died, ...phone.complaints, ...complaints]).toEqual([]);
});

/** More of one answer than a fact may hold: six people, each with as much as a text may hold. */
const OTHERS = ['1', '2', '3', '4', '5', '6'].map((digit) => digit + 'ắ'.repeat(1_900));

async function lengthen(page: Page): Promise<void> {
  await fill(page);
  await page.getByRole('button', { name: WHO }).first().click();
  await press(page, 'Tiếp');
  await press(page, 'Tiếp');
  for (const who of OTHERS) {
    await press(page, 'Thêm lần nữa');
    await page.getByLabel('Trả lời').fill(who);
    await press(page, 'Tiếp');
    await press(page, 'Tiếp');
  }
  for (let steps = 0; steps < 3; steps += 1) await press(page, 'Tiếp');
  await press(page, 'Xem lại câu trả lời');
  await press(page, 'Lưu câu trả lời');
  await seesSaved(page, 'Đã sửa câu trả lời');
}

/** The rows of each sheet as the officer takes them away. */
async function sheetOfAnswers() {
  await go(office, '/surveys');
  await follow(office, 'Xem kết quả');
  const [download] = await Promise.all([
    office.waitForEvent('download'),
    press(office, 'Tải về Excel'),
  ]);
  const read = await readSheets(readFileSync(await download.path()), download.suggestedFilename());
  if (!read.ok) throw new Error(read.error.code);
  return read.value.map(({ rows }) =>
    rows.map(({ cells }) => cells.map((each) => each?.number ?? each?.text ?? '')),
  );
}
