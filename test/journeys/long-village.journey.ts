// A village of thousands of households on one phone: lists over all of them, by eye, by key and by name.

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { nameAsOf, type PlacesState } from '#domain/places/state.ts';
import { openHome } from '#server/home.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { breaches, overflows, smallTargets } from '#test/support/look-over.ts';
import { PATIENCE_MS, type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
import { type DemoServer, fillOnce, serveDemo } from '#test/support/small-demo.ts';
import { mustRecord } from '#test/support/test-home.ts';
import { enrol, follow, press, sees, seesHeading, seesText } from './member-steps.ts';
import { go } from './screens.ts';

const PHONE = { width: 360, height: 640 };
const DESK = { width: 1_280, height: 800 };
const ADDED = 5_000;
const ALLEYS = 50;
const AT_ONCE = 500;
const ROWS_DRAWN_MAX = 400;
const PATIENCE = 6 * PATIENCE_MS;

let home: DemoServer;
let phone: PhoneBrowser;
let page: Page;
let profile = '';

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'banso-long-'));
  mkdirSync(join(folder, 'data'));
  const store = join(folder, 'data', 'demo');
  cpSync(await fillOnce(), store, { recursive: true });
  await addHouseholds(store);
  home = await serveDemo(folder);
  profile = mkdtempSync(join(tmpdir(), 'banso-phone-'));
  phone = await startPhone(profile, PHONE);
  ({ page } = phone);
  await enrol(page, home.origin + home.linkOf('Tổ trưởng, bản Phú Hưng'), 'Máy tổ trưởng');
  await seesHeading(page, 'Bản Phú Hưng');
}, PATIENCE);

