// The night round: from doors without signal to the commune's figures, and from a figure back to its door.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
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
  beginVisit,
  cardOf,
  type Door,
  draftRow,
  enrol,
  findDoor,
  follow,
  isEveningOver,
  openOtherDoor,
  press,
  sees,
  seesHeading,
  seesSaved,
  seesText,
  seesTray,
  settledDraft,
  timed,
  turnTo,
} from './member-steps.ts';
import { type Figures, openPersonBehind, readFigures, refresh } from './office-steps.ts';

const PHONE = { width: 360, height: 640 };
const DESK = { width: 1_280, height: 800 };
const PHONE_NAME = 'Máy đi xe';
const DRAFT_NOTE = 'Chờ con gái về tập tiếp';
const REASON = 'bấm nhầm nút';

const VNEID = 'Người lớn tự dùng được VNeID mức 1';
/** What the round adds to the figures of the commune; every other figure stays as it was. */
const RISES: Readonly<Record<string, number>> = {
  [VNEID]: 1,
  'Hộ có người tự làm được kỹ năng thứ năm do xã chọn': 1,
  'Hộ có người biết tự bảo vệ trên mạng': 1,
};
const FIGURES = 17;

/** Five days on, as the screens write it: "03/12". */
const DAY_AHEAD = new RegExp(formatDay(dayOfSeconds(Date.now() / 1_000) + 5).slice(0, 5), 'u');

let home: DemoServer;
let mast: Mast;
let profile = '';
let phone: PhoneBrowser | undefined;
let desk: Browser;

beforeAll(async () => {
  home = await serveSmallDemo();
  mast = await raiseMast(home.port);
  desk = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  profile = mkdtempSync(join(tmpdir(), 'banso-night-'));
});

