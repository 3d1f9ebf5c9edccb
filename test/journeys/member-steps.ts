// What a member of a team does on a phone, by the words on the screen.

import { minuteOfDay } from '#kernel/vi-calendar.ts';
import { appendFileSync } from 'node:fs';
import { env } from 'node:process';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { DRAFT_WAIT_MS } from '#device/drafts.ts';
import { PATIENCE_MS } from '#test/support/phone-browser.ts';

export const sees = (what: Locator): Promise<void> => what.first().waitFor();

export const seesText = (page: Page, text: string | RegExp): Promise<void> =>
  sees(page.getByText(text));

export const seesHeading = (page: Page, name: string | RegExp): Promise<void> =>
  sees(page.getByRole('heading', { name }));

/** The first button of that name that can be seen. */
export const press = (within: Page | Locator, name: string | RegExp): Promise<void> =>
  within.getByRole('button', { name }).first().click();

export const follow = (within: Page | Locator, name: string | RegExp): Promise<void> =>
  within.getByRole('link', { name }).first().click();

/** A place at the foot of the screen. */
export const turnTo = async (page: Page, place: string): Promise<void> => {
  await follow(page.getByRole('navigation', { name: 'Các mục chính' }), place);
  await sees(page.locator(`nav [aria-current="page"]`, { hasText: place }));
};

/** How long a step took goes to the file TIMINGS, a line of JSON each, for whoever measures. */
export async function timed<Value>(step: string, walk: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  const value = await walk();
  const line = JSON.stringify({ step, ms: Math.round(performance.now() - began) });
  if (env['TIMINGS'] !== undefined) appendFileSync(env['TIMINGS'], `${line}\n`);
  return value;
}

/** What everybody in these journeys chooses. */
export const PIN = '471902';

/** Whenever a PIN is asked for or chosen, this page gets it, as by somebody who knows it. */
export const answerPin = (page: Page): Promise<void> =>
  page.addLocatorHandler(page.locator('.pin'), () => typePin(page), { noWaitAfter: true });

const TYPINGS_MAX = 4;

/** Once to open, twice to choose; anew where a page that was just being left took some of it. */
async function typePin(page: Page): Promise<void> {
  for (let typing = 0; typing < TYPINGS_MAX; typing += 1) {
    if (!(await page.locator('.pin').isVisible())) return;
    for (const _ of PIN) await page.keyboard.press('Backspace');
    await page.keyboard.type(PIN);
  }
}

/** Opens a role's link and takes the phone into use under a name. */
export async function enrol(page: Page, link: string, phoneName: string): Promise<void> {
  // A page has it once, however often it is enrolled.
  await page.removeLocatorHandler(page.locator('.pin'));
  await answerPin(page);
  await page.goto(link);
  await page.getByLabel('Tên gọi của máy này').fill(phoneName);
  await press(page, 'Dùng máy này');
}

export type Door = {
  /** As the screen speaks of it: "Hộ ông Triệu Văn Sinh". */
  readonly title: string;
  /** Somebody there who is ready for the step of the test. */
  readonly person: string;
};

/**
 * The first door under a filter whose house has somebody ready, not more than three lit panes and none of
 * the other titles; it stands open afterwards.
 */
export async function findDoor(
  page: Page,
  filter: string,
  ready: RegExp,
  others: readonly string[] = [],
): Promise<Door> {
  await turnTo(page, 'Các nhà');
  await press(page, new RegExp(`^${filter} `, 'u'));
  await sees(page.getByRole('button', { name: new RegExp(`^${filter} `, 'u'), pressed: true }));
  const doors = page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link');
  await sees(doors);
  const count = await doors.count();
  for (let index = 0; index < count; index += 1) {
    const said = (await doors.nth(index).textContent()) ?? '';
    const isDark = /, [0-3] trên 5 kỹ năng/u.test(said);
    if (!isDark || others.some((title) => said.includes(`: ${title},`))) continue;
    await doors.nth(index).click();
    await sees(page.getByRole('link', { name: 'Ghi lượt đến nhà' }));
    const people = page
      .getByRole('list', { name: 'Người trong nhà' })
      .getByRole('link')
      .filter({ hasText: ready });
    if ((await people.count()) > 0) {
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      return { title, person: await people.first().locator('.row-title').innerText() };
    }
    await page.goBack();
    await sees(doors);
  }
  throw new Error(`no door under "${filter}" with somebody ready`);
}

/** Any door that is none of these; it stands open afterwards. */
export async function openOtherDoor(page: Page, others: readonly string[]): Promise<string> {
  await turnTo(page, 'Các nhà');
  await press(page, /^Tất cả /u);
  const doors = page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link');
  await sees(doors);
  for (let index = 0; ; index += 1) {
    const said = (await doors.nth(index).textContent()) ?? '';
    if (others.some((title) => said.includes(`: ${title},`))) continue;
    await doors.nth(index).click();
    await sees(page.getByRole('link', { name: 'Ghi lượt đến nhà' }));
    return page.getByRole('heading', { level: 1 }).innerText();
  }
}

/** From an open door to the form. */
export async function beginVisit(page: Page): Promise<void> {
  await follow(page, 'Ghi lượt đến nhà');
  await seesHeading(page, 'Ghi lượt đến nhà');
}

export const cardOf = (page: Page, person: string): Locator =>
  page.locator('.person-card').filter({ has: page.locator('b', { hasText: person }) });

/** The toast that says that something was saved. */
export const seesSaved = (page: Page, said: string): Promise<void> =>
  sees(page.getByRole('status').filter({ hasText: `${said}. Đã lưu trong máy.` }));

export type TrayCounts = { readonly waiting: number; readonly received: number };

/** The tray says exactly so many wait, so many are received, and none is held or refused. */
export async function seesTray(page: Page, { waiting, received }: TrayCounts): Promise<void> {
  await turnTo(page, 'Khay gửi');
  const counts = page.locator('.tray-counts li');
  await expect
    .poll(
      () =>
        counts.allInnerTexts().then((texts) => texts.map((text) => text.replaceAll(/\s+/gu, ' '))),
      {
        timeout: PATIENCE_MS,
      },
    )
    .toEqual([`${waiting} Chờ gửi`, `${received} Đã nhận`]);
}

/** The draft as it lies on the phone; sealed, so only its change can be seen. */
export const draftRow = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () =>
          reject(new Error('unreadable', { cause: request.error })),
        );
      });
    const texts: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('banso-')) continue;
      const store = await done(indexedDB.open(name));
      const rows = await done(store.transaction('drafts').objectStore('drafts').getAll());
      texts.push(
        JSON.stringify(rows, (_, value: unknown) =>
          value instanceof Uint8Array ? [...value] : value,
        ),
      );
      store.close();
    }
    return texts.join();
  });

/** In the sheet that is open: how the person agreed, in which language they were asked, and that they did. */
export async function agree(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: 'Bằng lời' }).check();
  await sheet.getByRole('radio', { name: 'Tiếng Việt' }).check();
  await press(sheet, 'Đã nghe và đồng ý');
}

/** What lies there once nothing of what was pressed before is still on its way. */
export async function settledDraft(page: Page): Promise<string> {
  let last = '';
  let row = await draftRow(page);
  while (row !== last) {
    last = row;
    await page.waitForTimeout(2 * DRAFT_WAIT_MS);
    row = await draftRow(page);
  }
  return row;
}

/** Whether too few doors are left of tonight's round to put in order: until the next evening is planned. */
export function isEveningOver(): boolean {
  const minute = minuteOfDay(Date.now() / 1_000);
  return minute >= 20 * 60 + 45 && minute < 21 * 60 + 15;
}
