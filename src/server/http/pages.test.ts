import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

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