afterAll(async () => {
  await phone?.kill();
  await desk?.close();
  await mast?.close();
  await home?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('what was done without signal is what the commune counts, and every figure opens to its door', async () => {
  const office = await openOffice();
  const before = await readFigures(office.page);
  expect(Object.keys(before)).toHaveLength(FIGURES);

  phone = await startPhone(profile, PHONE);
  const first = phone.page;
  await timed('card to doors', async () => {
    await enrol(first, mast.origin + home.linkOf('Thành viên tổ, bản Phú Hưng'), PHONE_NAME);
    await seesHeading(first, 'Bản Phú Hưng');
  });
  await first.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await loseSignal(first);
  await timed('round, own order', () => putInOrder(first));

  const herder = await findDoor(first, 'Thiếu: VNeID', /Bước tiếp: VNeID mức 1 – (?!Đã nghe)/u);
  await timed('visit, cards, steps, help', () => recordMet(first, herder));
  const busy = await openOtherDoor(first, [herder.title]);
  await timed('promise', () => recordLater(first));
  const empty = await openOtherDoor(first, [herder.title, busy]);
  await timed('nobody home', () => recordNobody(first));
  const fields = await openOtherDoor(first, [herder.title, busy, empty]);
  await timed('in the fields, back on a day', () => recordAway(first));
  await readRound(first, busy, empty, fields);
  await timed('correction', () => correctVisit(first, busy));
  await seesTray(first, { waiting: 7, received: 0 });

  const visited = [herder.title, busy, empty, fields];
  const widow = await findDoor(first, 'Thiếu: Tự bảo vệ', / – (?!Đã nghe giới thiệu)/u, visited);
  await beginDraft(first, widow);
  await phone.kill();
  const complaints = [...phone.complaints];

  phone = await startPhone(profile, PHONE, true);
  const again = phone.page;
  await timed('dead battery to finished draft', async () => {
    await again.goto(mast.origin);
    await finishDraft(again, widow);
  });
  await seesTray(again, { waiting: 9, received: 0 });

  await timed('signal to all received', async () => {
    await findSignal(again);
    await seesTray(again, { waiting: 0, received: 9 });
  });

  await refresh(office.page);
  await expect
    .poll(() => readFigures(office.page).then((after) => risesOf(before, after)), {
      timeout: PATIENCE_MS,
    })
    .toEqual(RISES);
  await openPersonBehind(office.page, VNEID, herder.person);
  await readDoor(office.page, herder);
  await readCorrection(office.page, busy);
  expect([...complaints, ...phone.complaints, ...office.complaints]).toEqual([]);
});

test('a battery that dies within a second of the first save leaves a phone that knows whose it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'banso-dies-'));
  let own = await startPhone(folder, PHONE);
  await enrol(own.page, mast.origin + home.linkOf('Trưởng bản Sa Lây'), PHONE_NAME);
  await seesHeading(own.page, 'Bản Sa Lây');
  await openOtherDoor(own.page, []);
  await recordNobody(own.page);
  await own.kill();
  own = await startPhone(folder, PHONE);
  await own.page.goto(mast.origin);
  await seesHeading(own.page, 'Bản Sa Lây');
  await seesTray(own.page, { waiting: 0, received: 1 });
  expect(own.complaints).toEqual([]);
  await own.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function openOffice(): Promise<{ page: Page; complaints: readonly string[] }> {
  const context = await desk.newContext({ viewport: DESK });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints = watchComplaints(page);
  await enrol(page, home.origin + home.linkOf('Cán bộ xã Sơn Động'), 'Máy ở trụ sở');
  await seesHeading(page, 'Xã Sơn Động');
  return { page, complaints };
}

async function loseSignal(page: Page): Promise<void> {
  await mast.down();
  await page.context().setOffline(true);
  await seesText(page, 'Chưa có sóng. Anh/chị cứ ghi như thường, máy sẽ tự gửi khi có sóng.');
}

async function findSignal(page: Page): Promise<void> {
  await mast.up();
  await page.context().setOffline(false);
}

const ROUND = 'Các nhà theo thứ tự đi';

/** Tonight's doors, each with its reason; the member's own order outlives leaving the screen. */
async function putInOrder(page: Page): Promise<void> {
  await turnTo(page, 'Các nhà');
  await follow(page, 'Tối nay đến nhà nào');
  const titles = () =>
    page.getByRole('list', { name: ROUND }).locator('.row-title').allInnerTexts();
  await sees(
    page.getByRole('list', { name: ROUND }).getByRole('link', { name: /khoảng \d\d:\d\d/u }),
  );
  const [one = '', two = '', three = '', ...others] = await titles();
  if (isEveningOver()) return;
  expect(three).not.toBe('');
  await press(page, 'Đổi thứ tự');
  await press(page, `Đưa ${one} xuống`);
  const handle = page.getByRole('button', { name: `Kéo ${three} đến chỗ khác` });
  await handle.focus();
  await handle.press('ArrowUp');
  await press(page, `Để sau: ${two}`);
  await press(page, 'Xong');
  await expect.poll(titles, { timeout: PATIENCE_MS }).toEqual([three, one, ...others]);
  await turnTo(page, 'Các nhà');
  await follow(page, 'Tối nay đến nhà nào');
  await expect.poll(titles, { timeout: PATIENCE_MS }).toEqual([three, one, ...others]);
  await press(page, 'Xếp lại như máy gợi ý');
  await expect.poll(async () => (await titles()).slice(0, 3)).toEqual([one, two, three]);
}

/**
 * Who asked for tomorrow is named with the hour, who is in the fields with the day; the empty house waits.
 */
async function readRound(
  page: Page,
  promised: string,
  empty: string,
  fields: string,
): Promise<void> {
  await turnTo(page, 'Các nhà');
  await follow(page, 'Tối nay đến nhà nào');
  const visited = page.getByRole('list', { name: 'Đã đến hôm nay' });
  await sees(visited.getByRole('link', { name: new RegExp(`${nameIn(empty)}.*Vắng nhà`, 'u') }));
  const tonight = page.getByRole('list', { name: ROUND }).locator('.row-title');
  await sees(tonight);
  const titles = await tonight.allInnerTexts();
  expect([empty, fields].filter((title) => titles.some((each) => title.includes(each)))).toEqual(
    [],
  );
  await page.locator('.rest summary').click();
  const link = page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(nameIn(promised), 'u') });
  await sees(link.filter({ hasText: /Hẹn 20:00|Ngày mai, sau 20 giờ/u }));
  await sees(
    page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(nameIn(fields), 'u') })
      .filter({ hasText: DAY_AHEAD }),
  );
}

