// A member's phone is told of a notice while nobody looks, a household is asked, and what went out is seen.
// The push service of the browser's maker is out of reach of a test: a local one takes its place, and what it
// is given is opened with the keys of the subscription and handed to the worker as a browser would.

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { env } from 'node:process';
import { serve, type ServerType } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBase64Url } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { createKeyPair } from '#server/crypto.ts';
import type { Bridges } from '#server/bridges/bridges.ts';
import { createApp } from '#server/http/app.ts';
import {
  ALARM,
  androidOf,
  type Bridged,
  openBridged,
  pushOf,
  taken,
} from '#test/support/bridged-home.ts';
import { breaches, overflows, smallTargets } from '#test/support/look-over.ts';
import { openPush } from '#test/support/open-push.ts';
import { FLAGS, PATIENCE_MS } from '#test/support/phone-browser.ts';
import { enrol, press, sees, seesHeading, seesText } from './member-steps.ts';

const KEYS = createKeyPair(seededRandom(31));
const AUTH = seededRandom(32)(16);

let a: Bridged;
let bridges: Bridges;
let server: ServerType;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let origin = '';

beforeAll(async () => {
  a = await openBridged({ at: Math.floor(Date.now() / 1_000) });
  setInterval(() => (a.the.clock.at = Math.floor(Date.now() / 1_000)), 200).unref();
  a.provider.answer = ({ path }) => (path.startsWith('/push') ? { status: 201 } : taken);
  bridges = a.bridge({ push: pushOf(a.provider), sms: androidOf(a.provider) });
  const app = createApp(a.the.home, { log: () => undefined, pwa: 'dist/pwa', bridges });
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  await context.grantPermissions(['notifications'], { origin });
  await context.addInitScript(subscribeLocally, {
    endpoint: `${a.provider.url}/push/1`,
    p256dh: KEYS.key,
    auth: toBase64Url(AUTH),
  });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  await a?.close();
});

/** In the page: the browser's own service, which needs its maker's network. */
function subscribeLocally(to: { endpoint: string; p256dh: string; auth: string }): void {
  const bytesOf = (text: string): ArrayBuffer =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) =>
      each.charCodeAt(0),
    ).buffer;
  PushManager.prototype.subscribe = async () =>
    ({
      endpoint: to.endpoint,
      getKey: (name: 'p256dh' | 'auth') => bytesOf(to[name]),
    }) as unknown as PushSubscription; // of which the app asks no more
}

/** Looked at as every screen is, on a phone and at a desk. */
async function look(name: string): Promise<void> {
  const wrong: string[] = [];
  for (const [width, height, side] of [
    [360, 640, 48],
    [1_280, 800, 24],
  ] as const) {
    await page.setViewportSize({ width, height });
    const folder = env['PICTURES'];
    if (folder !== undefined) {
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    }
    const small = await smallTargets(page, side);
    wrong.push(...(await breaches(page)), ...(await overflows(page)), ...small);
  }
  await page.setViewportSize({ width: 360, height: 640 });
  expect(wrong, name).toEqual([]);
}

const registrationId = async (): Promise<{ id: string; session: Session }> => {
  const session = await context.newCDPSession(page);
  let id = '';
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    id = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`)?.registrationId ?? id;
  });
  await session.send('ServiceWorker.enable');
  await expect.poll(() => id, { timeout: PATIENCE_MS }).not.toBe('');
  return { id, session };
};
type Session = Awaited<ReturnType<BrowserContext['newCDPSession']>>;

test('a phone is told of an alarm, a household is asked, and the leader sees whom it reached', async () => {
  const household = await a.addHousehold('+84987654321', {
    head: 'Nguyễn Thị Hoàng Phương Thảo',
    alley: 'Ngõ Suối',
  });
  const wrong = await a.addHousehold('+84900000000', { head: 'Lò Văn Pín' });
  await a.agree(wrong, ['sms']);
  a.provider.answer = ({ path, text }) => {
    if (path.startsWith('/push')) return { status: 201 };
    return text.includes('900000000') ? { status: 400 } : taken;
  };
  const leader = await a.the.addPerson('leader', a.the.village);
  const card = await a.the.home.cards.issue({
    person: leader,
    people: a.the.people.id,
    singleUse: true,
  });
  await enrol(page, `${origin}/#${card}`, 'Máy thử');
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  await page.goto(`${origin}/#/household/${household}`);
  await seesHeading(page, 'Nhắn tin khi có thông báo');
  await press(page, 'Hỏi nhà này');
  await seesText(page, 'Nhắn tin cho nhà mình khi có thông báo?');
  await look('household-asked');
  await press(page, 'Nhà đồng ý');
  await seesText(page, /Nhà này nhận qua tin nhắn SMS/u);
  await look('household-agreed');

  await page.goto(`${origin}/#/me`);
  await press(page, 'Nhận thông báo');
  await seesText(page, 'Máy này đang nhận thông báo mới');
  await look('device-told');

  const reach = a.bookOf('reach', a.the.village);
  const answers = async () =>
    (await a.the.home.warm.get(reach)).state as { answers: Map<string, unknown> };
  await expect
    .poll(async () => (await answers()).answers.get(household), { timeout: PATIENCE_MS })
    .toBeDefined();
  const expires = a.the.clock.at + 3_600;
  const texts = { vi: { title: 'Lũ ống trên suối', text: 'Nước dâng.', do: 'Lên nhà văn hóa.' } };
  const warning = { ...ALARM.warning, issued: a.the.clock.at, expires };
  const { notice } = await a.post(a.the.commune, { ...ALARM, warning, texts });
  await bridges.makeUp();
  const pushed = a.provider.calls.find(({ path }) => path === '/push/1');
  if (pushed === undefined) throw new Error('nothing was pushed');
  const plain = openPush(pushed.body, KEYS.secret, AUTH);

  const { id, session } = await registrationId();
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: id,
    data: plain,
  });
  const shown = () =>
    page.evaluate(async () => {
      const { getNotifications } = ServiceWorkerRegistration.prototype;
      const all = await getNotifications.call(await navigator.serviceWorker.ready);
      return all.map(({ title, body, tag }) => ({ title, body, tag }));
    });
  await expect
    .poll(shown, { timeout: PATIENCE_MS })
    .toEqual([
      { title: 'KHẨN: Lũ ống trên suối', body: 'Xã Suối Trong: Lên nhà văn hóa.', tag: notice },
    ]);

  // The page has fetched it by then: the push was news.
  await page.goto(`${origin}/#/board/${notice}`);
  await seesHeading(page, 'Tin đã gửi đi');
  await seesText(page, 'Máy của tổ và cán bộ: 1 đã gửi');
  await seesText(page, 'Tin nhắn SMS: 1 đã gửi, 1 không đến');
  await page.getByText('1 nhà tin không đến được').click();
  await seesText(page, /bên gửi tin từ chối nội dung/u);
  await sees(page.getByRole('link', { name: /2 nhà chưa báo$/u }));
  await look('notice-sent');
});
