import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DoorsState } from '#domain/doors/state.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

const CANARIES = [
  'Lò Văn Hoàng Yến',
  'Lò Thị Chim Vàng',
  'Trưởng Chim Khuyên',
  '912000777',
  'YẾN-77',
  'Ngõ Hoàng Yến',
];

let the: TestHome;
const ids: string[] = [];

const get = async (path: string) => {
  const response = await the.app.request(path);
  return { response, html: await response.text() };
};

beforeAll(async () => {
  the = await openTestHome();
  const member = await the.enrol('leader', the.village);
  const facts = Array.from({ length: 8 }, (_, i) => {
    const [household, resident, visit] = [the.newId(), the.newId(), the.newId()];
    ids.push(household, resident, visit);
    return { household, resident, visit, i };
  });
  const pushed = await member.push([
    member.part(
      the.homes.id,
      facts.flatMap(({ household, resident, i }) => [
        {
          type: 'household.added@1',
          on: the.today - 9,
          body: {
            household,
            head: 'Lò Văn Hoàng Yến',
            code: `YẾN-77${String(i)}`,
            alley: 'Ngõ Hoàng Yến',
            phone: '+84912000777',
          },
        },
        {
          type: 'resident.added@1',
          on: the.today - 9,
          body: { resident, household, name: 'Lò Thị Chim Vàng', birthYear: 1980 },
        },
      ]),
    ),
    member.part(
      the.doors.id,
      facts.slice(0, 6).map(({ household, visit }) => ({
        type: 'door.visited@1',
        on: the.today,
        body: { visit, household, outcome: 'met', note: 'Trưởng Chim Khuyên' },
      })),
    ),
  ]);
  if (pushed.status !== 200) throw new Error(`not pushed: ${String(pushed.status)}`);
});
afterAll(() => the.close());

test.each(['', '?lang=en'])('a village is published%s without anybody in it', async (query) => {
  const { response, html } = await get(`/thon/${the.village}${query}`);
  expect(response.status).toBe(200);
  expect(html).toContain('Nà Lúa');
  expect(html).toContain('(6/8)');
  expect(html).not.toContain('<script');
  expect(ids).toHaveLength(24);
  expect([...CANARIES, ...ids].filter((canary) => html.includes(canary))).toEqual([]);
});

test('the page may use its own style and nothing else', async () => {
  const { response } = await get(`/thon/${the.village}`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /u);
  expect(policy).not.toContain('script-src');
  expect(response.headers.get('cache-control')).toContain('public');
});

test('a commune leads to the pages of its villages', async () => {
  const { response, html } = await get(`/xa/${the.commune}`);
  expect(response.status).toBe(200);
  expect(html).toContain(`href="/thon/${the.village}"`);
  expect(html).toContain(`href="/thon/${the.otherVillage}"`);
});

test.each(['/thon/none', '/xa/aaaaaaaaaa', '/thon/%E0%A4%A'])(
  '%s is told as not there',
  async (path) => {
    const { response, html } = await get(path);
    expect(response.status).toBe(404);
    expect(html).not.toContain('<script');
  },
);

test('a village is no commune and a commune no village', async () => {
  expect((await get(`/xa/${the.village}`)).response.status).toBe(404);
  expect((await get(`/thon/${the.commune}`)).response.status).toBe(404);
});

test('a village that has not changed is measured once', async () => {
  const { state } = await the.home.warm.get(the.doors);
  const { rungsByResident } = state as DoorsState; // a doors book
  await get(`/thon/${the.village}`);
  const { get: find } = rungsByResident;
  let reads = 0;
  Object.assign(rungsByResident, {
    get(key: string) {
      reads += 1;
      return find.call(rungsByResident, key);
    },
  });
  for (let times = 0; times < 5; times += 1) {
    expect((await get(`/thon/${the.village}?lang=en`)).html).toContain('(6/8)');
  }
  expect(reads).toBe(0);
  const household = ids[18] ?? '';
  const body = { visit: the.newId(), household, outcome: 'met' };
  await mustRecord(the.home, the.doors, [{ type: 'door.visited@1', on: the.today, body }]);
  expect((await get(`/thon/${the.village}`)).html).toContain('(7/8)');
  expect(reads).toBe(8);
});

test('a village page shows what stands on its board, and what its commune tells it', async () => {
  const bookOf = (place: string) => {
    const book = the.home.directory.findBookOf('board', place);
    if (book === undefined) throw new Error('no board');
    return book;
  };
  const posted = (title: string, more: object = {}) => {
    const notice = the.newId();
    const content = { class: 'ordinary', to: 'everyone', pinned: false, from: the.today };
    const texts = { vi: { title, text: 'Dòng một.\nDòng <hai>.' } };
    const body = { notice, edition: the.newId(), ...content, texts, ...more };
    return { notice, proposal: { type: 'notice.posted@1', on: the.today, body } };
  };
  const own = posted('Dọn đường sáng Chủ nhật');
  const gone = posted('Lịch cắt điện');
  const over = posted('Họp đã xong', { from: the.today - 9, until: the.today - 1 });
  const withdrawn = { notice: gone.notice, reason: 'điện lực hoãn' };
  await mustRecord(the.home, bookOf(the.village), [
    own.proposal,
    gone.proposal,
    over.proposal,
    { type: 'notice.withdrawn@1', on: the.today, body: withdrawn },
  ]);
  await mustRecord(the.home, bookOf(the.commune), [
    posted('Làm căn cước lưu động').proposal,
    posted('Chỉ cho thôn khác', { villages: [the.otherVillage] }).proposal,
  ]);
  const { html } = await get(`/thon/${the.village}`);
  expect(html).toContain('Dọn đường sáng Chủ nhật');
  expect(html).toContain('Dòng &lt;hai>');
  expect(html).toContain('không còn hiệu lực: điện lực hoãn');
  expect(html).toContain('Làm căn cước lưu động');
  expect(html).not.toContain('Họp đã xong');
  expect(html).not.toContain('Chỉ cho thôn khác');
  expect(html).not.toContain('<script');
  const other = await get(`/thon/${the.otherVillage}`);
  expect(other.html).toContain('Chỉ cho thôn khác');
  expect(other.html).not.toContain('Dọn đường');
  const english = await get(`/thon/${the.village}?lang=en`);
  expect(english.html).toContain('Notice board');
});
