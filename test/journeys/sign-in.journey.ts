// An officer signs in elsewhere by passkey, is signed out from afar, and comes back by password.

import { env } from 'node:process';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { codeOf } from '#test/support/sign-in-steps.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, follow, press, sees, seesHeading, seesText, turnTo } from './member-steps.ts';

const DESK = { width: 1_280, height: 800 };
const NAME = 'can.bo.son.dong';
const PASSWORD = 'suối Nà Lúa trong veo';
const TYPED = 'quang thi';
/** How the browser notes answers that refuse; the screen says the same in words. */
const REFUSED = /status of (?:401|422)/u;

let home: DemoServer;
let browser: Browser;
let site = '';

beforeAll(async () => {
  home = await serveSmallDemo();
  // Passkeys are bound to a name, never to an address.
  site = `http://localhost:${home.port}`;
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

type Desk = { readonly page: Page; readonly complaints: readonly string[]; readonly keys: Keys };
type Keys = { readonly session: CDPSession; readonly authenticatorId: string };

/** A computer of its own, whose browser asks an authenticator that says yes. */
async function openDesk(): Promise<Desk> {
  const context = await browser.newContext({ viewport: DESK });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints = watchComplaints(page);
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { page, complaints, keys: { session, authenticatorId } };
}

/** The passkey reaches the other computer as a platform carries it between the devices of a person. */
async function carryKeys(from: Keys, to: Keys): Promise<void> {
  const { credentials } = await from.session.send('WebAuthn.getCredentials', {
    authenticatorId: from.authenticatorId,
  });
  expect(credentials).toHaveLength(1);
  for (const credential of credentials) {
    await to.session.send('WebAuthn.addCredential', {
      authenticatorId: to.authenticatorId,
      credential,
    });
  }
}

test('an officer sets up, signs in elsewhere, is signed out from afar and comes back', async () => {
  const [first, second] = [await openDesk(), await openDesk()];
  await enrol(first.page, site + home.linkOf('Cán bộ xã Sơn Động'), 'Máy ở trụ sở');
  await seesHeading(first.page, 'Xã Sơn Động');
  await addsAPasskey(first.page);
  const secret = await setsAPassword(first.page);

  await carryKeys(first.keys, second.keys);
  await second.page.goto(site);
  await follow(second.page, 'Cán bộ đăng nhập');
  await press(second.page, 'Dùng khóa truy cập');
  await seesHeading(second.page, 'Xã Sơn Động');

  await turnTo(second.page, 'Tìm');
  await second.page.getByRole('searchbox').fill(TYPED);
  await sees(second.page.getByRole('list', { name: /./u }).getByRole('link'));
  await endsTheOther(first.page);
  await isAskedAgain(second.page);
  await signsInAgain(second.page, codeOf(secret, Math.floor(Date.now() / 1_000) + 30));
  await staysAsItWas(second.page);
  await signsOut(second.page);
  const complaints = [...first.complaints, ...second.complaints];
  expect(complaints.filter((line) => !REFUSED.test(line))).toEqual([]);
});

async function addsAPasskey(page: Page): Promise<void> {
  await turnTo(page, 'Tôi');
  await follow(page, 'Đăng nhập trên máy khác');
  await seesText(page, /^Chưa có khóa nào\./u);
  await press(page, 'Thêm khóa truy cập');
  const keys = page.getByRole('list', { name: 'Khóa truy cập' }).getByRole('listitem');
  await sees(keys.filter({ hasText: 'Chrome, Linux' }));
}

/** The secret that the code app was shown. */
async function setsAPassword(page: Page): Promise<string> {
  await follow(page, 'Đặt mật khẩu');
  const secret = (await page.locator('.code-typed').innerText()).replaceAll(' ', '');
  await page.getByLabel('Tên đăng nhập').fill(NAME);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByLabel('Mã xác thực').fill('000000');
  await press(page, 'Đặt mật khẩu');
  await seesText(page, /^6 số chưa đúng\./u);
  await page.getByLabel('Mã xác thực').fill(codeOf(secret, Math.floor(Date.now() / 1_000)));
  await press(page, 'Đặt mật khẩu');
  await seesHeading(page, 'Cất các mã dự phòng');
  expect(await page.locator('.recovery-codes li').count()).toBe(10);
  await press(page, 'Tôi đã cất');
  await seesText(page, `Tên đăng nhập: ${NAME}`);
  return secret;
}

/** From the first computer, which knows of the second by its books. */
async function endsTheOther(page: Page): Promise<void> {
  const row = page
    .getByRole('list', { name: 'Các máy đang dùng' })
    .getByRole('listitem')
    .filter({ hasText: 'Chrome, Linux' });
  await page.reload();
  await press(row, 'Ngừng dùng');
  await press(page.getByRole('dialog'), 'Ngừng dùng');
  await seesText(page, /^Đã ngừng dùng một máy/u);
  await expect.poll(() => row.count(), { timeout: PATIENCE_MS }).toBe(0);
  await page.reload();
  await sees(page.getByRole('list', { name: 'Các máy đang dùng' }));
}

/** Whatever is asked next is not answered; what was typed stands where it stood. */
async function isAskedAgain(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill(`${TYPED} s`);
  await seesText(page, /^Phiên làm việc trên máy này đã kết thúc\. Những gì đã ghi/u);
  expect(await page.getByRole('searchbox').inputValue()).toBe(`${TYPED} s`);
}

async function signsInAgain(page: Page, code: string): Promise<void> {
  await press(page, 'Đăng nhập lại');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Tên đăng nhập').fill(NAME);
  await sheet.getByLabel('Mật khẩu').fill(`${PASSWORD} sai`);
  await sheet.getByLabel('Mã xác thực').fill(code);
  await press(sheet, 'Đăng nhập');
  await seesText(page, /^Tên, mật khẩu hoặc mã chưa đúng\./u);
  await sheet.getByLabel('Mật khẩu').fill(PASSWORD);
  await press(sheet, 'Đăng nhập');
  await sheet.waitFor({ state: 'hidden' });
}

async function staysAsItWas(page: Page): Promise<void> {
  const ended = page.getByText(/^Phiên làm việc trên máy này đã kết thúc/u);
  await expect.poll(() => ended.count(), { timeout: PATIENCE_MS }).toBe(0);
  expect(await page.getByRole('searchbox').inputValue()).toBe(`${TYPED} s`);
  await page.getByRole('searchbox').fill('quang thi suong');
  await sees(page.getByText(/không có|kết quả|Không tìm thấy/iu));
}

/** Its books leave the computer with the person. */
async function signsOut(page: Page): Promise<void> {
  await turnTo(page, 'Tôi');
  await follow(page, 'Đăng nhập trên máy khác');
  await press(page, 'Thoát khỏi máy này');
  await press(page.getByRole('dialog'), 'Thoát khỏi máy này');
  await seesHeading(page, 'Cần một đường dẫn để bắt đầu');
  const stores = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name = '' }) => name),
  );
  expect(stores.filter((name) => /^banso-[0-9a-f]{16}$/u.test(name))).toEqual([]);
}
