// What a person sees when the browser has lost the book of a phone, or cannot open it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breaches, overflows } from '#test/support/look-over.ts';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import { type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import {
  enrol,
  follow,
  openOtherDoor,
  press,
  seesHeading,
  seesSaved,
  seesText,
} from './member-steps.ts';

const PHONE = { width: 360, height: 640 };

let home: DemoServer;
let mast: Mast;
let profile = '';
let phone: PhoneBrowser | undefined;

beforeAll(async () => {
  home = await serveSmallDemo();
  mast = await raiseMast(home.port);
  profile = mkdtempSync(join(tmpdir(), 'banso-found-'));
});
afterAll(async () => {
  await phone?.kill();
  await mast?.close();
  await home?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('a book that does not open, and one that is gone, still give what was not sent', async () => {
  phone = await startPhone(profile, PHONE);
  await enrol(phone.page, mast.origin + home.linkOf('Thành viên tổ, bản Phú Hưng'), 'Máy đi xe');
  await seesHeading(phone.page, 'Bản Phú Hưng');
  await mast.down();
  await openOtherDoor(phone.page, []);
  await follow(phone.page, 'Ghi lượt đến nhà');
  await press(phone.page, 'Vắng nhà');
  await seesSaved(phone.page, 'Đã ghi vắng nhà');
  await phone.page.waitForFunction(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('banso-copies', { create: true });
    for await (const _ of folder.keys()) return true;
    return false;
  });

  // A row that makes no sense: the store opens, and what it says of the phone cannot be believed.
  await phone.page.evaluate(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases();
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => {
        const writing = opening.result.transaction('meta', 'readwrite');
        writing.objectStore('meta').put({ stream: 7 }, 'identity');
        writing.addEventListener('complete', () => resolve());
      });
    });
  });
  // Not before: the phone would send by itself, and nothing would be left to find.
  await mast.up();
  await phone.page.reload();
  await seesText(phone.page, /^Chưa mở được sổ trên máy này, nhưng còn 1 lần ghi/u);
  expect([...(await breaches(phone.page)), ...(await overflows(phone.page))]).toEqual([]);
  await press(phone.page, 'Gửi ngay');
  await seesText(phone.page, 'Xã đã nhận 1 lần ghi.');

  await phone.kill();
  rmSync(join(profile, 'Default', 'IndexedDB'), { recursive: true, force: true });
  phone = await startPhone(profile, PHONE);
  await phone.page.goto(mast.origin);
  await seesText(phone.page, /bản niêm phong thứ hai còn giữ 1 lần ghi/u);
  expect([...(await breaches(phone.page)), ...(await overflows(phone.page))]).toEqual([]);
});
