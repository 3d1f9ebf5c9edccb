// Ten pictures without signal, the phone dies in the middle of sending them, and goes on where it was.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UPLOAD_STEP_BYTES_MAX } from '#protocol/limits.ts';
import { type CountingMast, raiseCountingMast, type Step } from '#test/support/counting-mast.ts';
import { PATIENCE_MS, type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import {
  enrol,
  follow,
  press,
  sees,
  seesHeading,
  seesText,
  seesTray,
  turnTo,
} from './member-steps.ts';
import { drawPicture, filesOnPhone, picturesShown } from './picture-steps.ts';

const PHONE = { width: 360, height: 640 };
const PICTURES = 10;
const MEMBER = 'Thành viên tổ, bản Phú Hưng';
const LEADER = 'Tổ trưởng, bản Phú Hưng';
/** What a camera writes into a picture and nobody else should read. */
const PLACE = 'GPS 21.3364N 106.8517E';

let home: DemoServer;
let mast: CountingMast;
let folder = '';
const phones: PhoneBrowser[] = [];

beforeAll(async () => {
  home = await serveSmallDemo();
  mast = await raiseCountingMast(home.port);
  folder = mkdtempSync(join(tmpdir(), 'banso-pictures-'));
});
afterAll(async () => {
  for (const phone of phones) await phone.kill();
  await mast?.close();
  await home?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function open(profile: string, offline = false): Promise<PhoneBrowser> {
  const phone = await startPhone(join(folder, profile), PHONE, offline);
  phones.push(phone);
  return phone;
}

async function end(phone: PhoneBrowser): Promise<void> {
  phones.splice(phones.indexOf(phone), 1);
  await phone.kill();
}

const openDoor = async (page: Page, title: string): Promise<void> => {
  await turnTo(page, 'Các nhà');
  await follow(page, new RegExp(`: ${title},`, 'u'));
  await seesHeading(page, 'Ảnh, tệp, ghi âm');
};

const tiles = (page: Page) =>
  page.getByRole('list', { name: 'Ảnh, tệp, ghi âm' }).getByRole('button');

async function takePicture(page: Page, index: number): Promise<void> {
  const buffer = await drawPicture(page, index, PLACE);
  const input = page.locator('label', { hasText: 'Chụp ảnh' }).locator('input');
  await input.setInputFiles({ name: `anh-${index}.jpg`, mimeType: 'image/jpeg', buffer });
  await sees(page.getByRole('status').filter({ hasText: 'Đã thêm ảnh. Đã lưu trong máy.' }));
  await expect
    .poll(() => filesOnPhone(page).then((files) => files.length), { timeout: PATIENCE_MS })
    .toBe(index + 1);
}

/** Bytes that the home took, by file; a step that was taken twice fails. */
function takenBytes(steps: readonly Step[]): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const { file, offset, bytes, status } of steps) {
    if (status !== 204) continue;
    expect([file, offset]).toEqual([file, taken.get(file) ?? 0]);
    taken.set(file, offset + bytes);
  }
  return taken;
}

test('ten pictures outlive a killed browser, and nothing of them is sent twice', async () => {
  const first = await open('member');
  await enrol(first.page, mast.origin + home.linkOf(MEMBER), 'Máy chụp');
  await seesHeading(first.page, 'Bản Phú Hưng');
  await first.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await first.page.context().setOffline(true);
  await mast.down();

  await turnTo(first.page, 'Các nhà');
  const doors = first.page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link');
  await doors.first().click();
  await seesHeading(first.page, 'Ảnh, tệp, ghi âm');
  const title = await first.page.getByRole('heading', { level: 1 }).innerText();
  for (let index = 0; index < PICTURES; index += 1) await takePicture(first.page, index);
  await press(first.page, 'Xem thêm 4');
  const waiting = tiles(first.page).filter({ hasText: 'Chờ gửi' });
  await expect.poll(() => waiting.count(), { timeout: PATIENCE_MS }).toBe(PICTURES);
  await turnTo(first.page, 'Khay gửi');
  await seesText(first.page, '10 ảnh, tệp đang chờ gửi');

  const kept = await filesOnPhone(first.page);
  expect(kept.every(({ bytes }) => bytes > 20_000 && bytes < 310_000)).toBe(true);
  expect(kept.every(({ name, hash }) => name === hash)).toBe(true);

  mast.slowDown(150);
  await mast.up();
  await first.page.context().setOffline(false);
  await expect
    .poll(() => mast.steps.length, { timeout: PATIENCE_MS, interval: 20 })
    .toBeGreaterThanOrEqual(5);
  await end(first);
  const before = [...mast.steps];
  const whole = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  expect([...takenBytes(before).values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(
    whole,
  );

  mast.slowDown(0);
  const again = await open('member');
  await again.page.goto(mast.origin);
  await turnTo(again.page, 'Khay gửi');
  await expect
    .poll(() => filesOnPhone(again.page).then((files) => files.map(({ fate }) => fate)), {
      timeout: PATIENCE_MS,
    })
    .toEqual(Array.from({ length: PICTURES }, () => 'received'));
  const taken = takenBytes(mast.steps);
  expect(new Map(kept.map(({ name, bytes }) => [name, bytes]))).toEqual(new Map(taken));
  const sent = mast.steps.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(sent).toBe(whole);
  console.log(
    `attachments: ${PICTURES} pictures of ${whole} sealed bytes; ${before.length} of ${mast.steps.length} ` +
      `steps before the kill; ${sent} bytes sent in all`,
  );

  await cutWithinAStep(again.page, title);
  await seenByTheLeader(again.page, title);
  expect([again.complaints]).toEqual([[]]);
});

/** The valley swallows the second half of a step: the home keeps none of it, and it goes once more. */
async function cutWithinAStep(page: Page, title: string): Promise<void> {
  const before = mast.steps.length;
  mast.cutNextAt(20_000);
  await openDoor(page, title);
  await takePicture(page, PICTURES);
  await expect.poll(() => mast.wasCut(), { timeout: PATIENCE_MS }).toBe(true);
  await turnTo(page, 'Khay gửi');
  await expect
    .poll(
      async () => {
        await page
          .getByRole('button', { name: 'Gửi ngay' })
          .click({ timeout: 500 })
          .catch(() => undefined);
        return (await filesOnPhone(page)).filter(({ fate }) => fate === 'waiting').length;
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(0);
  const steps = mast.steps.slice(before);
  takenBytes(mast.steps);
  expect(steps.every(({ bytes, status }) => status === 204 && bytes <= UPLOAD_STEP_BYTES_MAX)).toBe(
    true,
  );
}

/** Another phone fetches what it looks at: the same sealed bytes, the same picture. */
async function seenByTheLeader(member: Page, title: string): Promise<void> {
  await openDoor(member, title);
  const { page, complaints } = await open('leader');
  await enrol(page, mast.origin + home.linkOf(LEADER), 'Máy tổ trưởng');
  await seesHeading(page, 'Bản Phú Hưng');
  await openDoor(page, title);
  expect(await filesOnPhone(page)).toEqual([]);
  await press(page, 'Xem thêm 5');
  const count = await tiles(page).count();
  expect(count).toBe(PICTURES + 1);
  for (let index = 0; index < count; index += 1) {
    await tiles(page).nth(index).click();
    await sees(page.getByRole('dialog').getByRole('img'));
    await press(page.getByRole('dialog'), 'Đóng');
  }
  const [here, there] = [await filesOnPhone(page), await filesOnPhone(member)];
  expect(here.map(({ name, hash }) => [name, hash])).toEqual(
    there.map(({ name, hash }) => [name, hash]),
  );
  await press(member, 'Xem thêm 5');
  const [seen, taken] = [
    await picturesShown(page, tiles(page)),
    await picturesShown(member, tiles(member)),
  ];
  expect(seen).toEqual(taken);
  expect(seen.every(({ longest }) => longest === 1_600)).toBe(true);
  expect(new Set(seen.map(({ pixels }) => pixels)).size).toBe(PICTURES + 1);
  expect(complaints).toEqual([]);
}

const CARD = '/cards/safety/told';

async function openCard(page: Page): Promise<void> {
  await page.evaluate((place) => {
    location.hash = place;
  }, CARD);
  await seesHeading(page, 'Công an không làm việc qua điện thoại');
}

test('a card said in Tày on one phone is heard on another, which has no signal any more', async () => {
  const speaker = await open('speaker');
  await enrol(speaker.page, home.origin + home.linkOf(MEMBER), 'Máy ghi âm');
  await seesHeading(speaker.page, 'Bản Phú Hưng');
  await openCard(speaker.page);
  await press(speaker.page, 'Ghi âm thẻ này');
  await speaker.page.getByRole('radio', { name: 'tiếng Tày' }).check();
  await press(speaker.page, 'Tiếp tục');
  await press(speaker.page.getByRole('dialog'), 'Bắt đầu ghi');
  await seesText(speaker.page, 'Đang ghi 0:02');
  await press(speaker.page.getByRole('dialog'), 'Dừng và giữ lại');
  const hear = (page: Page) => page.getByRole('button', { name: 'Nghe tiếng Tày' });
  await sees(hear(speaker.page));

  const listener = await open('listener');
  await enrol(listener.page, home.origin + home.linkOf(LEADER), 'Máy nghe');
  await seesHeading(listener.page, 'Bản Phú Hưng');
  // Nobody has opened the card there.
  await expect
    .poll(() => filesOnPhone(listener.page).then((files) => files.map(({ fate }) => fate)), {
      timeout: PATIENCE_MS,
    })
    .toEqual(['fetched']);
  await listener.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await listener.page.context().setOffline(true);
  await openCard(listener.page);
  await hear(listener.page).click();
  await sees(listener.page.getByRole('button', { name: 'Dừng' }));

  await press(speaker.page, 'Bỏ bản này');
  await expect.poll(() => hear(speaker.page).count(), { timeout: PATIENCE_MS }).toBe(0);
  // Both are in the book: what was said, and that it was taken back.
  await speaker.page.getByRole('link', { name: 'Kỹ năng này' }).click();
  await seesTray(speaker.page, { waiting: 0, received: 2 });
  expect([...speaker.complaints, ...listener.complaints]).toEqual([]);
});
