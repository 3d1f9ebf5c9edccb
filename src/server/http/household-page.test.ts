import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { type ReachState, tellingsOf } from '#domain/reach/state.ts';
import { HouseholdCardsReply } from '#protocol/household-cards.ts';
import * as v from 'valibot';
import { LIMITS } from '#server/http/gate.ts';
import { plateOf } from '#server/queries/public-household.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

/** Whatever stands in the books of a household and must stand on neither page. */
const CANARIES = [
  'Lò Văn Hoàng Yến',
  'Lò Thị Chim Vàng',
  'Trưởng Chim Khuyên',
  '912000777',
  'Ngõ Hoàng Yến',
  'Tra cứu lương hưu',
  '1948',
];

let the: TestHome;
let leader: TestPhone;
let member: TestPhone;
let household: Id;
let resident: Id;
const ids: Id[] = [];

const get = async (path: string) => {
  const response = await the.app.request(path);
  return { response, html: await response.text() };
};

const open = async (card: string, query = '') => {
  const response = await the.app.request(`/ho${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ card }).toString(),
  });
  return { response, html: await response.text() };
};

async function askCards(
  phone: TestPhone,
  request: { issue?: readonly Id[]; withdraw?: readonly Id[]; village?: Id },
) {
  const { village = the.village, issue = [], withdraw = [] } = request;
  const body = JSON.stringify({ village, issue, withdraw });
  return phone.send<unknown>('POST', '/api/household-cards', utf8(body));
}

async function give(phone: TestPhone, id: Id): Promise<string> {
  const { reply } = await askCards(phone, { issue: [id] });
  const { households } = v.parse(HouseholdCardsReply, reply);
  return households.find((each) => each.id === id)?.card ?? '';
}

beforeAll(async () => {
  the = await openTestHome({ limits: LIMITS });
  leader = await the.enrol('leader', the.village);
  member = await the.enrol('member', the.village);
  household = the.newId();
  resident = the.newId();
  const [acting, help, visit] = [the.newId(), the.newId(), the.newId()];
  ids.push(household, resident, acting, help, visit);
  const { today } = the;
  const pushed = await member.push([
    member.part(the.homes.id, [
      {
        type: 'household.added@1',
        on: today - 9,
        body: {
          household,
          head: 'Lò Văn Hoàng Yến',
          code: 'NL-007',
          alley: 'Ngõ Hoàng Yến',
          phone: '+84912000777',
        },
      },
      {
        type: 'resident.added@1',
        on: today - 9,
        body: { resident, household, name: 'Lò Thị Chim Vàng', birthYear: 1948 },
      },
      {
        type: 'consent.marked@1',
        on: today - 5,
        body: { resident, purpose: 'assist', until: today + 30 },
      },
    ]),
    member.part(the.doors.id, [
      {
        type: 'door.visited@1',
        on: today - 1,
        body: {
          visit,
          household,
          outcome: 'met',
          back: { on: today + 3, hour: 19 },
          note: 'Trưởng Chim Khuyên',
        },
      },
      {
        type: 'acting.begun@1',
        on: today - 1,
        body: {
          acting,
          household,
          resident,
          skill: 'insurance',
          reason: 'Tra cứu lương hưu',
          minutes: 30,
        },
      },
      {
        type: 'help.given@1',
        on: today - 1,
        body: { help, household, resident, skill: 'insurance', how: 'for', acting },
      },
    ]),
  ]);
  if (pushed.status !== 200) throw new Error(`not pushed: ${String(pushed.status)}`);
});
afterAll(() => the.close());

describe('the card of a household', () => {
  test.each(['', '?lang=en'])(
    'opens its page%s: who acted and when, nobody of the house',
    async (query) => {
      const card = await give(leader, household);
      expect(card).toMatch(/^[\w-]{35}$/u);
      const { response, html } = await open(card, query);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(html).toContain('NL-007');
      expect(html).toContain('Người member');
      expect(html).toContain('20/11/2026');
      expect(html).toContain('24/11/2026');
      // Acting and the help within it are one line.
      expect(html.match(/20\/11\/2026/gu)).toHaveLength(1);
      expect(html).not.toMatch(/<script|javascript:|\son\w+=|<link|<img/iu);
      // The one form asks the village or commune something, here and nowhere else.
      expect(html.match(/<form[^>]*>/gu)).toEqual([
        `<form method="post" action="/ho${query}#hoi" class="find">`,
      ]);
      expect(gzipSync(html).length).toBeLessThan(30 * 1024);
      expect([...CANARIES, ...ids].filter((canary) => html.includes(canary))).toEqual([]);
      expect(html).not.toMatch(/Bảo hiểm|VNeID|Social insurance/u);
    },
  );

  test('is dead once another is given or it is withdrawn, and says so calmly', async () => {
    const first = await give(leader, household);
    const second = await give(leader, household);
    expect((await open(first)).response.status).toBe(403);
    expect((await open(second)).response.status).toBe(200);
    const { reply } = await askCards(leader, { withdraw: [household] });
    expect(v.parse(HouseholdCardsReply, reply).households[0]).not.toHaveProperty('issuedAt');
    const { response, html } = await open(second);
    expect(response.status).toBe(403);
    expect(html).toContain('Thẻ này không mở được');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('lies in the store as a hash alone, under the cell it names', async () => {
    const card = await give(leader, household);
    const kept = await the.home.store.read(the.homes.cell).listHouseholdCards(the.homes.id);
    expect(kept).toHaveLength(1);
    expect(toBase64Url(kept[0]?.hash ?? new Uint8Array())).toMatch(/^[\w-]{43}$/u);
    expect(JSON.stringify(kept)).not.toContain(card);
    expect(the.log.join('\n')).not.toContain(card);
    expect(the.log.some((line) => / household cards: 1 issued, 0 withdrawn/u.test(line))).toBe(
      true,
    );
  });

  test('enrols no phone', async () => {
    const card = await give(leader, household);
    const answer = await (await the.enrol('member', the.village)).enrol(card);
    expect([answer.status, answer.reply.code]).toEqual([403, 'card-unknown']);
  });

  test('is given by those in charge of the village, and by nobody else', async () => {
    const stranger = await the.enrol('leader', the.otherVillage);
    const officer = await the.enrol('officer', the.commune);
    const former = await the.enrol('leader', the.village, { until: the.today - 1 });
    const asked = { issue: [household] };
    expect((await askCards(member, asked)).status).toBe(403);
    expect((await askCards(stranger, asked)).status).toBe(403);
    expect((await askCards(former, asked)).status).toBe(403);
    expect((await askCards(officer, asked)).status).toBe(200);
    // A household of another village gets none by naming one's own.
    const other = await askCards(stranger, { ...asked, village: the.otherVillage });
    expect(v.parse(HouseholdCardsReply, other.reply).households).toEqual([]);
    expect((await askCards(officer, { ...asked, village: the.commune })).status).toBe(404);
    const many = Array.from({ length: 101 }, () => household);
    expect((await askCards(leader, { issue: many })).status).toBe(400);
  });

  test.each(['', 'x', 'A'.repeat(35), '-'.repeat(36), '%00', '..%2f..%2fetc'])(
    'of a made-up secret %j opens nothing',
    async (secret) => {
      const { response, html } = await open(secret);
      expect(response.status).toBe(403);
      expect(html).toContain('Thẻ này không mở được');
    },
  );

  test('is handed over by a small page that may run its own script and post to this home', async () => {
    const { response, html } = await get('/the');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("form-action 'self'");
    expect(html.match(/<script/gu)).toHaveLength(1);
    expect(html).toContain('<script src="/the.js"></script>');
    const script = await get('/the.js');
    const asked = await get('/ho');
    expect(asked.response.status).toBe(405);
    expect(asked.html).toContain('Xin quét lại thẻ hộ');
    expect(gzipSync(script.html).length).toBeLessThan(3_000);
    expect(script.response.headers.get('content-type')).toContain('javascript');
  });
});

describe('the plate on a door', () => {
  test.each(['', '?lang=en'])(
    'tells%s where it hangs and that it is genuine, and of nobody',
    async (query) => {
      const plate = plateOf(the.village, household);
      const { response, html } = await get(`/bien/${plate}${query}`);
      expect(response.status).toBe(200);
      expect(html).toContain('Nà Lúa');
      expect(html).toContain('Suối Trong');
      expect(html).not.toContain('<script');
      expect(html).not.toContain('NL-007');
      expect(html).not.toContain('Người member');
      expect([...CANARIES, ...ids].filter((canary) => html.includes(canary))).toEqual([]);
    },
  );

  test('is listed for those who print it', async () => {
    const { reply } = await askCards(leader, {});
    const [listed] = v.parse(HouseholdCardsReply, reply).households;
    expect(listed?.plate).toBe(plateOf(the.village, household));
    expect(listed).not.toHaveProperty('card');
  });

  test('of another village, another commune or nobody is told apart in clear words', async () => {
    const wrong = [
      plateOf(the.otherVillage, household),
      plateOf(the.commune, household),
      plateOf(the.newId(), household),
      household,
      'x',
    ];
    for (const plate of wrong) {
      const { response, html } = await get(`/bien/${plate}`);
      expect(response.status).toBe(404);
      expect(html).toContain('Không có biển này ở đây');
    }
  });
});

test('a household page shows the board, and that it was opened is written once for each edition', async () => {
  const bookOf = (activity: 'board' | 'reach') => {
    const book = the.home.directory.findBookOf(activity, the.village);
    if (book === undefined) throw new Error(`no ${activity}`);
    return book;
  };
  const { today } = the;
  const content = { class: 'ordinary', to: 'everyone', pinned: false, from: today };
  const notice = the.newId();
  const texts = { vi: { title: 'Dọn đường sáng Chủ nhật', text: 'Bà con mang cuốc, xẻng.' } };
  const post = (type: string, body: object) =>
    mustRecord(the.home, bookOf('board'), [
      { type, on: today, body: { ...content, texts, ...body } },
    ]);
  const [first, second] = [the.newId(), the.newId()];
  await post('notice.posted@1', { notice, edition: first });
  await post('notice.posted@1', {
    notice: the.newId(),
    edition: the.newId(),
    alleys: ['Ngõ không ai ở'],
  });
  const told = async () => {
    const { state } = await the.home.warm.get(bookOf('reach'));
    const reach = state as ReachState; // of a reach book
    return tellingsOf(reach, notice, household).map(({ way, edition }) => [way, edition]);
  };
  const card = await give(leader, household);
  const { html } = await open(card);
  expect(html).toContain('Dọn đường sáng Chủ nhật');
  expect(html).toContain('Tổ công nghệ số chỉ biết trang này đã có người mở');
  await open(card);
  expect(await told()).toEqual([['page', first]]);
  await post('notice.corrected@1', { notice, edition: second, over: first, retell: true });
  await open('A'.repeat(card.length));
  expect(await told()).toEqual([['page', first]]);
  await open(card);
  expect(await told()).toEqual([
    ['page', first],
    ['page', second],
  ]);
});

test('a household page tells on which days team or office opened what is kept of it, and no name', async () => {
  const card = await give(leader, household);
  expect((await open(card)).html).toContain('Một năm qua chưa ai mở xem riêng hộ này');
  const officer = await the.enrol('officer', the.commune);
  for (let times = 0; times < 2; times += 1) {
    const asked = await officer.send('GET', `/api/household?id=${household}&place=${the.village}`);
    expect(asked.status).toBe(200);
  }
  const { html } = await open(card);
  expect(html.match(/cán bộ xã/gu)).toHaveLength(1);
  expect(html).not.toContain('Người officer');
  expect((await open(card, '?lang=en')).html).toContain('an officer of the commune');
});

test('a household that has left has neither page nor plate', async () => {
  const other = the.newId();
  const { today } = the;
  const say = (type: string, body: Record<string, string>) =>
    member.push([member.part(the.homes.id, [{ type, on: today, body }])]);
  await say('household.added@1', { household: other, code: 'NL-008' });
  const card = await give(leader, other);
  const plate = `/bien/${plateOf(the.village, other)}`;
  expect((await open(card)).response.status).toBe(200);
  expect((await get(plate)).response.status).toBe(200);
  await say('household.left@1', { household: other, reason: 'moved' });
  const { response, html } = await open(card);
  expect(response.status).toBe(404);
  expect(html).toContain('Hộ này không còn trong sổ của thôn');
  expect((await get(plate)).response.status).toBe(404);
});

test('guesses are counted by address, kind by kind, and told in the log without the secret', async () => {
  const guess = 'B'.repeat(35);
  let tries = 0;
  for (; tries < 200; tries += 1) {
    const { response, html } = await open(guess);
    if (response.status !== 429) continue;
    expect(html).toContain('Đã thử quá nhiều lần');
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    break;
  }
  expect(tries).toBeLessThanOrEqual(LIMITS.failures.burst);
  expect(tries).toBeGreaterThan(20);
  // Another kind has tries of its own.
  expect((await get(`/bien/${plateOf(the.village, household)}`)).response.status).toBe(200);
  expect(the.log.some((line) => line.includes(' refused card-unknown /ho from address '))).toBe(
    true,
  );
  expect(the.log.join('\n')).not.toContain(guess);
}, 60_000);
