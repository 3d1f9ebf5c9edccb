// A question is spoken at a door without signal, heard by the leader, given to somebody with a day, answered
// once for two who asked, and told back: at the door, on the household's page and on the village's, nameless.

import { env } from 'node:process';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HouseholdCardsReply } from '#protocol/household-cards.ts';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { placeOf } from './acting-steps.ts';
import { enrol, follow, press, sees, seesHeading, seesText } from './member-steps.ts';
import { go } from './screens.ts';

const MEMBER = 'Thành viên tổ, bản Phú Hưng';
const LEADER = 'Tổ trưởng, bản Phú Hưng';
const SPOKEN = 'Câu hỏi ghi âm, chưa gõ ra chữ';
const TYPED_OUT = 'Cầu treo nhà tôi hay đi bao giờ mới sửa?';
const TYPED = 'Cầu treo gãy mấy tấm ván, bao giờ thay?';
const PUBLIC = 'Cầu treo qua suối bao giờ sửa xong?';
const ANSWER =
  'Thứ Bảy thợ thay ván xong, Chủ nhật đi lại được. Trong tuần bà con đi vòng cầu bê tông.';
const BY_PAGE = 'Đường vào ngõ bao giờ đổ bê tông?';

let home: DemoServer;
let browser: Browser;
let member: Page;
let leader: Page;
let complaints: readonly string[];
/** Of the grandmother, and of another household that asks the same. */
const asker = { place: '', head: '', names: [] as readonly string[] };

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  member = await openAs(MEMBER);
  leader = await openAs(LEADER);
  complaints = watchComplaints(member);
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

async function openAs(role: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await enrol(page, home.origin + home.linkOf(role), 'Máy thử');
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  return page;
}

async function openDoor(page: Page, index: number): Promise<void> {
  await go(page, '/doors');
  const doors = page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link');
  await sees(doors);
  await doors.nth(index).click();
  await seesHeading(page, 'Người trong nhà');
}

/** Until what others said has come. */
async function receives(
  page: Page,
  place: string,
  what: string | ((page: Page) => Locator),
): Promise<void> {
  await expect
    .poll(
      async () => {
        await go(page, '/tray');
        await press(page, /^Gửi/u);
        await go(page, place);
        await page.waitForTimeout(500);
        return (typeof what === 'string' ? page.getByText(what) : what(page)).count();
      },
      { timeout: PATIENCE_MS },
    )
    .toBeGreaterThan(0);
}

test('it is spoken at the door without signal, and another types the same', async () => {
  await member.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await member.context().setOffline(true);
  await openDoor(member, 0);
  asker.place = await placeOf(member);
  asker.names = await member
    .getByRole('list', { name: 'Người trong nhà' })
    .locator('.row-title')
    .allInnerTexts();
  const title = await member.getByRole('heading', { level: 1 }).innerText();
  asker.head = title.replace(/^Hộ (?:\p{Ll}+ )?/u, '');
  await follow(member, 'Có điều muốn hỏi');
  await press(member, 'Lưu câu hỏi');
  await seesText(member, 'Ghi âm hoặc ghi câu hỏi bằng chữ.');
  await press(member, 'Ghi âm câu hỏi');
  await member.getByRole('radio', { name: 'tiếng Tày' }).check();
  await press(member, 'Tiếp tục');
  await press(member.getByRole('dialog'), 'Bắt đầu ghi');
  await seesText(member, 'Đang ghi 0:02');
  await press(member.getByRole('dialog'), 'Dừng và giữ lại');
  await press(member, 'Nghe lại');
  await press(member, 'Lưu câu hỏi');
  await seesText(member, SPOKEN);

  await openDoor(member, 1);
  await follow(member, 'Có điều muốn hỏi');
  await member.getByLabel('Câu hỏi', { exact: true }).fill(TYPED);
  await press(member, 'Lưu câu hỏi');
  await seesText(member, TYPED);
  // A fact may come before its file, which is asked for in vain then.
  expect(complaints.filter((line) => !/net::|ERR_|404.*\/api\/file/u.test(line))).toEqual([]);
  await member.context().setOffline(false);
});

