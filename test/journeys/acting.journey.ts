// A member acts for somebody without signal; they, and whoever holds the household's card, see who did.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import {
  FLAGS,
  PATIENCE_MS,
  type PhoneBrowser,
  startPhone,
  watchComplaints,
} from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import {
  enrol,
  follow,
  press,
  sees,
  seesHeading,
  seesSaved,
  seesText,
  seesTray,
  turnTo,
} from './member-steps.ts';
import { actingLine, beginActing, findUnasked, minutesLeft, type Person } from './acting-steps.ts';
import { go } from './screens.ts';

const PHONE = { width: 360, height: 640 };
const MEMBER = 'Thành viên tổ, bản Phú Hưng';
const LEADER = 'Tổ trưởng, bản Phú Hưng';
const REASON = 'Tra cứu lương hưu';

let home: DemoServer;
let mast: Mast;
let desk: Browser;
let folder = '';
const phones: PhoneBrowser[] = [];

beforeAll(async () => {
  home = await serveSmallDemo();
  mast = await raiseMast(home.port);
  folder = mkdtempSync(join(tmpdir(), 'banso-acting-'));
  desk = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});

afterAll(async () => {
  for (const phone of phones) await phone.kill();
  await desk?.close();
  await mast?.close();
  await home?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function openPhone(offline = false): Promise<PhoneBrowser> {
  const phone = await startPhone(join(folder, 'member'), PHONE, offline);
  phones.push(phone);
  return phone;
}

/** What a camera would read from a code on the screen. */
async function scan(code: Locator): Promise<string> {
  const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  const path = (await code.locator('path').getAttribute('d')) ?? '';
  const scale = 6;
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)h/gu)) {
    for (let row = 0; row < scale; row += 1) {
      const from = ((Number(y) * scale + row) * side + Number(x) * scale) * 4;
      for (let at = from; at < from + scale * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return decodeQR({ width: side, height: side, data });
}

test('who acted for a person is on every screen while it runs, and in her hands afterwards', async () => {
  let phone = await openPhone();
  await enrol(phone.page, mast.origin + home.linkOf(MEMBER), 'Máy đi bản');
  await seesHeading(phone.page, 'Bản Phú Hưng');
  await phone.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await mast.down();
  await phone.page.context().setOffline(true);

  const person = await findUnasked(phone.page);
  await beginActing(phone.page, REASON);
  await seesSaved(phone.page, 'Đã bắt đầu làm hộ');
  expect(await minutesLeft(phone.page, person.name)).toBe(30);
  for (const place of ['Khay gửi', 'Tôi', 'Các nhà']) {
    await turnTo(phone.page, place);
    expect(await minutesLeft(phone.page, person.name)).toBeGreaterThan(25);
  }
  await phone.page.reload();
  expect(await minutesLeft(phone.page, person.name)).toBeGreaterThan(25);
  phones.splice(phones.indexOf(phone), 1);
  await phone.kill();
  phone = await openPhone(true);
  const { page } = phone;
  await page.goto(mast.origin);
  expect(await minutesLeft(page, person.name)).toBeGreaterThan(20);

  await follow(actingLine(page), /^Đang làm hộ /u);
  await press(page, 'Ghi một lần giúp');
  const dialog = page.getByRole('dialog', { name: 'Ghi một lần giúp' });
  await dialog.getByRole('radio', { name: /^Làm hộ/u }).check();
  await dialog.getByRole('radio', { name: 'Bảo hiểm xã hội' }).check();
  await press(dialog, 'Ghi lần giúp');
  await seesSaved(page, 'Đã ghi lần giúp');

  await press(actingLine(page), 'Xong');
  await page.getByRole('dialog').getByRole('radio', { name: 'Xong một phần' }).check();
  await press(page.getByRole('dialog'), 'Thôi làm hộ');
  await actingLine(page).waitFor({ state: 'hidden' });

  await follow(page, 'Ai đã làm hộ');
  const acted = page.getByRole('list', { name: 'Ai đã làm hộ' }).getByRole('listitem');
  await sees(acted.filter({ hasText: home.personOf(MEMBER) }).filter({ hasText: REASON }));
  await follow(page, 'In phiếu');
  const slip = page.getByRole('article');
  await sees(slip.filter({ hasText: `Bảo hiểm xã hội: ${REASON}` }));
  const said = await slip.innerText();
  expect(said).toContain(home.personOf(MEMBER));
  expect(said).toContain('Làm hộ: Bảo hiểm xã hội');
  expect(said).toContain('xong một phần');
  await sees(slip.locator('.qr'));
  const checkPage = await scan(slip.locator('.qr'));
  expect(checkPage).toMatch(/\/bien\/[\w-]{20}$/u);

  await outrun(page, person);
  await mast.up();
  await page.context().setOffline(false);
  await seesTray(page, { waiting: 0, received: 6 });
  expect(phone.complaints).toEqual([]);
  await seenByTheHousehold(person, checkPage.replace(mast.origin, home.origin));
});

/** A time of acting that nobody ends is over by the clock, and the next begins with the question again. */
async function outrun(page: Page, person: Person): Promise<void> {
  await go(page, person.place);
  await beginActing(page, 'Đóng tiền điện');
  await sees(actingLine(page));
  await page.clock.setFixedTime(new Date(Date.now() + 31 * 60_000));
  await turnTo(page, 'Khay gửi');
  await actingLine(page).waitFor({ state: 'hidden' });
  await go(page, `${person.place}/acted`);
  await sees(page.getByRole('listitem').filter({ hasText: 'hết giờ, tự kết thúc' }));
  await page.clock.setFixedTime(new Date());
}

/** The leader gives the household its card; the card's page says who acted, and the plate's says nothing. */
async function seenByTheHousehold(person: Person, checkPage: string): Promise<void> {
  const context = await desk.newContext({ viewport: { width: 1_280, height: 800 } });
  const leader = await context.newPage();
  leader.setDefaultTimeout(PATIENCE_MS);
  const complaints = watchComplaints(leader);
  await enrol(leader, home.origin + home.linkOf(LEADER), 'Máy tổ trưởng');
  await seesHeading(leader, 'Bản Phú Hưng');
  await go(leader, person.household);
  await seesHeading(leader, 'Người trong nhà');
  const names = await leader
    .getByRole('list', { name: 'Người trong nhà' })
    .locator('.row-title')
    .allInnerTexts();
  const head = (await leader.getByRole('heading', { level: 1 }).innerText()).replace(
    /^Hộ \p{Ll}+ /u,
    '',
  );
  expect(names.length).toBeGreaterThan(0);

  await turnTo(leader, 'Chờ duyệt');
  await follow(leader, 'Thẻ hộ, biển trước cửa');
  const first = await issue(leader, head);
  const resident = await (await desk.newContext({ viewport: PHONE })).newPage();
  resident.setDefaultTimeout(PATIENCE_MS);
  await resident.goto(first);
  await seesHeading(resident, 'Ai đã làm hộ');
  expect(resident.url()).toBe(`${home.origin}/ho`);
  const told = await resident.content();
  expect(told).toContain(home.personOf(MEMBER));
  const bare = [...names, head].map((name) => name.replace(/^(?:ông|bà|anh|chị) /iu, ''));
  const kin = bare.filter((name) => name !== home.personOf(MEMBER));
  expect([...kin, REASON, 'Bảo hiểm', '<script'].filter((word) => told.includes(word))).toEqual([]);

  await press(leader, 'Về danh sách hộ');
  const second = await issue(leader, head);
  await resident.goto('about:blank');
  await resident.goto(first);
  await seesHeading(resident, 'Thẻ này không mở được');
  await resident.goto('about:blank');
  await resident.goto(second);
  await seesHeading(resident, 'Ai đã làm hộ');
  // The secret stands in no step back.
  await resident.goBack();
  expect(resident.url()).not.toContain('#');
  await resident.goto(`${home.origin}/the`);
  await seesText(resident, /^Địa chỉ này chưa có mã của thẻ/u);

  await resident.goto(checkPage);
  await seesText(resident, 'Biển thật');
  const plate = await resident.content();
  expect([...bare, REASON, '<script'].filter((word) => plate.includes(word))).toEqual([]);
  expect(complaints).toEqual([]);
}

/** Gives a household a new card, and reads what is printed on it. */
async function issue(leader: Page, head: string): Promise<string> {
  const list = leader.getByRole('list', { name: 'Các hộ' }).getByRole('listitem');
  await list.filter({ hasText: head }).first().getByRole('checkbox').check();
  await press(leader, 'Cấp thẻ cho 1 hộ');
  const code = leader.locator('.cr80 .qr');
  await sees(code);
  expect(await code.count()).toBe(1);
  const link = await scan(code);
  expect(link).toMatch(/\/the#[\w-]{35}$/u);
  return link;
}
