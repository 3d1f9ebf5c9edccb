// What an officer adds to what the commune teaches stands at a door, without signal; nothing is lost of it.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, press, sees, seesHeading, seesText } from './member-steps.ts';
import { firstPerson, go } from './screens.ts';

const SKILL = 'Gửi ảnh vườn chè cho khách';

let home: DemoServer;
let browser: Browser;
let officer: Page;
let member: Page;
let complaints: string[];

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  officer = await openAs('Cán bộ xã Sơn Động', 'Máy ở trụ sở');
  complaints = watchComplaints(officer);
  member = await openAs('Thành viên tổ, bản Phú Hưng', 'Máy trên tay');
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

async function openAs(role: string, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await enrol(page, home.origin + home.linkOf(role), name);
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  return page;
}

/** The skill that stands there under a name, with what leads to its steps. */
const line = (page: Page, name: string) =>
  page.locator('details.ladder').filter({ has: page.getByText(name, { exact: true }) });

test('an officer adds a skill, and is told beforehand for whom it changes something', async () => {
  await go(officer, '/ladder');
  await sees(officer.getByText(/người đã bắt đầu/u));
  await officer.getByRole('link', { name: 'Thêm kỹ năng' }).click();
  await officer.getByLabel('Tên kỹ năng').fill('ZALO');
  await press(officer, 'Xem và thêm kỹ năng');
  await seesText(officer, /Xã đã có kỹ năng “Zalo”/u);
  await officer.getByLabel('Tên kỹ năng').fill(SKILL);
  await officer.getByLabel('Zalo', { exact: true }).check();
  await press(officer, 'Xem và thêm kỹ năng');
  await seesText(officer, `Thêm kỹ năng “${SKILL}”, xếp cuối`);
  await sees(officer.locator('.ladder-tried'));
  await press(officer, 'Ghi thay đổi');
  await sees(officer.getByRole('list', { name: 'Thứ tự dạy' }).getByText(SKILL));
  await officer.getByRole('link', { name: SKILL }).click();
  await seesText(officer, `Ghi kỹ năng: ${SKILL}`);
  await seesText(officer, 'Đã nhận');
  expect(complaints).toEqual([]);
});

test('a need that leads back is refused by the names of both', async () => {
  await go(officer, '/ladder/zalo');
  await officer.getByLabel(SKILL).check();
  await press(officer, 'Xem sẽ đổi gì');
  const told = officer.locator('.banner--error');
  await sees(told);
  expect(await told.textContent()).toContain(
    `“${SKILL}” đã cần “Zalo” trước, nên “Zalo” không thể lại cần “${SKILL}” trước.`,
  );
});

test('the member teaches it at the door without signal', async () => {
  await member.reload();
  await sees(member.getByRole('navigation', { name: 'Các mục chính' }));
  await firstPerson(member);
  await sees(line(member, SKILL));
  await member.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await member.context().setOffline(true);
  await member.reload();
  await sees(line(member, SKILL));
  await line(member, SKILL).locator('summary').click();
  await press(line(member, SKILL), /Làm cùng/u);
  await sees(line(member, SKILL).locator('summary').getByText('Làm cùng'));
  expect(await line(member, SKILL).count()).toBe(1);
  await member.context().setOffline(false);
  await go(member, '/tray');
  await press(member, /^(?:Gửi ngay|Đang gửi)/u);
  await member.getByText(/^Chờ gửi: [1-9]/u).waitFor({ state: 'hidden' });
});

const ROUND = 'Các nhà theo thứ tự đi';

/** Opens tonight's doors one after the other until one has somebody who is stuck, and a neighbour to ask. */
async function findOffer(page: Page): Promise<string> {
  // Late in the evening few doors are left of the round; the others stand on the wall.
  const hrefs = new Set([
    ...(await doorsOf(page, '/round', ROUND)),
    ...(await doorsOf(page, '/doors', 'Các nhà trong thôn')),
  ]);
  for (const href of hrefs) {
    await go(page, (href ?? '').slice(1));
    await seesHeading(page, /^Hộ /u);
    const offer = page.getByRole('link', { name: /^Nhờ .+ chỉ cho /u }).first();
    const isThere = await offer.waitFor({ timeout: 1_500 }).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    await offer.click();
    return (href ?? '').slice(1);
  }
  throw new Error('nobody of tonight’s doors is stuck');
}

