// The first minutes of a new phone on a bad link: who lives in the village comes first, then what was done at
// its doors, and what was said before only when somebody looks at it.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page, Route } from 'playwright-core';
import { breaches, overflows, smallTargets } from '#test/support/look-over.ts';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import { PATIENCE_MS, type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { watchWorkers } from '#test/support/workers.ts';
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

const ROLE = 'Thành viên tổ, bản Phú Hưng';
const PHONE = { width: 360, height: 640 };
const COMPUTER = { width: 1280, height: 800 };
const PATIENCE = 6 * PATIENCE_MS;
const LATER_MS = 500;
const HOUR_MS = 3_600_000;
/** After which a worker that was woken would long have sent. */
const WOKEN_MS = 1_500;

let home: DemoServer;
let mast: Mast;
let profile = '';
let phone: PhoneBrowser | undefined;

beforeAll(async () => {
  home = await serveSmallDemo();
  mast = await raiseMast(home.port);
  profile = mkdtempSync(join(tmpdir(), 'banso-early-'));
});
afterEach(() => phone?.kill());
afterAll(async () => {
  await mast?.close();
  await home?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Nothing on it is too wide, too small or unreadable; kept as a picture where somebody wants to look. */
async function lookAt(page: Page, name: string): Promise<void> {
  const shots = env['SHOTS'];
  for (const [size, viewport] of Object.entries({ phone: PHONE, computer: COMPUTER })) {
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

/** Records that nobody was there, takes that back, and then that people asked to come again. */
async function recordEarly(page: Page): Promise<void> {
  const recorded = page.getByRole('heading', { name: 'Đã ghi trên máy này' });
  await follow(page, 'Ghi lượt đến nhà');
  await press(page, 'Vắng nhà');
  await sees(recorded);
  await press(page, 'Hoàn tác');
  await recorded.waitFor({ state: 'detached' });
  await follow(page, 'Ghi lượt đến nhà');
  await press(page, 'Đã gặp');
  await seesText(page, /Việc học của từng người chưa về đến máy này/u);
  await lookAt(page, 'early-visit-met');
  await press(page, 'Hẹn lại');
  await page.getByLabel('Ghi chú').fill('Bà đi nương, tối mới về');
  await lookAt(page, 'early-visit');
  await press(page, 'Ghi hẹn lại');
  await sees(recorded);
  await seesText(page, /Hôm nay: Hẹn lại/u);
  await lookAt(page, 'early-recorded');
  await seesTray(page, { waiting: 3, received: 0 });
  await lookAt(page, 'early-tray');
  await turnTo(page, 'Các nhà');
  await sees(page.getByRole('link', { name: /Hẹn lại/u }));
  await lookAt(page, 'early-doors-recorded');
  await follow(page, /Hẹn lại/u);
  await sees(recorded);
}

/** Of a style that did not come nobody may read a rule. */
function areStylesHere(): boolean {
  try {
    return [...document.styleSheets].every(({ cssRules }) => cssRules.length > 0);
  } catch {
    return false;
  }
}

test(
  'shows who lives where before what was done there, and says so; history comes when it is looked at',
  async () => {
    phone = await startPhone(profile, PHONE);
    const { page } = phone;
    let isHeld = true;
    const held: Route[] = [];
    // Among what does not come through is the screen that will be needed, and how it looks.
    const missing =
      /\/api\/(?:pull|snapshots\?.*part=rest)|\/assets\/(?:household-|(?!index-|use-carrying-)[^/]*css)/u;
    await page.route(missing, async (route) => {
      if (isHeld) held.push(route);
      else await route.continue();
    });
    await enrol(page, mast.origin + home.linkOf(ROLE), 'Máy mới');
    await seesHeading(page, 'Bản Phú Hưng');
    await seesText(page, 'Đang tải sổ: các lần đến nhà và việc học');
    const doors = page.getByRole('list', { name: 'Các nhà trong thôn' });
    await sees(doors.getByRole('link'));
    expect(await page.getByText('Chưa đến').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Tối nay đến nhà nào' }).count()).toBe(0);
    await lookAt(page, 'early-doors');
    await doors.getByRole('link').first().click();
    await sees(page.getByRole('list', { name: 'Người trong nhà' }).getByRole('listitem'));
    await lookAt(page, 'early-household');
    await recordEarly(page);
    await mast.down();
    isHeld = false;
    await Promise.all(held.splice(0).map((route) => route.abort('internetdisconnected')));
    await seesText(page, /Mới có tên các hộ/u);
    await lookAt(page, 'early-stuck');
    await mast.up();
    await press(page, 'Thử lại');
    // What was recorded meanwhile stands among all that was done here.
    await sees(page.getByRole('link', { name: /Hôm nay: Hẹn lại/u }));
    await page.waitForFunction(areStylesHere);
    await lookAt(page, 'early-whole');
    expect(await page.getByText('Đang tải sổ').count()).toBe(0);
    await follow(page, 'Lịch sử ghi');
    await sees(page.locator('.trace li'));
    await page
      .getByText('Những điều được ghi trước khi máy này nhận sổ')
      .waitFor({ state: 'detached' });
    await lookAt(page, 'history-fetched');
  },
  PATIENCE,
);

/** Moves the moment at which the home named the doors, in the phone's store; gives what stood there. */
function comingSince(byMs: number): Promise<readonly number[]> {
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
    });
  const move = async (name: string): Promise<readonly number[]> => {
    const store = await done(indexedDB.open(name));
    const hasBooks = store.objectStoreNames.contains('books');
    const books = hasBooks
      ? store.transaction('books', 'readwrite').objectStore('books')
      : undefined;
    const keys = books === undefined ? [] : await done(books.getAllKeys());
    const found: number[] = [];
    for (const key of keys) {
      const row: unknown = books && (await done<unknown>(books.get(key)));
      const isNamed = typeof row === 'object' && row !== null && 'coming' in row;
      if (!isNamed || typeof row.coming !== 'number') continue;
      found.push(row.coming);
      if (byMs > 0) books?.put({ ...row, coming: row.coming - byMs }, key);
    }
    store.close();
    return found;
  };
  return indexedDB
    .databases()
    .then((all) => Promise.all(all.map(({ name = '' }) => move(name))))
    .then((all) => all.flat());
}

test(
  'what was recorded early waits for its doors in the worker, too, for an hour',
  async () => {
    phone = await startPhone(join(profile, 'woken'), PHONE);
    const { page } = phone;
    const other = await page.context().newPage();
    const workers = await watchWorkers(other, mast.origin);
    await page.route(/\/api\/(?:pull|push|snapshots\?.*part=rest)/u, (route) => route.abort());
    await enrol(page, mast.origin + home.linkOf(ROLE), 'Máy mới');
    const doors = page.getByRole('list', { name: 'Các nhà trong thôn' });
    await doors.getByRole('link').first().click();
    await follow(page, 'Ghi lượt đến nhà');
    await press(page, 'Vắng nhà');
    await sees(page.getByRole('heading', { name: 'Đã ghi trên máy này' }));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.close();
    mast.asked.length = 0;
    const carries = (): boolean => mast.asked.includes('/api/carry');
    await workers.wake();
    await other.waitForTimeout(WOKEN_MS);
    expect(carries()).toBe(false);
    await other.goto(`${mast.origin}/healthz`);
    expect(await other.evaluate(comingSince, 2 * HOUR_MS)).toEqual([
      expect.closeTo(Date.now(), -6),
    ]);
    await workers.wake();
    await expect.poll(carries, { timeout: PATIENCE_MS }).toBe(true);
    // From then on the doors come as facts.
    expect(await other.evaluate(comingSince, 0)).toEqual([0]);
  },
  PATIENCE,
);

test(
  'says of a screen that does not come through that it will, and shows it then',
  async () => {
    const folder = join(profile, 'no-worker');
    phone = await startPhone(folder, PHONE);
    const { page } = phone;
    // As in a private window: whatever was not read is asked for when it is needed.
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
    });
    const ownScreen = /\/assets\/me-/u;
    await page.route(ownScreen, (route) => route.abort());
    await enrol(page, mast.origin + home.linkOf(ROLE), 'Máy mới');
    await sees(page.getByRole('link', { name: 'Tối nay đến nhà nào' }));
    await follow(page.getByRole('navigation', { name: 'Các mục chính' }), 'Tôi');
    await seesText(page, 'Chưa tải được màn hình này.');
    await lookAt(page, 'screen-missing');
    await page.unroute(ownScreen);
    await press(page, 'Thử lại');
    await seesText(page, 'Thành viên tổ');
    expect(await page.getByText('Chưa tải được màn hình này.').count()).toBe(0);
  },
  PATIENCE,
);

test(
  'opens by itself where its own script and style were lost at the first try',
  async () => {
    phone = await startPhone(join(profile, 'nothing-came'), PHONE);
    const { page } = phone;
    const link = mast.origin + home.linkOf(ROLE);
    const script = /\/assets\/index-[^/]*js/u;
    await page.route(script, (route) => route.abort('internetdisconnected'));
    await page.goto(link);
    await seesText(page, 'Chưa tải được ứng dụng.');
    await lookAt(page, 'app-missing');
    await page.unroute(script);
    await sees(page.getByRole('button', { name: 'Dùng máy này' }));
    expect(await page.getByText('Chưa tải được').count()).toBe(0);
    await phone.kill();
    phone = await startPhone(join(profile, 'no-style'), PHONE);
    await loseStyleBefore(phone.page, script);
    await phone.page.goto(link);
    await sees(phone.page.getByRole('button', { name: 'Dùng máy này' }));
    await phone.page.waitForFunction(areStylesHere);
    await lookAt(phone.page, 'card-opened');
  },
  PATIENCE,
);

test(
  'opens anew where its script is another by now, and says so of a browser that cannot run it',
  async () => {
    phone = await startPhone(join(profile, 'renewed'), PHONE);
    const link = mast.origin + home.linkOf(ROLE);
    const script = /\/assets\/index-[^/]*js/u;
    // Once for the page, once for what asks again.
    await phone.page.route(script, (route) => route.fulfill({ status: 404 }), { times: 2 });
    await phone.page.goto(link);
    await sees(phone.page.getByRole('button', { name: 'Dùng máy này' }));
    await phone.kill();
    phone = await startPhone(join(profile, 'too-old'), PHONE);
    const { page } = phone;
    let openings = 0;
    page.on('load', () => {
      openings += 1;
    });
    await page.route(script, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'a word of tomorrow' }),
    );
    await page.goto(link);
    await seesText(page, 'Trình duyệt trên máy này chưa mở được ứng dụng.');
    await lookAt(page, 'too-old');
    await page.waitForTimeout(LATER_MS);
    expect(openings).toBe(4);
    await page.unroute(script);
    await page.reload();
    await sees(page.getByRole('button', { name: 'Dùng máy này' }));
  },
  PATIENCE,
);

/** The page's style is lost, and the script comes after that: it hears nothing of it. */
async function loseStyleBefore(page: Page, script: RegExp): Promise<void> {
  let lose: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const style = /\/assets\/index-[^/]*css/u;
  await page.route(
    style,
    async (route) => {
      await route.abort('internetdisconnected');
      lose();
    },
    { times: 1 },
  );
  await page.route(script, async (route) => {
    await lost;
    await page.waitForTimeout(LATER_MS);
    await route.continue();
  });
}
