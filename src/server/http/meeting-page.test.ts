import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { ActivityName, Book, Proposal } from '#book/activity.ts';
import { repliesOf } from '#domain/reach/meeting-state.ts';
import type { ReachState } from '#domain/reach/state.ts';
import { HouseholdCardsReply } from '#protocol/household-cards.ts';
import * as v from 'valibot';
import { DAY_WRITES_MAX, MEETING_REPLIES_MAX } from '#server/card-writes.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

/** Who led it, who wrote it down, and who lives there: on no page that anybody opens. */
const NAMES = ['Bàn Văn Chủ Tọa', 'Lò Thị Thư Ký', 'Hoàng Thị Họa Mi'];

let the: TestHome;
let card: string;
const ids = { household: '', other: '', meeting: '', edition: '', held: '' };

const said = (type: string, body: Proposal['body']): Proposal => ({ type, on: the.today, body });
function bookOf(activity: ActivityName, place = the.village): Book {
  const book = the.home.directory.findBookOf(activity, place);
  if (book === undefined) throw new Error(`no ${activity} book`);
  return book;
}
async function record(book: Book, proposals: readonly Proposal[]): Promise<void> {
  const recorded = await the.home.recorder.record(book, proposals);
  if (!recorded.ok) throw new Error(recorded.error.code);
  const odd = recorded.value.find(({ verdict }) => verdict !== 'ok');
  if (odd !== undefined) throw new Error(odd.why);
}
const called = (more: object) => ({
  kind: 'extra',
  minute: 1_170,
  place: 'Nhà văn hóa bản',
  agenda: [{ item: 'Mức đóng quỹ điện đường', matter: 'money' }],
  ...more,
});

beforeAll(async () => {
  the = await openTestHome();
  for (const name of ['household', 'other', 'meeting', 'edition', 'held'] as const) {
    ids[name] = the.newId();
  }
  const { household, other, meeting, edition, held } = ids;
  const { today } = the;
  await record(the.homes, [
    said('household.added@1', { household, head: NAMES[2] ?? '', alley: 'Ngõ Suối' }),
    said('household.added@1', { household: other, head: 'Lý Văn Khác', alley: 'Ngõ Đa' }),
  ]);
  const [resolution, lost] = [the.newId(), the.newId()];
  const vote = {
    meeting: held,
    day: today,
    matter: 'money',
    way: 'hands',
    against: 1,
    blank: 1,
    present: 32,
    total: 40,
    needs: 'two-thirds',
  };
  await record(bookOf('board'), [
    said('meeting.called@1', called({ meeting, edition, title: 'Họp cuối năm', day: today + 2 })),
    said(
      'meeting.called@1',
      called({ meeting: held, edition: the.newId(), title: 'Họp tháng trước', day: today - 20 }),
    ),
    said('minutes.recorded@1', {
      minutes: the.newId(),
      edition: the.newId(),
      meeting: held,
      day: today - 20,
      chair: NAMES[0] ?? '',
      secretary: NAMES[1] ?? '',
      present: 32,
      total: 40,
      text: 'Trưởng bản nêu mức đóng.',
      document: '08/BB',
    }),
    said('decision.taken@1', {
      ...vote,
      resolution,
      edition: the.newId(),
      title: 'Đóng 50.000 đồng mỗi hộ',
      agree: 30,
    }),
    said('decision.taken@1', {
      ...vote,
      resolution: lost,
      edition: the.newId(),
      title: 'Mua loa mới',
      agree: 20,
    }),
  ]);
  const leader = await the.enrol('leader', the.village);
  const asked = JSON.stringify({ village: the.village, issue: [household], withdraw: [] });
  const { reply } = await leader.send<unknown>('POST', '/api/household-cards', utf8(asked));
  const all = v.parse(HouseholdCardsReply, reply).households;
  card = all.find(({ id }) => id === household)?.card ?? '';
});
afterAll(() => the.close());