test('the leader hears it, has it typed out, and gives it to somebody with a day', async () => {
  await receives(leader, '/questions', SPOKEN);
  await leader.getByRole('link', { name: new RegExp(SPOKEN, 'u') }).click();
  await seesText(leader, 'Đang chờ người trả lời');
  const hear = leader.getByRole('button', { name: 'Nghe câu hỏi, tiếng Tày' });
  await hear.click();
  await sees(leader.getByRole('button', { name: 'Dừng' }));
  await press(leader, 'Gõ ra chữ');
  const typing = leader.getByRole('dialog');
  await typing.getByLabel('Câu hỏi bằng chữ').fill(TYPED_OUT);
  await press(typing, 'Gõ ra chữ');
  await seesText(leader, TYPED_OUT);

  await press(leader, 'Giao và hẹn ngày');
  const giving = leader.getByRole('dialog');
  await giving.getByRole('radio', { name: home.personOf(MEMBER) }).check({ force: true });
  await giving.getByLabel('Hẹn trả lời chậm nhất ngày').fill('01/01/2020');
  await press(giving, 'Giao câu hỏi');
  await seesText(leader, /Ngày chưa đúng hoặc đã qua/u);
  await giving.getByLabel('Hẹn trả lời chậm nhất ngày').fill(dayFromNow(3));
  await press(giving, 'Giao câu hỏi');
  await seesText(leader, 'Đã giao, đang chờ trả lời');
  const given = new RegExp(`${bare(TYPED_OUT)}.*${home.personOf(MEMBER)} trả lời`, 'u');
  await receives(member, '/questions', (page) => page.getByRole('link', { name: given }));
  expect(await member.getByRole('heading', { name: 'Giao cho tôi' }).count()).toBe(1);
});

test('it is answered once for both, and not with the name of whoever asked', async () => {
  await follow(leader, 'Trả lời');
  const form = leader.url();
  await leader.getByRole('checkbox', { name: TYPED }).check({ force: true });
  const asked = leader.getByLabel('Câu hỏi, viết lại cho mọi người đọc');
  await asked.fill(`${asker.head} hỏi cầu treo bao giờ sửa?`);
  await leader.getByLabel('Câu trả lời', { exact: true }).fill(ANSWER);
  await press(leader, 'Đăng câu trả lời');
  await seesText(leader, /Ai cũng đọc được, xin bỏ tên ra/u);
  await asked.fill('Số 0912 345 678 hỏi cầu treo bao giờ sửa?');
  await press(leader, 'Đăng câu trả lời');
  await seesText(leader, /xin bỏ số đó ra/u);
  await asked.fill(PUBLIC);
  await press(leader, 'Đăng câu trả lời');
  await seesHeading(leader, PUBLIC);
  await seesText(leader, /Trả lời cho 2 câu hỏi/u);
  await press(leader, 'Ghi âm câu trả lời');
  await leader.getByRole('radio', { name: 'tiếng Tày' }).check();
  await press(leader, 'Tiếp tục');
  await press(leader.getByRole('dialog'), 'Bắt đầu ghi');
  await seesText(leader, 'Đang ghi 0:02');
  await press(leader.getByRole('dialog'), 'Dừng và giữ lại');
  await sees(leader.getByRole('button', { name: 'Nghe tiếng Tày' }));
  await follow(leader, 'Đọc trên loa');
  await seesText(leader, new RegExp(`Bà con có hỏi: ${bare(PUBLIC)}`, 'u'));
  await press(leader, 'Loa đã phát');
  await seesText(leader, /Đã ghi là loa đã phát/u);
  expect(await leader.getByText('Chưa phát lần nào.').count()).toBe(0);
  // Whoever has the form open still sees what became of the question, and keeps what they wrote.
  await leader.goto(form);
  await seesText(leader, /không còn chờ trả lời/u);
  await sees(leader.getByLabel('Câu trả lời', { exact: true }));
  await press(leader, 'Xem câu hỏi');
  await seesText(leader, /Đã có trả lời/u);
});

test('it is told back at the door, and the same is not asked again', async () => {
  await receives(member, asker.place, ANSWER);
  await seesText(member, 'Đã có câu trả lời, nói cho nhà này nghe');
  await press(member, 'Đã nói lại cho người hỏi');
  await press(member.getByRole('dialog'), 'Nói tại nhà');
  await seesText(member, /Đã ghi là người hỏi đã nghe/u);
  await go(member, '/questions');
  await member.getByText('Đã xong').click();
  await member.getByRole('link', { name: new RegExp(bare(TYPED_OUT), 'u') }).click();
  await seesText(member, 'Đã trả lời, người hỏi đã nghe');
  await seesText(member, /^Giao .+, hẹn/u);

  await openDoor(member, 2);
  await follow(member, 'Có điều muốn hỏi');
  await member.getByLabel('Câu hỏi', { exact: true }).fill('cầu treo qua suối sửa chưa');
  await press(member, 'Đã có người hỏi: 1 câu');
  await press(member.getByRole('dialog'), 'Đúng câu này, đã đọc cho nghe');
  await seesText(member, /Đã ghi câu hỏi và câu trả lời/u);
  // A fact may come before its file, which is asked for in vain then.
  expect(complaints.filter((line) => !/net::|ERR_|404.*\/api\/file/u.test(line))).toEqual([]);
});

