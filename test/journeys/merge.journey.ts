// Communes merge and villages become one while a phone is away: its work is taken, it knows the new names and
// the old ones, and everybody keeps the ground they had until a right over the new commune is given.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import { breaches, overflows, smallTargets } from '#test/support/look-over.ts';
import { type OperatedHome, operateHome } from '#test/support/operated-home.ts';
import {
  FLAGS,
  PATIENCE_MS,
  type PhoneBrowser,
  startPhone,
  watchComplaints,
} from '#test/support/phone-browser.ts';
import {
  beginVisit,
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
import { go } from './screens.ts';

const PHONE = { width: 360, height: 640 };
const DESK = { width: 1_280, height: 800 };
const MEMBER = 'Hoàng Thị Lan';
const NEWCOMER = 'Giáp Thị Năm';
const OFFICERS = { anBa: 'Lê Thị Hồng', vinhAn: 'Nguyễn Văn Thành' } as const;
const PHONE_NAME = 'Máy của Lan';
const TODAY = formatDay(dayOfSeconds(Date.now() / 1_000));
const MADE_OF = `Trước ${TODAY}: bản Phú Hưng, thôn Vá`;
const AROUND = 'Xã Sơn Động (trước 01/07/2025: xã An Bá)';
const NOW_PART_OF = 'Nay thuộc thôn Đoàn Kết, xã Sơn Động (trước 01/07/2025: xã An Bá)';

/** Heads of households by village. */
const REGISTERS = {
  phuHung: ['Triệu Văn Sinh', 'Lò Thị Hoa', 'Đặng Văn Pó'],
  va: ['Vi Văn Thành', 'Hoàng Thị Mẩy'],
  luong: ['Giáp Văn Luông', 'Dương Thị Lý', 'Nông Văn Còn', 'Ma Thị Son'],
} as const;
type VillageName = keyof typeof REGISTERS;

let home: OperatedHome;
let browser: Browser;
let profile = '';
let phone: PhoneBrowser | undefined;
/** Ids of places and people by what they are called here. */
const ids: Record<string, string> = {};
const complaints: (readonly string[])[] = [];

beforeAll(async () => {
  home = await operateHome();
  profile = mkdtempSync(join(tmpdir(), 'banso-merge-'));
  foundTheOldCommunes();
  await home.start();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
}, 4 * PATIENCE_MS);

afterAll(async () => {
  await phone?.kill();
  await browser?.close();
  await home?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const id = (name: string): string => {
  const known = ids[name];
  if (known === undefined) throw new Error(`no ${name}`);
  return known;
};

function found(key: string, kind: string, name: string, parent: string, ...more: string[]): void {
  const words = ['--kind', kind, '--name', name, '--parent', parent, ...more];
  ids[key] = home.banso('places', 'found', ...words);
}

/** As it was on 30 June 2025. */
function foundTheOldCommunes(): void {
  const since = ['--from', '2000-01-01'];
  const [country = ''] = home.banso('places', 'list').split(' ');
  found('bacGiang', 'tinh', 'Bắc Giang', country, ...since, '--code', '24');
  found('bacNinh', 'tinh', 'Bắc Ninh', country, ...since, '--code', '27');
  found('district', 'huyen', 'Sơn Động', id('bacGiang'), ...since, '--code', '220');
  found('anChau', 'thi-tran', 'An Châu', id('district'), ...since, '--code', '07615');
  found('anBa', 'xa', 'An Bá', id('district'), ...since, '--code', '07660');
  found('vinhAn', 'xa', 'Vĩnh An', id('district'), ...since, '--code', '07648');
  found('phuHung', 'ban', 'Phú Hưng', id('anBa'), ...since);
  found('va', 'thon', 'Vá', id('anBa'), ...since);
  found('luong', 'thon', 'Luông', id('vinhAn'), ...since);
  for (const [village, heads] of Object.entries(REGISTERS)) {
    const rows = heads.map((head, index) => `${index + 1},${head},Chủ hộ,1970,Nam`);
    const file = join(home.folder, `${village}.csv`);
    writeFileSync(file, ['Mã hộ,Họ và tên,Quan hệ,Năm sinh,Giới tính', ...rows].join('\n'));
    expect(home.banso('import', file, '--place', id(village), '--yes')).toContain('people are new');
  }
  for (const commune of ['anBa', 'vinhAn'] as const) {
    const words = ['--role', 'officer', '--place', id(commune)];
    ids[OFFICERS[commune]] = home.banso('people', 'add', OFFICERS[commune], ...words);
  }
}

/** What the operator does while phones are away. */
function mergeAll(): void {
  const since = ['--from', '2025-07-01'];
  const merge = (places: readonly string[], into: string, ...more: string[]): string => {
    const words = ['--places', places.map(id).join(','), '--into', id(into), ...more, '--yes'];
    return home.banso('places', 'merge', ...words);
  };
  found('sonDong', 'xa', 'Sơn Động', id('bacNinh'), ...since);
  expect(merge(['anChau', 'anBa', 'vinhAn'], 'sonDong', ...since)).toContain('wrote 1 facts');
  home.banso('places', 'code', '--place', id('sonDong'), '--code', '07615', ...since, '--yes');
  merge(['district'], 'bacGiang', ...since);
  merge(['bacGiang'], 'bacNinh', ...since);
  found('doanKet', 'thon', 'Đoàn Kết', id('sonDong'));
  expect(merge(['phuHung', 'va'], 'doanKet')).toContain('Rights that were given before reach');
  const right = ['--role', 'officer', '--place', id('sonDong')];
  home.banso('people', 'grant', '--person', id(OFFICERS.vinhAn), ...right);
}

async function openOffice(name: string): Promise<Page> {
  await home.stop();
  const [link = ''] = home.banso('people', 'card', id(name)).split('\n');
  await home.start();
  const page = await (await browser.newContext({ viewport: DESK })).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  complaints.push(watchComplaints(page));
  await enrol(page, `${home.mast.origin}/${new URL(link).hash}`, `Máy của ${name}`);
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  return page;
}

/** A new member of a village's team, and the link on their card. */
async function addMember(page: Page, village: string, name: string): Promise<string> {
  await go(page, `/team/${id(village)}/add`);
  await page.getByLabel('Họ và tên').fill(name);
  await press(page, 'Ghi vào tổ');
  const member = page.getByRole('article').filter({ hasText: name });
  await sees(member);
  await page.getByText(/^Chờ gửi: /u).waitFor({ state: 'hidden' });
  return giveCard(page, name);
}

async function giveCard(page: Page, name: string): Promise<string> {
  await follow(page.getByRole('article').filter({ hasText: name }), 'Thẻ của thành viên');
  await press(page, 'Tạo thẻ mới');
  return page.locator('.paper-card-link').innerText();
}

/** Nothing on it is too wide, too small or unreadable in either size; pictures for whoever wants to look. */
async function lookAt(page: Page, name: string): Promise<void> {
  const shots = env['SHOTS'];
  const before = page.viewportSize() ?? PHONE;
  for (const [size, viewport] of Object.entries({ phone: PHONE, desk: DESK })) {
    await page.setViewportSize(viewport);
    if (shots !== undefined) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${name}-${size}.png`) });
    }
    expect(await overflows(page), name).toEqual([]);
    expect(await smallTargets(page, size === 'phone' ? 48 : 24), name).toEqual([]);
    expect(await breaches(page), name).toEqual([]);
  }
  await page.setViewportSize(before);
}

const doorsOf = (page: Page) =>
  page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link');

/** The doors on the screen are those of these villages. */
async function seesDoors(page: Page, ...villages: readonly VillageName[]): Promise<void> {
  const heads = villages.flatMap((village) => REGISTERS[village]);
  await expect.poll(() => doorsOf(page).count(), { timeout: PATIENCE_MS }).toBe(heads.length);
  const said = (await doorsOf(page).allInnerTexts()).join();
  const others = Object.values(REGISTERS).flat();
  expect(others.filter((head) => said.includes(head))).toEqual(heads);
}

async function worksWithoutSignal(page: Page): Promise<void> {
  const first = await openOtherDoor(page, []);
  await beginVisit(page);
  await press(page, 'Vắng nhà');
  await seesSaved(page, 'Đã ghi vắng nhà');
  await openOtherDoor(page, [first]);
  await beginVisit(page);
  await press(page, 'Hẹn lại');
  await press(page, 'Ghi hẹn lại');
  await seesSaved(page, 'Đã ghi hẹn lại');
  await openOtherDoor(page, []);
  await follow(page, 'Sửa thông tin nhà');
  await page.getByLabel(/^Số điện thoại/u).fill('0912 345 678');
  await press(page, 'Ghi điều sửa');
  await seesSaved(page, 'Đã ghi điều sửa');
}

const WORK = 3;

test(
  'a phone that was away while its commune and its village merged',
  async () => {
    const anBa = await openOffice(OFFICERS.anBa);
    await seesHeading(anBa, 'Xã An Bá');
    const card = await addMember(anBa, 'phuHung', MEMBER);
    phone = await startPhone(profile, PHONE);
    const { page } = phone;
    await enrol(page, card, PHONE_NAME);
    await seesHeading(page, 'Bản Phú Hưng');
    await seesText(page, 'Xã An Bá');
    await seesDoors(page, 'phuHung');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await home.mast.down();
    await page.context().setOffline(true);
    await worksWithoutSignal(page);
    await seesTray(page, { waiting: WORK, received: 0 });

    await home.stop();
    mergeAll();
    await home.start();
    await home.mast.up();
    await page.context().setOffline(false);
    await seesTray(page, { waiting: 0, received: WORK });
    await knowsBothNames(page);
    await keepsTheOldGround(anBa);
    const vinhAn = await openOffice(OFFICERS.vinhAn);
    await readsAllOfIt(vinhAn);
    await managesThePeopleOfBoth(vinhAn);
    await readsPublicPages(vinhAn);
    // What the officer of the other old commune is refused, the browser tells as well.
    const refused = `?place=${id('luong')}`;
    const heard = [...complaints.flat(), ...phone.complaints];
    expect(heard.filter((line) => !line.includes(refused))).toEqual([]);
    await home.stop();
    expect(home.banso('verify')).toContain('all of it holds');
  },
  8 * PATIENCE_MS,
);

/** The member's screens say the new names with the old ones, and show the old village's doors alone. */
async function knowsBothNames(page: Page): Promise<void> {
  await turnTo(page, 'Các nhà');
  await seesText(page, NOW_PART_OF);
  await seesHeading(page, 'Bản Phú Hưng');
  await seesDoors(page, 'phuHung');
  await lookAt(page, 'doors');
  await turnTo(page, 'Tôi');
  await seesText(page, NOW_PART_OF);
  await lookAt(page, 'me');
}

/** Villages of the commune's table with how many households each has. */
async function seesVillages(page: Page, expected: Readonly<Record<string, number>>): Promise<void> {
  const rows = page.locator('.villages-table tbody tr');
  const counts = async (): Promise<Readonly<Record<string, number>>> => {
    const cells = await Promise.all(
      (await rows.all()).map((row) => row.locator('th, td').allInnerTexts()),
    );
    return Object.fromEntries(cells.map(([name = '', met = '']) => [name.trim(), Number(met)]));
  };
  await expect.poll(counts, { timeout: PATIENCE_MS }).toEqual(expected);
}

async function keepsTheOldGround(page: Page): Promise<void> {
  await turnTo(page, 'Xã');
  await page.reload();
  await seesHeading(page, 'Xã An Bá');
  await seesText(page, 'Nay thuộc xã Sơn Động');
  await seesVillages(page, { 'Bản Phú Hưng': 3, 'Thôn Vá': 2 });
  await lookAt(page, 'office-old');
  await follow(page, 'Bản Phú Hưng');
  await seesText(page, NOW_PART_OF);
  await go(page, `/village/${id('luong')}`);
  await seesText(page, /^Anh\/chị chưa được giao quyền xem phần này/u);
  await go(page, `/team/${id('luong')}`);
  await seesText(page, 'Chưa có thành viên nào');
}

async function readsAllOfIt(page: Page): Promise<void> {
  await seesHeading(page, 'Xã Sơn Động');
  await seesText(page, 'Trước 01/07/2025: thị trấn An Châu, xã An Bá, xã Vĩnh An');
  await seesVillages(page, { 'Thôn Đoàn Kết': 5, 'Thôn Luông': 4 });
  await lookAt(page, 'office-new');
  await follow(page, 'Thôn Đoàn Kết');
  for (const line of [MADE_OF, AROUND]) await seesText(page, line);
  await lookAt(page, 'village-new');
}

/** In the books in which they stand: a member of an old commune, and a new one of the village of today. */
async function managesThePeopleOfBoth(page: Page): Promise<void> {
  await go(page, `/team/${id('doanKet')}`);
  const member = page.getByRole('article').filter({ hasText: MEMBER });
  await follow(member, 'Các máy');
  await sees(page.getByRole('article').filter({ hasText: PHONE_NAME }));
  await go(page, `/team/${id('doanKet')}`);
  expect(await giveCard(page, MEMBER)).toContain('#');
  const card = await addMember(page, 'doanKet', NEWCOMER);
  const fresh = await (await browser.newContext({ viewport: PHONE })).newPage();
  fresh.setDefaultTimeout(PATIENCE_MS);
  complaints.push(watchComplaints(fresh));
  await enrol(fresh, card, 'Máy của Năm');
  await seesHeading(fresh, 'Thôn Đoàn Kết');
  for (const line of [MADE_OF, AROUND]) await seesText(fresh, line);
  await seesDoors(fresh, 'phuHung', 'va');
  await lookAt(fresh, 'doors-new');
  await go(page, '/groups/executives');
  for (const name of Object.values(OFFICERS)) await seesText(page, name);
  await lookAt(page, 'groups');
}

async function readsPublicPages(page: Page): Promise<void> {
  const around = `${AROUND}, tỉnh Bắc Ninh`;
  const pages: readonly (readonly [string, string, readonly string[]])[] = [
    ['thon', 'phuHung', ['Bản Phú Hưng', 'Nay thuộc thôn Đoàn Kết', around]],
    ['thon', 'doanKet', ['Thôn Đoàn Kết', MADE_OF, around]],
    ['xa', 'anBa', ['Xã An Bá', 'Nay thuộc xã Sơn Động']],
    ['xa', 'sonDong', ['Xã Sơn Động', 'Trước 01/07/2025: thị trấn An Châu, xã An Bá, xã Vĩnh An']],
  ];
  for (const [path, place, said] of pages) {
    await page.goto(`${home.mast.origin}/${path}/${id(place)}`);
    const head = await page.locator('header.head').innerText();
    expect(
      said.filter((line) => !head.includes(line)),
      place,
    ).toEqual([]);
    await lookAt(page, `public-${place}`);
  }
}