afterAll(async () => {
  await phone?.kill();
  await home?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const headOf = (index: number): string => `Hoàng Văn ${['Sinh', 'Bình', 'Ất'][index % 3]} ${index}`;

/** Thousands more households move into the first village of the demo. */
async function addHouseholds(folder: string): Promise<void> {
  const opened = openSqliteStore(folder, 'demo');
  if (!opened.ok) throw new Error(opened.error.code);
  const random = seededRandom(9);
  const nowS = Math.floor(Date.now() / 1_000);
  const server = await openHome(opened.value, { name: 'Bản thử', random, now: () => nowS });
  const { directory } = server;
  const root = directory.getBook(directory.identity.places);
  const places = (await server.warm.get(root)).state as PlacesState; // of a places book
  const on = dayOfSeconds(nowS);
  const book = [...directory.books()].find(({ activity, place }) => {
    const found = places.places.get(place);
    return activity === 'homes' && found !== undefined && nameAsOf(found, on).name === 'Phú Hưng';
  });
  if (book === undefined) throw new Error('the demo has no such village');
  for (let from = 0; from < ADDED; from += AT_ONCE) {
    const households = Array.from({ length: AT_ONCE }, (_, each) => {
      const index = from + each + 1;
      const alley = `Ngõ ${1 + (index % ALLEYS)}`;
      const body = { household: newId(random), head: headOf(index), alley, code: `H${index}` };
      return { type: 'household.added@1', on, body };
    });
    await mustRecord(server, book, households);
  }
  await opened.value.close();
}

/** Nothing on it is too wide, too small or unreadable; kept as a picture where somebody wants to look. */
async function lookAt(name: string): Promise<void> {
  const shots = env['SHOTS'];
  for (const [size, viewport] of Object.entries({ phone: PHONE, computer: DESK })) {
    await page.setViewportSize(viewport);
    if (shots !== undefined) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${name}-${size}.png`) });
    }
    expect(await overflows(page)).toEqual([]);
  }
  await page.setViewportSize(PHONE);
  expect(await breaches(page)).toEqual([]);
  expect(await smallTargets(page, 48)).toEqual([]);
}

const rows = (): Locator => page.locator('main .virtual > li');
const find = (): Locator => page.getByRole('searchbox').last();

/** The rows of thousands that stand in the document. */
const drawn = (): Promise<number> => rows().count();

const sizeLetters = (size: string): Promise<void> =>
  page.evaluate((to) => {
    document.documentElement.style.fontSize = to;
  }, size);

async function openMeeting(title: string): Promise<void> {
  await go(page, '/meetings');
  await page.getByRole('link', { name: title }).first().click();
  await sees(page.getByRole('heading', { level: 1, name: title }));
}

/** To the end of the page, however high its rows prove to be: there the last row is the last of its list. */
async function seesTheLast(): Promise<void> {
  const last = rows().last();
  const isSeen = async (): Promise<boolean> => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const [at, of] = [
      await last.getAttribute('aria-posinset'),
      await last.getAttribute('aria-setsize'),
    ];
    const top = await last.evaluate((row) => row.getBoundingClientRect().top);
    return at === of && top < PHONE.height;
  };
  await expect.poll(isSeen, { timeout: PATIENCE_MS }).toBe(true);
  expect(await drawn()).toBeLessThan(ROWS_DRAWN_MAX);
}

/** By the key that finds in any page, for what is out of sight is not in this one. */
async function findsByName(name: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator('h1').click();
  await page.keyboard.press('Control+f');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('type')))
    .toBe('search');
  await page.keyboard.type(name);
  await expect.poll(drawn, { timeout: PATIENCE_MS }).toBe(1);
  await sees(rows().filter({ hasText: headOf(4_321) }));
}

test(
  'the roll of thousands is called by name and from row to row',
  async () => {
    await openMeeting('Họp bàn tiền vệ sinh và loa mới');
    await follow(page, 'Điểm danh các hộ');
    await sees(rows());
    expect(await drawn()).toBeLessThan(ROWS_DRAWN_MAX);
    await lookAt('roll');
    await seesTheLast();
    await lookAt('roll-end');
    await findsByName('binh 4321');
    await rows().getByRole('button').click();
    await seesText(page, /^Có mặt 1 trong 5\.\d{3}/u);
    await seesText(page, 'Có mặt (1)');
    await find().fill('');
    await expect.poll(drawn, { timeout: PATIENCE_MS }).toBeGreaterThan(1);
    await find().focus();
    const seen = new Set<string>();
    for (let count = 0; count < 60; count += 1) {
      await page.keyboard.press('Tab');
      await page.evaluate(
        () =>
          new Promise((done) => {
            requestAnimationFrame(done);
          }),
      );
      seen.add(await page.evaluate(() => document.activeElement?.textContent ?? ''));
    }
    expect(seen.size).toBe(60);
  },
  PATIENCE,
);

test(
  'of thousands who are still to be invited nothing jumps when one goes from among them',
  async () => {
    await openMeeting('Họp thôn cuối năm');
    await follow(page, /nhà chưa mời$/u);
    await sees(rows());
    await lookAt('invite');
    // In large letters rows are higher than anybody guesses before they are seen; then by and by deep down.
    await sizeLetters('150%');
    for (let at = 0; at < 12; at += 1) {
      await page.mouse.wheel(0, 500);
      await page.waitForTimeout(50);
    }
    const named = (text: string): Locator => rows().getByText(text, { exact: true });
    const tops = await rows()
      .locator('.row-title')
      .evaluateAll((all) =>
        all.map((row) => ({ text: row.textContent, top: row.getBoundingClientRect().top })),
      );
    const at = tops.findIndex(({ top }) => top > 200);
    const [gone, above] = [tops[at], tops[at - 1]];
    if (gone === undefined || above === undefined) throw new Error('no rows are in view');
    await named(gone.text).click();
    await press(page.getByRole('dialog'), '2 người đi');
    await seesText(page, /^Đã mời nhà /u);
    await expect.poll(() => named(gone.text).count()).toBe(0);
    const now = await named(above.text).boundingBox();
    expect(Math.abs((now?.y ?? 0) - above.top)).toBeLessThan(2);
    await sizeLetters('');
    await seesTheLast();
    await findsByName('binh 4321');
    await find().fill(gone.text.replace('Hộ ', ''));
    await seesText(page, '2 người đi');
    await lookAt('invite-found');
  },
  PATIENCE,
);

test(
  'of thousands who are still to be told, and of the houses on the map',
  async () => {
    await go(page, '/board');
    await page.getByRole('link', { name: /giả danh công an/u }).click();
    await page.getByRole('link', { name: /nhà chưa báo$/u }).click();
    await sees(rows());
    await lookAt('untold');
    await seesTheLast();
    await findsByName('binh 4321');
    await go(page, '/doors?view=map');
    await page.getByText('Danh sách các nhà trên bản đồ').click();
    await sees(rows());
    expect(await drawn()).toBeLessThan(ROWS_DRAWN_MAX);
    await page.getByText('Danh sách các nhà trên bản đồ').scrollIntoViewIfNeeded();
    await lookAt('map-twin');
    await seesTheLast();
    await find().fill('binh 4321');
    await expect.poll(drawn, { timeout: PATIENCE_MS }).toBe(1);
  },
  PATIENCE,
);

test(
  'an alley of a hundred doors is divided as a list, all of them ticked',
  async () => {
    await go(page, '/split');
    await follow(page, /^Ngõ 7/u);
    const ticks = page.getByRole('checkbox');
    await sees(ticks);
    expect(await ticks.count()).toBe(ADDED / ALLEYS);
    await lookAt('split');
  },
  PATIENCE,
);
