// An officer reads a month beside the one before it: as reported, as known since, as a sheet, and without
// signal as it was last seen.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breaches, overflows, smallTargets } from '#test/support/look-over.ts';
import { FLAGS, PATIENCE_MS } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, follow, press, sees, seesHeading, seesText } from './member-steps.ts';

const SIZES = { phone: { width: 360, height: 640 }, desk: { width: 1_280, height: 800 } } as const;
const OFFICER = 'Cán bộ xã Sơn Động';
const MET = 'Hộ đã gặp ít nhất một lần';
const VIEW = 'Cách lấy số liệu';

let home: DemoServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  page = await (await browser.newContext({ viewport: SIZES.desk })).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await enrol(page, home.origin + home.linkOf(OFFICER), 'Máy ở trụ sở');
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

/** What may be wrong with the screen at both sizes, and its picture for whoever wants to look. */
async function looksRight(name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await sees(page.getByRole('table'));
    if (env['PICTURES'] !== undefined) {
      const path = join(env['PICTURES'], `months-${name}-${size}.png`);
      await page.screenshot({ path, fullPage: true });
    }
    expect(await breaches(page), `${name}, ${size}`).toEqual([]);
    expect(await overflows(page), `${name}, ${size}`).toEqual([]);
    expect(await smallTargets(page, size === 'phone' ? 48 : 24), `${name}, ${size}`).toEqual([]);
  }
  await page.setViewportSize(SIZES.desk);
}

const ofPlace = () => page.getByRole('table', { name: /^Chỉ tiêu của xã Sơn Động, tháng/u });
const ofVillages = () => page.getByRole('table', { name: new RegExp(`^${MET}, tháng`, 'u') });

/** Numbers of a line: reached and counted in the month, and in the one before. */
async function readLine(title: string, table = ofPlace()) {
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) });
  const [now = '', before = ''] = await row.first().getByRole('cell').allInnerTexts();
  return { now: pairOf(now), before: pairOf(before) };
}

const pairOf = (text: string): readonly number[] =>
  (/(?<met>[\d.]+) trong (?<of>[\d.]+) (?:hộ|người)/u.exec(text) ?? [])
    .slice(1)
    .map((number) => Number(number.replaceAll('.', '')));

const turns = () => page.getByRole('group', { name: 'Chọn tháng' }).getByRole('button');
async function comesTo(numbers: readonly number[]): Promise<void> {
  const read = async () => (await readLine(MET)).now;
  await expect.poll(read, { timeout: PATIENCE_MS }).toEqual(numbers);
}

/** What was reached and counted in the month that is still open, and in the last that is closed. */
let ofOpen: readonly number[];
let ofClosed: readonly number[];

test('months stand beside each other, and come apart into villages', async () => {
  await seesHeading(page, 'Xã Sơn Động');
  await follow(page, 'Số liệu theo tháng');
  await seesHeading(page, 'Số liệu theo tháng');
  await seesText(page, /^Tháng \d+\/\d+ chưa hết, số liệu còn thay đổi\.$/u);
  await page.getByLabel('Xem theo chỉ tiêu').selectOption('household-met');
  await sees(ofVillages());
  const readBefore = async () => (await readLine(MET)).before;
  await expect.poll(readBefore, { timeout: PATIENCE_MS }).toHaveLength(2);
  await looksRight('open');
  ({ now: ofOpen, before: ofClosed } = await readLine(MET));
  expect(ofOpen).toHaveLength(2);
  const villages = await ofVillages().locator('tbody').getByRole('rowheader').allInnerTexts();
  expect(villages).toHaveLength(2);
  const parts = await Promise.all(villages.map((name) => readLine(name, ofVillages())));
  const sumOf = (at: number): number => parts.reduce((sum, { now }) => sum + (now[at] ?? 0), 0);
  expect(ofOpen).toEqual([sumOf(0), sumOf(1)]);
  await turns().first().click();
  await seesText(page, /kể cả phần ghi thêm về sau, theo địa giới hiện nay/u);
  await comesTo(ofClosed);
});

test('a month is told as it was reported, and in the boundaries of any day', async () => {
  await page.getByLabel(VIEW).selectOption('then');
  await seesText(page, /^Số liệu máy chủ đã nhận tính đến hết tháng \d+\/\d+, theo địa giới/u);
  await looksRight('reported');
  expect((await readLine(MET)).now).toHaveLength(2);
  await page.getByLabel(VIEW).selectOption('day');
  await page.getByRole('textbox', { name: 'Địa giới ngày' }).fill('01/08/2026');
  await press(page, 'Xem');
  await seesText(page, /theo địa giới ngày 01\/08\/2026\.$/u);
  await comesTo(ofClosed);
  await looksRight('day');
  await page.getByLabel(VIEW).selectOption('today');
  await seesText(page, /theo địa giới hiện nay\.$/u);
});

test('what is on the screen goes out as a sheet', async () => {
  const coming = page.waitForEvent('download');
  await press(page, 'Tải bảng CSV');
  const sheet = readFileSync(await (await coming).path(), 'utf8');
  const lines = sheet.split('\r\n').filter((line) => line.includes(`;${MET};`));
  expect(lines).toHaveLength(6);
  const own = lines
    .filter((line) => line.startsWith('Xã Sơn Động;'))
    .map((line) => line.split(';'));
  expect(own[1]?.slice(3, 6)).toEqual([...ofClosed.map(String), 'hộ']);
});

test('without signal a month is shown as last seen, and one never seen says why', async () => {
  await page.context().setOffline(true);
  await turns().last().click();
  await seesText(page, /^Đang mất mạng\. Số liệu dưới đây là của lúc/u);
  await comesTo(ofOpen);
  for (let back = 0; back < 3; back += 1) await turns().first().click();
  await seesText(page, 'Cần có mạng để xem số liệu của xã; chưa có gì bị mất.');
  expect(await ofPlace().count()).toBe(0);
  await page.context().setOffline(false);
  await sees(ofPlace());
});