test('the household reads it on its own page, and asks again by a form', async () => {
  const card = await cardFor(asker.head);
  const resident = await (
    await browser.newContext({ viewport: { width: 360, height: 640 } })
  ).newPage();
  resident.setDefaultTimeout(PATIENCE_MS);
  await resident.goto(`${home.origin}/the#${card}`);
  await seesHeading(resident, 'Câu hỏi của nhà mình');
  await seesText(resident, ANSWER);
  // A recording says what was asked, too: it is on the village's page alone.
  expect(await resident.locator('audio').count()).toBe(0);
  expect(await resident.getByText(PUBLIC).count()).toBe(0);
  await press(resident, 'Gửi câu hỏi');
  await seesText(resident, /^Chưa thấy câu hỏi/u);
  await resident.getByLabel('Câu hỏi gửi thôn hoặc xã').fill(BY_PAGE);
  await press(resident, 'Gửi câu hỏi');
  await seesText(resident, /^Đã nhận câu hỏi/u);
  expectNobody(await resident.content());
  await receives(leader, '/questions', BY_PAGE);
  expect(await leader.getByText(BY_PAGE).count()).toBe(1);
});

test('everybody reads and hears it on the village’s page, and nobody who asked', async () => {
  const village = await villageOf();
  const anybody = await (
    await browser.newContext({ viewport: { width: 360, height: 640 } })
  ).newPage();
  anybody.setDefaultTimeout(PATIENCE_MS);
  await anybody.goto(`${home.origin}/thon/${village}`);
  await seesHeading(anybody, PUBLIC);
  expectNobody(await anybody.content());
  await anybody.getByRole('link', { name: 'Xem tất cả câu hỏi – đáp' }).click();
  await anybody.getByLabel('Tìm câu hỏi').fill('lợn');
  await press(anybody, 'Tìm');
  await seesText(anybody, /^Không thấy câu nào như vậy/u);
  await anybody.getByLabel('Tìm câu hỏi').fill('cau treo');
  await press(anybody, 'Tìm');
  await seesText(anybody, ANSWER);
  expectNobody(await anybody.content());
  const sound = await anybody.locator('audio').first().getAttribute('src');
  const heard = await anybody.request.get(`${home.origin}${sound ?? ''}`);
  expect(heard.status()).toBe(200);
  expect(heard.headers()['content-type']).toMatch(/^audio\//u);
  expect((await heard.body()).length).toBeGreaterThan(1_000);
});

/** Without the mark that a pattern takes for its own. */
const bare = (text: string): string => text.replace('?', '');

/** "24/11/2026" so many days after the day on the member's phone. */
function dayFromNow(days: number): string {
  const day = new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${String(day.getUTCFullYear())}`;
}

/** What the home gives the leader for a household. */
async function cardFor(head: string): Promise<string> {
  await go(leader, '/charge');
  await follow(leader, 'Thẻ hộ, biển trước cửa');
  const list = leader.getByRole('list', { name: 'Các hộ' }).getByRole('listitem');
  await list.filter({ hasText: head }).first().getByRole('checkbox').check();
  const answered = leader.waitForResponse((each) => each.url().includes('/api/household-cards'));
  await press(leader, 'Cấp thẻ cho 1 hộ');
  const { households } = v.parse(HouseholdCardsReply, await (await answered).json());
  return households.flatMap(({ card }) => card ?? [])[0] ?? '';
}

async function villageOf(): Promise<string> {
  await go(leader, '/charge');
  const papers = leader.getByRole('link', { name: 'Thẻ hộ, biển trước cửa' });
  await sees(papers);
  return (await papers.getAttribute('href'))?.split('/').at(-1) ?? '';
}

/** Neither a name of those who asked, nor what they said themselves. */
function expectNobody(html: string): void {
  const names = [...asker.names, asker.head].map((name) =>
    name.replace(/^(?:ông|bà|anh|chị) /iu, ''),
  );
  const theirs = [...names, TYPED_OUT, TYPED, BY_PAGE, '<script'];
  expect(theirs.filter((word) => html.includes(word))).toEqual([]);
}