const nameIn = (title: string): string => title.replace(/^Hộ (?:anh|chị|ông|bà) /u, '');

/** Somebody who had begun goes on, step by step, until they do it alone, helped along. */
async function recordMet(page: Page, { person }: Door): Promise<void> {
  await beginVisit(page);
  await press(page, 'Đã gặp');
  const card = cardOf(page, person);
  await readCards(page, person);
  await press(card, /^VNeID mức 1 Ghi bước/u);
  const planned = card.locator('.planned-step');
  await sees(planned);
  for (
    let climbs = 0;
    climbs < 3 && (await planned.innerText()).trim() !== 'Tự làm được';
    climbs += 1
  ) {
    await press(card, /^Lên bước nữa/u);
  }
  await sees(planned.filter({ hasText: 'Tự làm được' }));
  await card.getByRole('checkbox', { name: 'Làm cùng' }).check();
  await press(page, 'Ghi lượt này');
  await seesSaved(page, 'Đã ghi lượt đến nhà');
  await sees(page.getByRole('listitem').filter({ hasText: 'VNeID: có người tự làm được' }));
}

/** The cards of the next step, without signal: read, turned to the herder, and back to the form as it was. */
async function readCards(page: Page, person: string): Promise<void> {
  await follow(cardOf(page, person), /^Xem thẻ hướng dẫn/u);
  await seesText(page, /^Thẻ 1 trên \d$/u);
  await press(page, 'Thẻ sau');
  await seesText(page, /^Thẻ 2 trên \d$/u);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await press(page, 'Quay máy cho bà con xem');
  const turned = page.locator('.turned');
  await sees(turned);
  // What the other person sees is the card alone, and a curious tap leaves it there.
  const hold = page.getByRole('button', { name: 'Giữ để quay lại' });
  await hold.click();
  expect((await turned.innerText()).split('\n').filter(Boolean)).toEqual(
    [title, 'Xoay ngược', 'Giữ để quay lại'].flatMap((line) => line.split('\n')),
  );
  await hold.click({ delay: 1_500 });
  await seesText(page, /^Thẻ 2 trên \d$/u);
  await follow(page, 'Lượt đến nhà');
  await sees(cardOf(page, person));
}

async function recordLater(page: Page): Promise<void> {
  await beginVisit(page);
  await press(page, 'Hẹn lại');
  await page.getByRole('radio', { name: 'Sau 20 giờ' }).check();
  await seesText(page, 'Sẽ ghi: hẹn lại ngày mai, sau 20 giờ');
  await press(page, 'Ghi hẹn lại');
  await seesSaved(page, 'Đã ghi hẹn lại');
  await sees(page.getByRole('link', { name: /^Hôm nay: Hẹn lại/u }));
}

/** Two taps from the door. */
async function recordNobody(page: Page): Promise<void> {
  await follow(page, 'Ghi lượt đến nhà');
  await press(page, 'Vắng nhà');
  await seesSaved(page, 'Đã ghi vắng nhà');
  await sees(page.getByRole('link', { name: /^Hôm nay: Vắng nhà/u }));
}

/** In the fields until a day that a neighbour knows: two taps from the door, too. */
async function recordAway(page: Page): Promise<void> {
  await follow(page, 'Ghi lượt đến nhà');
  await press(page, DAY_AHEAD);
  await seesSaved(page, 'Đã ghi vắng nhà');
  await sees(
    page.getByRole('link', { name: /^Hôm nay: Vắng nhà/u }).filter({ hasText: DAY_AHEAD }),
  );
}

async function correctVisit(page: Page, title: string): Promise<void> {
  await turnTo(page, 'Các nhà');
  await follow(page, new RegExp(`: ${title},`, 'u'));
  await follow(page, /^Hôm nay: Hẹn lại/u);
  await seesHeading(page, 'Sửa lượt đến nhà');
  await page.getByRole('radio', { name: 'Vắng nhà' }).check();
  await page.getByLabel(/^Lý do sửa/u).fill(REASON);
  await press(page, 'Ghi điều sửa');
  await seesSaved(page, 'Đã ghi điều sửa');
  await sees(page.getByRole('link', { name: /^Hôm nay: Vắng nhà .*đã sửa/u }));
}

