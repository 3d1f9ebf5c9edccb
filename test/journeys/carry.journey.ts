// A phone without signal, and others that carry for it: an officer's computer by file, another phone by
// camera and by what an app shares.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import { breaches, overflows, smallTargets } from '#test/support/look-over.ts';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import {
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
import { drawPicture } from './picture-steps.ts';

const PHONE = { width: 360, height: 640, targetPx: 48 };
const DESK = { width: 1_280, height: 800, targetPx: 24 };
/** Pictures of one code in a camera's film, so that a reader has time for each. */
const PICTURES = 10;

let home: DemoServer;
let mast: Mast;
let folder = '';
const browsers: Browser[] = [];
const complaints: (readonly string[])[] = [];
/** What is wrong with a screen, by day or by night, on a phone or at a desk. */
const wrong: string[] = [];

beforeAll(async () => {
  home = await serveSmallDemo();
  mast = await raiseMast(home.port);
  folder = mkdtempSync(join(tmpdir(), 'banso-carry-'));
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await mast?.close();
  await home?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A browser whose camera sees the film of that name, once it is written. */
async function startBrowser(seen: string): Promise<BrowserContext> {
  const browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [
      ...FLAGS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${join(folder, seen)}`,
    ],
  });
  browsers.push(browser);
  return browser.newContext({ viewport: PHONE, acceptDownloads: true });
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  complaints.push(watchComplaints(page));
  return page;
}

test('what was recorded without signal is received by way of a file, of a camera and of an app', async () => {
  const author = await openPage(await startBrowser('answers.mjpeg'));
  await enrol(author, mast.origin + home.linkOf('Thành viên tổ, bản Phú Hưng'), 'Máy đi xe');
  await seesHeading(author, 'Bản Phú Hưng');
  await author.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // The screens of carrying are fetched ahead, as all are.
  const isKept = (): Promise<boolean> =>
    author.evaluate(async () => {
      const { files } = (await (await fetch('/build.json')).json()) as { files: string[] }; // our own
      const kept = await Promise.all(files.map((file) => caches.match(file)));
      return kept.every((found) => found !== undefined);
    });
  // Asked again and again here: a waitForFunction takes the promise itself for a yes.
  await expect.poll(isKept, { timeout: PATIENCE_MS }).toBe(true);
  await mast.down();
  await author.context().setOffline(true);
  const doors: string[] = [];
  for (let visits = 0; visits < 3; visits += 1) doors.push(await recordNobody(author, doors));
  await seesTray(author, { waiting: 3, received: 0 });

  const officer = await openPage(await startBrowser('none.mjpeg'));
  await officer.setViewportSize(DESK);
  await enrol(officer, home.origin + home.linkOf('Cán bộ xã Sơn Động'), 'Máy ở trụ sở');
  await seesHeading(officer, 'Xã Sơn Động');
  await carryByFile(author, officer);
  await seesTray(author, { waiting: 0, received: 3 });

  doors.push(await recordNobody(author, doors));
  await seesTray(author, { waiting: 1, received: 3 });
  const carrier = await openPage(await startBrowser('bundle.mjpeg'));
  await enrol(carrier, home.origin + home.linkOf('Trưởng bản Sa Lây'), 'Máy qua đường');
  await seesHeading(carrier, 'Bản Sa Lây');
  await carryByCamera(author, carrier);
  await seesTray(author, { waiting: 0, received: 4 });

  await takePicture(author, doors);
  await recordNobody(author, doors);
  await seesTray(author, { waiting: 2, received: 4 });
  await carryByApp(author, carrier);
  await seesTray(author, { waiting: 0, received: 6 });
  // The picture itself goes when this phone has signal.
  await mast.up();
  await author.context().setOffline(false);
  await seesTray(author, { waiting: 0, received: 6 });
  expect(complaints.flat()).toEqual([]);
  expect(wrong).toEqual([]);
});

async function lookOver(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? PHONE;
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = [
        ...(await breaches(page)),
        ...(await overflows(page)),
        ...(await smallTargets(page, size.targetPx)),
      ];
      wrong.push(...found.map((line) => `${name}, ${size.width}, ${colorScheme}: ${line}`));
    }
  }
  await page.setViewportSize(before);
}

async function recordNobody(page: Page, others: readonly string[]): Promise<string> {
  const door = await openOtherDoor(page, others);
  await follow(page, 'Ghi lượt đến nhà');
  await press(page, 'Vắng nhà');
  await seesSaved(page, 'Đã ghi vắng nhà');
  return door;
}

async function carryByFile(author: Page, carrier: Page): Promise<void> {
  await turnTo(author, 'Khay gửi');
  await follow(author, 'Nhờ gửi hộ');
  await seesText(author, /^Gói có 3 điều chưa gửi/u);
  await lookOver(author, 'a bundle');
  const bundle = await download(author, 'Lưu mọi điều chưa gửi ra tệp');
  expect(bundle).toMatch(/gui-ho-\d{8}-\d{4}\.banso$/u);

  await turnTo(carrier, 'Tôi');
  await follow(carrier, 'Nhận gửi hộ');
  await lookOver(carrier, 'nothing is carried');
  await carrier.getByLabel('Mở tệp').last().setInputFiles(bundle);
  await seesText(carrier, /^Đã nhận gói 3 lần ghi/u);
  await deliver(carrier, 3);
  await lookOver(carrier, 'an answer');
  const answers = await download(carrier, 'Lưu ra tệp');

  await author.getByLabel('Mở tệp').last().setInputFiles(answers);
  await seesText(author, 'Xã đã trả lời 3 điều đã ghi trên máy này.');
  await lookOver(author, 'nothing is unsent');
  await follow(author, 'Gửi hộ');
}

async function carryByCamera(author: Page, carrier: Page): Promise<void> {
  await turnTo(author, 'Khay gửi');
  await follow(author, 'Nhờ gửi hộ');
  await seesText(author, /^Gói có 1 điều chưa gửi/u);
  await film(author, 'bundle.mjpeg');

  await turnTo(carrier, 'Khay gửi');
  await follow(carrier, 'Nhận gửi hộ');
  await carrier
    .getByLabel('Mở tệp')
    .last()
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('Họ tên') });
  await seesText(carrier, 'Tệp này không phải gói gửi hộ hay trả lời của xã.');
  await lookOver(carrier, 'another file');
  await press(carrier, /^Quét mã$/u);
  await seesText(carrier, /^Đã nhận gói 1 lần ghi/u);
  await deliver(carrier, 1);
  await film(carrier, 'answers.mjpeg');

  // The camera's picture is gone as soon as the code is read.
  await press(author, /^Quét mã$/u);
  await seesText(author, 'Xã đã trả lời 1 điều đã ghi trên máy này.');
  await follow(author, 'Gửi hộ');
}

async function takePicture(page: Page, others: readonly string[]): Promise<void> {
  await openOtherDoor(page, others);
  await page
    .locator('label', { hasText: 'Chụp ảnh' })
    .locator('input')
    .setInputFiles({
      name: 'anh.jpg',
      mimeType: 'image/jpeg',
      buffer: await drawPicture(page, 1, 'GPS'),
    });
  await seesSaved(page, 'Đã thêm ảnh');
}

type SharedFile = { readonly name: string; readonly type: string; readonly text: string };
type Sheet = { ends: 'closed' | 'failed' | 'shared'; ended: number; shared: SharedFile[] };

/** A share sheet that knows texts alone, as browsers' do, and ends as it is told. */
async function giveShareSheet(page: Page): Promise<{
  /** Opens it by the button, and waits until it has ended. */
  share(ends: Sheet['ends']): Promise<readonly SharedFile[]>;
}> {
  const sheet = await page.evaluateHandle(() => {
    const state: Sheet = { ends: 'shared', ended: 0, shared: [] };
    navigator.canShare = ({ files = [] } = {}) => files.every(({ type }) => type === 'text/plain');
    navigator.share = async ({ files = [] } = {}) => {
      const read = files.map(async (file) => {
        const { name, type } = file;
        return { name, type, text: await file.text() };
      });
      const shared = await Promise.all(read);
      state.ended += 1;
      if (state.ends === 'closed') throw new DOMException('', 'AbortError');
      if (state.ends === 'failed') throw new DOMException('', 'NotAllowedError');
      state.shared.push(...shared);
    };
    return state;
  });
  return {
    async share(ends) {
      const before = await sheet.evaluate((state, how) => {
        state.ends = how;
        return state.ended;
      }, ends);
      await press(page, 'Gửi qua ứng dụng khác');
      await expect.poll(() => sheet.evaluate(({ ended }) => ended)).toBe(before + 1);
      return sheet.evaluate(({ shared }) => shared);
    },
  };
}

async function carryByApp(author: Page, carrier: Page): Promise<void> {
  const sheet = await giveShareSheet(author);
  await follow(author, 'Nhờ gửi hộ');
  await seesText(author, /^Gói có 2 điều chưa gửi/u);
  await seesText(author, '1 ảnh, tệp chưa gửi không đi theo gói');
  await sees(author.getByRole('button', { name: 'Lưu ra tệp mọi điều chưa gửi, trừ ảnh và tệp' }));
  await lookOver(author, 'a bundle and a picture that stays');
  expect(await sheet.share('closed')).toEqual([]);
  const notShared = 'Chưa gửi được qua ứng dụng đó';
  expect(await author.getByText(notShared).count()).toBe(0);
  expect(await sheet.share('failed')).toEqual([]);
  await seesText(author, notShared);
  const [file, ...others] = await sheet.share('shared');
  expect(others).toEqual([]);
  expect(file?.name).toMatch(/^gui-ho-\d{8}-\d{4}\.banso\.txt$/u);
  expect(file?.type).toBe('text/plain');

  const back = await giveShareSheet(carrier);
  await openText(carrier, file);
  await seesText(carrier, /^Đã nhận gói 2 lần ghi/u);
  await deliver(carrier, 2);
  const [answers] = await back.share('shared');
  await openText(author, answers);
  await seesText(author, 'Xã đã trả lời 2 điều đã ghi trên máy này.');
  await follow(author, 'Gửi hộ');
}

const openText = (page: Page, file: SharedFile | undefined): Promise<void> =>
  page
    .getByLabel('Mở tệp')
    .last()
    .setInputFiles({
      name: 'gui-ho.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(file?.text ?? ''),
    });

/** Brings at once what is carried, and has the commune's answer ready to be handed back. */
async function deliver(carrier: Page, saves: number): Promise<void> {
  const now = carrier.getByRole('button', { name: 'Gửi ngay' });
  // The phone may be faster.
  await now.click({ timeout: 2_000 }).catch(() => undefined);
  await seesText(carrier, `Xã đã nhận ${saves} lần ghi`);
  await press(carrier, 'Đưa lại trả lời của xã');
}

async function download(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** Shows the codes and films the screen until each has been seen; the film is what the other camera sees. */
async function film(page: Page, name: string): Promise<void> {
  await press(page, 'Cho máy kia quét mã');
  const count = page.locator('.codes-count');
  await sees(count);
  await lookOver(page, 'codes');
  const clip = await evenBoxOf(page);
  const pictures = new Map<string, Buffer>();
  const readCount = async (): Promise<string> => (await count.innerText()).trim();
  const of = Number((await readCount()).split('/')[1]);
  for (const until = Date.now() + PATIENCE_MS; pictures.size < of;) {
    if (Date.now() > until) throw new Error(`saw ${pictures.size} of ${of} codes`);
    const before = await readCount();
    const picture = await page.screenshot({ type: 'jpeg', quality: 90, clip });
    if (before === (await readCount())) pictures.set(before, picture);
    await wait(20);
  }
  const frames = [...pictures.values()].flatMap((picture) =>
    Array.from({ length: PICTURES }, () => picture),
  );
  writeFileSync(join(folder, name), Buffer.concat(frames));
  await press(page, 'Đóng');
}

/** Where the code stands; a film's picture has even sides, as every camera's has. */
async function evenBoxOf(
  page: Page,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator('.codes .qr').boundingBox();
  if (box === null) throw new Error('no code is shown');
  const side = 2 * Math.floor(box.width / 2);
  return { x: Math.round(box.x), y: Math.round(box.y), width: side, height: side };
}
