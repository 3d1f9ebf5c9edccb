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
import { refresh } from './office-steps.ts';
import { go } from './screens.ts';

const SIZES = { phone: { width: 360, height: 640 }, desk: { width: 1_280, height: 800 } } as const;
const OFFICER = 'Cán bộ xã Sơn Động';
const MET = 'Hộ đã gặp';
const VIEW = 'Lấy số liệu';

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
    expect(await smallTargets(page), `${name}, ${size}`).toEqual([]);
  }
  await page.setViewportSize(SIZES.desk);
}

const ofPlace = () => page.getByRole('table', { name: /^Chỉ tiêu của xã Sơn Động, tháng/u });
const ofVillages = () => page.getByRole('table', { name: new RegExp(`^${MET}.*, tháng`, 'u') });

/** Numbers of a line: reached and counted in the month, and in the one before. */
async function readLine(title: string | RegExp, table = ofPlace()) {
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) });
  const [now = '', before = ''] = await row.first().getByRole('cell').allInnerTexts();
  return { now: pairOf(now), before: pairOf(before) };
}

const pairOf = (text: string): readonly number[] =>
  (/(?<met>[\d.]+) trong (?<of>[\d.]+) (?:hộ|người)/u.exec(text) ?? [])
    .slice(1)
    .map((number) => Number(number.replaceAll('.', '')));

test('months stand beside each other, and come apart into villages', async () => {
  await follow(page, 'Số liệu theo tháng');
  await seesHeading(page, 'Số liệu theo tháng');
  await seesText(page, /^Tháng \d+\/\d+ chưa hết, số liệu còn thay đổi\.$/u);
  await sees(ofVillages());
  await looksRight('open');
  const open = await readLine(MET);
  expect(open.now).toHaveLength(2);
  const villages = await ofVillages().getByRole('rowheader').allInnerTexts();
  expect(villages).toHaveLength(2);
  const parts = await Promise.all(villages.map((name) => readLine(name, ofVillages())));
  const sumOf = (at: number): number => parts.reduce((sum, { now }) => sum + (now[at] ?? 0), 0);
  expect(open.now).toEqual([sumOf(0), sumOf(1)]);
  await page.getByRole('group', { name: 'Chọn tháng' }).getByRole('button').first().click();
  await sees(page.getByText(/kể cả phần ghi thêm về sau, theo địa giới hiện nay/u));
  await expect.poll(async () => (await readLine(MET)).now).toEqual(open.before);
});