async function post(fields: Readonly<Record<string, string>>, query = '') {
  const response = await the.app.request(`/ho${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  return { response, html: await response.text() };
}
async function replies(household: Id) {
  const { state } = await the.home.warm.get(bookOf('reach'));
  return repliesOf(state as ReachState, ids.meeting, household); // of a reach book
}

describe('the page of a village', () => {
  test.each(['', '?lang=en'])('shows meetings and decisions in households%s', async (query) => {
    const response = await the.app.request(`/thon/${the.village}${query}`);
    const html = await response.text();
    for (const shown of ['Họp cuối năm', '19:30', 'Nhà văn hóa bản', '08/BB', 'Mua loa mới']) {
      expect(html, shown).toContain(shown);
    }
    expect(html).not.toMatch(/<script|<form/iu);
    const { household, other } = ids;
    for (const hidden of [...NAMES, household, other]) expect(html, hidden).not.toContain(hidden);
    expect(gzipSync(html).length).toBeLessThan(30 * 1024);
    // 30 of 40 are two thirds, 20 are not.
    const votes = [...html.matchAll(/<h4[^>]*>([^<]*)<\/h4><p><b>([^<]*)<\/b>/gu)];
    expect(votes.map(([, title, came]) => [title, came])).toEqual(
      query === ''
        ? [
            ['Đóng 50.000 đồng mỗi hộ', 'Được thông qua'],
            ['Mua loa mới', 'Không được thông qua'],
          ]
        : [
            ['Đóng 50.000 đồng mỗi hộ', 'Carried'],
            ['Mua loa mới', 'Not carried'],
          ],
    );
  });
});

describe('the page of a household', () => {
  test('asks whether they come, by buttons that need no script, and says what they said', async () => {
    const first = await post({ card });
    expect(first.html).toContain('Nhà mình có đi được không');
    expect(first.response.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(first.html).not.toMatch(/<script|\son\w+=/iu);
    const { meeting, edition, household } = ids;
    const answered = await post({ card, meeting, edition, heads: '2' });
    expect(answered.html).toContain('Nhà mình đã báo: 2 người đi.');
    expect(await replies(household)).toMatchObject([{ heads: 2, way: 'page', edition }]);
    // The browser sends it once more when the page is loaded anew.
    await post({ card, meeting, edition, heads: '2' });
    expect(await replies(household)).toHaveLength(1);
    const changed = await post({ card, meeting, edition, heads: '0' }, '?lang=en');
    expect(changed.html).toContain('Your household said: nobody can come.');
    expect((await replies(household)).map(({ heads }) => heads)).toEqual([2, 0]);
    expect(await replies(ids.other)).toEqual([]);
  });

  test.each([
    ['heads', '21'],
    ['heads', '-1'],
    ['heads', '1e1'],
    ['heads', ''],
    ['meeting', 'nothing000'],
    ['edition', 'another000'],
  ])('writes nothing of a %s of %j', async (field, value) => {
    const before = await replies(ids.household);
    const { meeting, edition } = ids;
    const { response } = await post({ card, meeting, edition, heads: '3', [field]: value });
    expect(response.status).toBe(200);
    expect(await replies(ids.household)).toEqual(before);
  });

  test('takes so many replies to a meeting and on a day, and says in words when it takes no more', async () => {
    const { household } = ids;
    const call = async () => {
      const ofMeeting = { meeting: the.newId(), edition: the.newId() };
      const body = { ...ofMeeting, title: 'Họp thêm', day: the.today + 3 };
      await record(bookOf('board'), [said('meeting.called@1', called(body))]);
      return ofMeeting;
    };
    const reach = async () => (await the.home.warm.get(bookOf('reach'))).state as ReachState;
    const byPage = async () => {
      const all = [...(await reach()).replies.entries()];
      const own = all.filter(([key]) => key.endsWith(household));
      return own.flatMap(([, each]) => each).filter(({ way }) => way === 'page').length;
    };
    const change = async (of: { meeting: Id; edition: Id }, round: number) =>
      post({ card, ...of, heads: String(1 + (round % 2)) });
    const [first, second] = [await call(), await call()];
    for (let round = 1; round < MEETING_REPLIES_MAX; round += 1) await change(first, round);
    // Sent together, none passes while another is being written.
    await Promise.all(['3', '4', '5'].map(async (heads) => post({ card, ...first, heads })));
    expect(repliesOf(await reach(), first.meeting, household)).toHaveLength(MEETING_REPLIES_MAX);
    expect((await change(first, 0)).html + (await change(first, 1)).html).toContain(
      'lần này chưa được ghi',
    );
    for (let round = 0; round < 10; round += 1) await change(second, round);
    expect(await byPage()).toBe(DAY_WRITES_MAX);
    const ask = { question: the.newId(), ask: 'Đường?', to: 'village' };
    expect((await post({ card, ...ask })).html).toContain('Mai gửi lại');
    expect((await reach()).questions.has(ask.question)).toBe(false);
  });

  test('of a meeting that is over, or for other alleys, asks nothing and takes nothing', async () => {
    const elsewhere = { meeting: the.newId(), edition: the.newId() };
    const body = { ...elsewhere, title: 'Dọn Ngõ Đa', day: the.today + 1, alleys: ['Ngõ Đa'] };
    await record(bookOf('board'), [said('meeting.called@1', called(body))]);
    const { html } = await post({ card, ...elsewhere, heads: '1' });
    expect(html).not.toContain('Dọn Ngõ Đa');
    const { state } = await the.home.warm.get(bookOf('reach'));
    expect(repliesOf(state as ReachState, elsewhere.meeting, ids.household)).toEqual([]);
    const over = await post({ card, meeting: ids.held, edition: ids.edition, heads: '1' });
    expect(over.response.status).toBe(200);
    expect(repliesOf(state as ReachState, ids.held, ids.household)).toEqual([]);
  });

  test('with a card that is none answers nobody', async () => {
    const before = await replies(ids.household);
    const { meeting, edition } = ids;
    const { response } = await post({ card: 'A'.repeat(35), meeting, edition, heads: '3' });
    expect(response.status).toBe(403);
    expect(await replies(ids.household)).toEqual(before);
  });
});
