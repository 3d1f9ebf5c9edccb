// What a person sees when the browser has lost the book of a phone, or cannot open it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { breaches, overflows } from '#test/support/look-over.ts';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import { PATIENCE_MS, type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
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
} from './member-steps.ts';

const PHONE = { width: 360, height: 640 };
const ROLE = 'Thành viên tổ, bản Phú Hưng';

let home: DemoServer;
let mast: Mast;
let profile = '';
let phone: PhoneBrowser | undefined;

beforeAll(async () => {
  home = await serveSmallDemo();
  mast = await raiseMast(home.port);
});
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'banso-found-'));
});
afterEach(async () => {
  await phone?.kill();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});
afterAll(async () => {
  await mast?.close();
  await home?.stop();
});

/** A phone that has recorded one visit without signal; answers the door's title. */
async function recordWithoutSignal(): Promise<{ readonly page: Page; readonly door: string }> {
  phone = await startPhone(profile, PHONE);
  const { page } = phone;
  await enrol(page, mast.origin + home.linkOf(ROLE), 'Máy đi xe');
  await seesHeading(page, 'Bản Phú Hưng');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await mast.down();
  const door = await openOtherDoor(page, []);
  await follow(page, 'Ghi lượt đến nhà');
  await press(page, 'Vắng nhà');
  await seesSaved(page, 'Đã ghi vắng nhà');
  return { page, door };
}

/** The battery is taken out, and what the browser kept in databases is lost as a whole. */
async function loseDatabases(): Promise<Page> {
  await phone?.kill();
  rmSync(join(profile, 'Default', 'IndexedDB'), { recursive: true, force: true });
  phone = await startPhone(profile, PHONE);
  return phone.page;
}

/** Bytes of second copies that lie apart from the databases. */
const mirroredBytes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('banso-copies', { create: true });
    let bytes = 0;
    for await (const handle of folder.values()) {
      if (handle instanceof FileSystemFileHandle) bytes += (await handle.getFile()).size;
    }
    return bytes;
  });

const isMirrored = async (page: Page): Promise<void> => {
  await expect.poll(() => mirroredBytes(page), { timeout: PATIENCE_MS }).toBeGreaterThan(0);
};

/** A row that makes no sense: the store opens, and what it says of the phone cannot be believed. */
const damageStore = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    const [store, ...others] = names.filter((name) => name.startsWith('banso-'));
    if (store === undefined || others.length > 0) throw new Error(`stores: ${names.join()}`);
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(store);
      opening.addEventListener('success', () => {
        const writing = opening.result.transaction('meta', 'readwrite');
        writing.objectStore('meta').put({ stream: 7 }, 'identity');
        writing.addEventListener('complete', () => resolve());
      });
    });
  });

const looksWell = async (page: Page): Promise<void> =>
  expect([...(await breaches(page)), ...(await overflows(page))]).toEqual([]);

test('a book that does not open gives what was not sent, however short before it was recorded', async () => {
  const { page } = await recordWithoutSignal();
  // Not after the copy has come to lie apart: the page may be closed at any moment.
  await damageStore(page);
  // Not before: the phone would send by itself, and nothing would be left to find.
  await mast.up();
  await page.reload();
  await seesText(page, /^Chưa mở được sổ trên máy này/u);
  await seesText(page, /^Bản niêm phong thứ hai trên máy còn giữ 1 lần ghi/u);
  expect(await page.getByText(/Trình duyệt đã xóa sổ|Sổ trước đây trên máy này/u).count()).toBe(0);
  await looksWell(page);
  await isMirrored(page);
  await press(page, 'Gửi ngay');
  await seesText(page, 'Xã đã nhận 1 lần ghi.');

  // The book that did not open is gone next: what only it held lies apart by now.
  const next = await loseDatabases();
  await next.goto(mast.origin);
  await seesText(next, /bản niêm phong thứ hai còn giữ 1 lần ghi/u);
  await looksWell(next);
});

test('what a cleared phone had not sent is found, told and sent by whoever opens a link on it', async () => {
  const { page, door } = await recordWithoutSignal();
  await isMirrored(page);
  const next = await loseDatabases();
  await mast.up();
  await next.goto(mast.origin);
  await seesText(next, /bản niêm phong thứ hai còn giữ 1 lần ghi/u);
  await enrol(next, mast.origin + home.linkOf(ROLE), 'Máy mở lại');
  await seesHeading(next, 'Bản Phú Hưng');
  await expect.poll(() => mirroredBytes(next), { timeout: PATIENCE_MS }).toBe(0);
  expect(await openOtherDoor(next, [])).toBe(door);
  await follow(next, 'Lịch sử ghi');
  const line = next.getByRole('listitem').filter({ hasText: 'từ Máy đi xe' });
  await sees(line.filter({ hasText: /vắng nhà/iu }));
});
