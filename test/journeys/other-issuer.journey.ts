// An officer signs in at another issuer: by real redirects, in a real browser, and where it fails.

import { type AddressInfo, createServer } from 'node:net';
import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignInSettings } from '#server/sign-in/desk.ts';
import { machineRandom } from '#server/crypto.ts';
import { createOtherIssuer } from '#server/sign-in/other-issuer.ts';
import { openWorld, type World } from '#test/device/world.ts';
import { type BuildServer, serveBuilds } from '#test/support/builds.ts';
import { CLIENT, type Issuer, openIssuer } from '#test/support/issuer.ts';
import { breaches, overflows } from '#test/support/look-over.ts';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import {
  answerPin,
  enrol,
  follow,
  press,
  sees,
  seesHeading,
  seesText,
  turnTo,
} from './member-steps.ts';

const NAME = 'Định danh tỉnh';
const IN = `Đăng nhập bằng ${NAME}`;
/** How the browser notes answers that refuse; the screen says the same in words. */
const REFUSED = /status of (?:403|503)|ERR_CONNECTION_REFUSED/u;

let issuer: Issuer;
let world: World;
let server: BuildServer;
let browser: Browser;
let site = '';

/** The issuer must know where it sends back to, and the home where it sends to, before either is opened. */
async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address() as AddressInfo; // of a listening server
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return port;
}

/** Of a home whose officers may come in by that issuer. */
const settings = (): SignInSettings => ({
  secret: machineRandom(32),
  other: createOtherIssuer({
    issuer: issuer.url,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    name: NAME,
  }),
});

beforeAll(async () => {
  const port = await findFreePort();
  site = `http://127.0.0.1:${port}`;
  issuer = await openIssuer(`${site}/api/sign-in/other/back`);
  world = await openWorld();
  world.time.nowS = Math.floor(Date.now() / 1_000);
  server = await serveBuilds(world, 'dist/pwa', { port, signIn: settings() });
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});

afterAll(async () => {
  await browser?.close();
  server?.stop();
  world?.close();
  await issuer?.close();
});

async function openDesk(): Promise<{ page: Page; complaints: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  // The issuer has no picture of its own for the tab.
  await context.route(`${issuer.url}/favicon.ico`, (route) => route.fulfill({ status: 204 }));
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return { page, complaints: watchComplaints(page) };
}

/** At the issuer's own pages: who one is there, and that this home may know. */
async function agreeAs(page: Page, login: string): Promise<void> {
  await page.waitForURL(`${issuer.url}/**`);
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill('x');
  await page.locator('button[type="submit"]').click();
  await page.locator('input[name="prompt"][value="consent"]').waitFor({ state: 'attached' });
  await page.locator('button[type="submit"]').click();
  await page.waitForURL(`${site}/**`);
}

/** A person who gives the computer to another gives them an issuer that knows nobody. */
const forgetIssuer = (page: Page): Promise<void> =>
  page.context().clearCookies({ domain: '127.0.0.1', name: /^_/u });

test('an officer links an account elsewhere, and comes in by it; others do not', async () => {
  const first = await openDesk();
  const { card } = await world.addWorker('Vi Thị Hạnh', 'officer', world.commune);
  await enrol(first.page, `${site}/#${card}`, 'Máy ở trụ sở');
  await seesHeading(first.page, 'Xã Sơn Động');
  await turnTo(first.page, 'Tôi');
  await follow(first.page, 'Đăng nhập trên máy khác');
  await press(first.page, `Liên kết với ${NAME}`);
  await agreeAs(first.page, 'can-bo-hanh');
  await sees(first.page.getByRole('list', { name: 'Tài khoản liên kết' }).getByRole('listitem'));

  const { page, complaints } = await openDesk();
  await page.goto(site);
  await follow(page, 'Cán bộ đăng nhập');

  // Somebody whom the issuer knows, and this home does not.
  await press(page, IN);
  await agreeAs(page, 'nguoi-la');
  await seesText(page, /^Tài khoản này chưa liên kết với ai ở xã\./u);
  expect([...(await breaches(page)), ...(await overflows(page))]).toEqual([]);
  expect(new URL(page.url()).hash).toBe('#/sign-in');

  // Somebody who turns back at the issuer's page.
  await forgetIssuer(page);
  await press(page, IN);
  await page.waitForURL(`${issuer.url}/**`);
  await page.getByRole('link', { name: /cancel/iu }).click();
  await page.waitForURL(`${site}/**`);
  await seesText(page, /^Nơi liên kết không xác nhận lần đăng nhập này\./u);

  await press(page, IN);
  await agreeAs(page, 'can-bo-hanh');
  // As a card would: what this computer is called, and a PIN for its book.
  await press(page, /^Dùng máy này$/u);
  await answerPin(page);
  await seesHeading(page, 'Xã Sơn Động');
  expect(page.url()).not.toContain('code=');

  // The issuer goes away: whoever is in goes on; whoever finds nobody there comes back to the other ways.
  await issuer.close();
  await turnTo(page, 'Tìm');
  await sees(page.getByRole('searchbox'));
  const third = await openDesk();
  await third.page.goto(site);
  await follow(third.page, 'Cán bộ đăng nhập');
  await press(third.page, IN);
  await expect.poll(() => third.page.url(), { timeout: PATIENCE_MS }).toMatch(/^chrome-error:/u);
  await third.page.goto(site);
  await follow(third.page, 'Cán bộ đăng nhập');
  await sees(third.page.getByLabel('Tên đăng nhập'));

  // A home that was started while the issuer is away says so itself.
  const started = await serveBuilds(world, 'dist/pwa', { signIn: settings() });
  await third.page.goto(`http://127.0.0.1:${started.port}`);
  await follow(third.page, 'Cán bộ đăng nhập');
  await press(third.page, IN);
  await seesText(third.page, /^Chưa hỏi được nơi liên kết\./u);
  started.stop();
  const heard = [...first.complaints, ...complaints, ...third.complaints];
  expect(heard.filter((line) => !REFUSED.test(line))).toEqual([]);
});