async function beginDraft(page: Page, { person }: Door): Promise<void> {
  await beginVisit(page);
  await press(page, 'Đã gặp');
  const card = cardOf(page, person);
  await press(card, 'Kỹ năng khác');
  const sheet = page.getByRole('dialog', { name: person });
  await sheet.locator('summary', { hasText: 'Tự bảo vệ trên mạng' }).click();
  await press(sheet, /^Ghi Tự bảo vệ trên mạng: Tự làm được/u);
  await sees(card.locator('.planned', { hasText: 'Tự bảo vệ trên mạng' }));
  const before = await settledDraft(page);
  await page.getByLabel(/^Ghi chú/u).fill(DRAFT_NOTE);
  await expect.poll(() => draftRow(page), { timeout: PATIENCE_MS }).not.toBe(before);
}

/** After the battery died: the app opens without signal, and what was being written is whole. */
async function finishDraft(page: Page, { title, person }: Door): Promise<void> {
  await seesHeading(page, 'Bản Phú Hưng');
  await press(page, /^Còn \d+ lời nhắc nữa/u);
  await seesText(page, 'Chưa có sóng. Anh/chị cứ ghi như thường, máy sẽ tự gửi khi có sóng.');
  await press(page, 'Ghi tiếp');
  await seesText(page, title);
  await seesText(page, /^Bản nháp lúc .* còn nguyên, anh\/chị ghi tiếp\.$/u);
  await sees(page.getByRole('button', { name: 'Đã gặp', pressed: true }));
  const planned = cardOf(page, person).locator('.planned');
  await sees(planned.filter({ hasText: 'Tự bảo vệ trên mạng' }).filter({ hasText: 'Tự làm được' }));
  expect(await page.getByLabel(/^Ghi chú/u).inputValue()).toBe(DRAFT_NOTE);
  await press(page, 'Ghi lượt này');
  await seesSaved(page, 'Đã ghi lượt đến nhà');
}

/** By how much each figure rose; a total that changed is a rise of NaN. */
const risesOf = (before: Figures, after: Figures): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(after)
      .map(
        ([title, { met, of }]) =>
          [title, of === before[title]?.of ? met - before[title].met : Number.NaN] as const,
      )
      .filter(([, rise]) => rise !== 0),
  );

/** Who, when, what, from which phone. */
async function readDoor(page: Page, { person }: Door): Promise<void> {
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: person }) });
  await sees(card.getByRole('listitem').filter({ hasText: /VNeID mức 1\s*Tự làm được/u }));
  await follow(card, `Lịch sử ghi của ${person}`);
  await seesHeading(page, `Lịch sử ghi: ${person}`);
  const member = home.personOf('Thành viên tổ, bản Phú Hưng');
  const line = page.getByRole('listitem').filter({ hasText: 'VNeID mức 1: tự làm được' });
  await sees(line.filter({ hasText: `${member} ghi · từ ${PHONE_NAME}` }));
  expect(await line.first().innerText()).toMatch(/\d\d:\d\d ngày \d\d\/\d\d\/\d{4}/u);
  const help = page.getByRole('listitem').filter({ hasText: 'Làm cùng: VNeID mức 1' });
  await sees(help.filter({ hasText: PHONE_NAME }));
}

/** The corrected visit and its correction stand side by side. */
async function readCorrection(page: Page, title: string): Promise<void> {
  const name = nameIn(title);
  await turnTo(page, 'Tìm');
  await page.getByRole('searchbox').fill(name);
  await follow(page, new RegExp(`^${name} .*Phú Hưng`, 'u'));
  await follow(page, 'Lịch sử ghi');
  const lines = page.getByRole('list', { name: 'Lịch sử ghi' }).getByRole('listitem');
  await sees(lines);
  const [newest = '', older = ''] = await lines.allInnerTexts();
  const corrected = `Sửa lượt đến nhà: từ gia đình bận thành vắng nhà, hẹn lại .*; lý do: ${REASON}`;
  expect(newest).toMatch(new RegExp(corrected, 'u'));
  expect(older).toContain('Ghi lượt đến nhà: gia đình bận, hẹn lại');
  for (const line of [newest, older]) expect(line).toContain(`từ ${PHONE_NAME}`);
}