async function doorsOf(
  page: Page,
  place: string,
  name: string,
): Promise<readonly (string | null)[]> {
  await go(page, place);
  const doors = page.getByRole('list', { name }).getByRole('link');
  await sees(doors);
  return doors.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
}

/** Reads what stands there to one of the two; they say yes. */
async function agrees(page: Page): Promise<void> {
  await press(page, /^Hỏi /u);
  await sees(page.locator('.wording'));
  await press(page, 'Đã nghe và đồng ý');
  await seesText(page, 'Chọn cách đồng ý và tiếng đã đọc rồi mới ghi được.');
  await page.getByRole('radio', { name: 'Bằng lời' }).check();
  await page.getByRole('radio', { name: 'Tiếng Việt' }).check();
  await press(page, 'Đã nghe và đồng ý');
  await page.locator('.wording').waitFor({ state: 'hidden' });
}

test('a neighbour shows it, by consent of both, without signal, and it ends as easily', async () => {
  await member.context().setOffline(true);
  const door = await findOffer(member);
  const list = member.getByRole('list', { name: 'Hai người, hỏi người học trước' });
  await sees(list.getByText('Chưa hỏi.'));
  const [learner = '', teacher = ''] = await list.locator('.row-title').allInnerTexts();
  const pair = new URL(member.url()).hash.slice(1);
  await agrees(member);
  await sees(member.getByRole('button', { name: new RegExp(`^Hỏi .*${lastWord(teacher)}`, 'u') }));
  await agrees(member);
  await seesText(member, 'Hai người đã nhận lời. Lần sau đến, hỏi xem đã chỉ đến đâu.');
  await go(member, door);
  await sees(member.getByRole('link', { name: /đang chỉ cho/u }));
  await go(member, '/round');
  await sees(
    member
      .getByRole('list', { name: ROUND })
      .getByText(
        new RegExp(
          `^Hỏi xem .*${lastWord(teacher)} đã chỉ cho .*${lastWord(learner)} đến đâu`,
          'u',
        ),
      ),
  );
  await go(member, pair);
  await press(member, 'Đã xong, hoặc thôi');
  await member.getByRole('radio', { name: `${learner} rút lại sự đồng ý` }).check();
  await press(member, 'Ghi vào sổ');
  await seesText(member, /^Đã thôi ngày .*: rút lại sự đồng ý/u);
  await go(member, door);
  await seesHeading(member, /^Hộ /u);
  expect(await member.getByRole('link', { name: /đang chỉ cho/u }).count()).toBe(0);
  await member.context().setOffline(false);
  await go(member, '/tray');
  await press(member, /^(?:Gửi ngay|Đang gửi)/u);
  await member.getByText(/^Chờ gửi: [1-9]/u).waitFor({ state: 'hidden' });
});

const lastWord = (name: string): string => name.split(' ').at(-1) ?? '';

test('retired and brought back, it has kept whom it was taught to', async () => {
  await go(officer, '/ladder');
  await sees(officer.getByText(/người đã bắt đầu/u));
  await officer.getByRole('link', { name: SKILL }).click();
  await sees(officer.getByRole('row', { name: /Làm cùng 1 người/u }));
  await press(officer, 'Thôi dạy kỹ năng này');
  await seesText(officer, /1 thôn, 1 người đang ở kỹ năng này/u);
  await press(officer, 'Ghi thay đổi');
  await press(officer, 'Dạy lại kỹ năng này');
  await press(officer, 'Ghi thay đổi');
  await sees(officer.getByRole('button', { name: 'Thôi dạy kỹ năng này' }));
  await sees(officer.getByRole('row', { name: /Làm cùng 1 người/u }));
  expect(complaints).toEqual([]);
});
