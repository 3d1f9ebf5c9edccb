// A warning comes as a file, a leader posts it, shares it, and somebody else checks it and takes it on.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capFaults } from '#test/support/cap-schema.ts';
import { FLAGS, PATIENCE_MS } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, follow, press, sees, seesHeading, seesText } from './member-steps.ts';
import { go } from './screens.ts';

const LEADER = 'Tổ trưởng, bản Phú Hưng';
const WARNING = join(import.meta.dirname, '..', 'fixtures', 'cap', 'rain.xml');
const TITLE = /^Mưa lớn đêm nay/u;

let home: DemoServer;
let browser: Browser;

beforeAll(async () => {
  home = await serveSmallDemo();
  const executablePath = env['CHROMIUM_PATH'] ?? 'chromium';
  browser = await chromium.launch({ executablePath, args: [...FLAGS] });
});
afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

async function open(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** What a camera reads off the picture that the phone drew. */
async function readQr(page: Page): Promise<string> {
  const pixels = await page.locator('.share-picture').evaluate((image) => {
    if (!(image instanceof HTMLImageElement)) throw new Error('no picture');
    // The lower left quarter, where it stands.
    const [width, height] = [image.naturalWidth / 2, image.naturalHeight / 2];
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, -height);
    const all = pen?.getImageData(0, 0, width, height);
    return { width, height, data: [...(all?.data ?? [])] };
  });
  return decodeQR({ ...pixels, data: Uint8Array.from(pixels.data) });
}

/** The messages of a list of warnings, each as the standard asks. */
async function readWarnings(list: string): Promise<readonly string[]> {
  const messages: string[] = [];
  for (const [, address = ''] of (await read(list)).matchAll(/href="([^"]+\?so=[^"]+)"/gu)) {
    const message = await read(address);
    expect(capFaults(message)).toBe('');
    messages.push(message);
  }
  return messages;
}

const read = async (address: string): Promise<string> => (await fetch(address)).text();

async function save(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a warning of others is posted, shared, checked, heard and handed on', async () => {
  const leader = await open();
  await enrol(leader, home.origin + home.linkOf(LEADER), 'Máy tổ trưởng');
  await sees(leader.getByRole('navigation', { name: 'Các mục chính' }));
  await go(leader, '/board/new');
  await leader.locator('input[type="file"][accept*="cap"]').setInputFiles(WARNING);
  await seesText(leader, /^Đã điền theo bản tin của Đài Khí tượng/u);
  // Nothing stands anywhere until a person presses.
  const page = await open();
  await page.goto(`${home.origin}/k`);
  await press(leader, 'Đưa lên bảng tin');
  await seesHeading(leader, TITLE);

  await follow(leader, 'Chia sẻ vào nhóm');
  await sees(leader.locator('.share-picture'));
  await leader.getByText(/^Thông báo chưa gửi lên máy chủ/u).waitFor({ state: 'detached' });
  const link = await readQr(leader);
  expect(link).toMatch(new RegExp(`^${home.origin}/k/[\\w-]{26}$`, 'u'));
  expect(await leader.locator('.share-words').textContent()).toContain(link);
  const picture = await save(leader, 'Lưu ảnh');
  expect(picture.name).toBe('thong-bao.png');
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');

  await page.getByRole('textbox', { name: 'Đường dẫn hoặc mã' }).fill(`Bà con xem ${link}`);
  await press(page, 'Kiểm tra');
  await seesHeading(page, /^Đúng, thông báo này do bản Phú Hưng/u);
  await seesText(page, 'Đây là bản mới nhất.');
  await seesText(page, /Không qua ngầm tràn/u);

  await go(leader, '/board');
  await leader.getByRole('link', { name: TITLE }).click();
  await follow(leader, 'Đọc trên loa');
  const script = await save(leader, 'Lưu bài đọc');
  expect(script.bytes.toString()).toContain('Loại tin: khẩn cấp\r\n');
  const sound = await save(leader, 'Lưu giọng máy đọc');
  expect(sound.name).toBe('thong-bao-loa.wav');
  expect(sound.bytes.length).toBeGreaterThan(400_000);

  // What other programs read of it is CAP again, with the words of the station.
  await follow(page, /^Xem cả bảng tin/u);
  const href =
    (await page.getByRole('link', { name: 'Cảnh báo (CAP 1.2)' }).getAttribute('href')) ?? '';
  const messages = await readWarnings(home.origin + href);
  expect(messages.some((each) => each.includes('<headline>Mưa lớn đêm nay'))).toBe(true);

  // What everybody has read is not made one for a group alone: it is withdrawn, and all hear of it.
  await go(leader, '/board');
  await leader.getByRole('link', { name: TITLE }).click();
  await follow(leader, 'Sửa thông báo');
  await leader.getByText('Gửi ai, đến bao giờ').click();
  await seesText(leader, /^Mọi người đã đọc được thông báo này/u);
  await sees(leader.getByText('Hội viên Hội Phụ nữ'));
  expect(await leader.getByText('Tổ công nghệ số cộng đồng', { exact: true }).count()).toBe(0);
  await go(leader, '/board');
  await leader.getByRole('link', { name: TITLE }).click();
  await press(leader, 'Rút thông báo');
  const sheet = leader.getByRole('dialog');
  await sheet.getByRole('textbox').fill('mưa đã tạnh');
  await press(sheet, 'Rút thông báo');
  await seesText(leader, 'Đã rút: mưa đã tạnh');
  await expect
    .poll(async () => (await readWarnings(home.origin + href)).join(''), { timeout: PATIENCE_MS })
    .toContain('<msgType>Cancel</msgType>');
  await page.goto(`${link}?lang=en`);
  await seesText(page, 'Withdrawn: this notice holds no more.');
  await sees(page.locator('.notice-off [lang="vi"]', { hasText: 'mưa đã tạnh' }));
});
