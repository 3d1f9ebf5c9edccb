// A request of 2099 is refused (`hostile.test.ts`). A fact of 2099 in a request of today is taken: it is
// somebody's word. What its author, its leader and whoever looks into the trace are told of it.

import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Proposal } from '#book/activity.ts';
import { whyText } from '#domain/words.ts';
import { AttentionReply, FiguresReply, HouseholdReply, TraceReply } from '#protocol/queries.ts';
import { officerVi } from '#words/officer-vi.ts';
import { reviewVi } from '#words/review-vi.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const YEAR_2099_S = 4_070_908_800;
const YEAR_2099_DAY = Math.floor(YEAR_2099_S / 86_400);
const FLAGGED = [['flagged', 'day-ahead']];

let the: TestHome;
let member: TestPhone;
let other: TestPhone;
let leader: TestPhone;
beforeAll(async () => {
  the = await openTestHome();
  member = await the.enrol('member', the.village);
  other = await the.enrol('member', the.village);
  leader = await the.enrol('leader', the.village);
});
afterAll(() => the.close());

type Said = Proposal & { readonly at?: number };

async function say(phone: TestPhone, proposal: Said, book = the.homes) {
  const { reply } = await phone.push([phone.part(book.id, [proposal])]);
  const [part] = reply.parts;
  if (part === undefined || !('items' in part)) throw new Error(JSON.stringify(reply));
  return part.items.map(({ verdict, why }) => [verdict, why]);
}

async function ask<Schema extends v.GenericSchema>(schema: Schema, path: string) {
  const { status, reply } = await leader.send('GET', `${path}place=${the.village}`);
  expect(status).toBe(200);
  const { code: _, ...rest } = reply as { code?: unknown }; // a reply has no code
  return v.parse(schema, rest);
}

const added = (household: string, on = the.today) => ({
  type: 'household.added@1',
  on,
  body: { household, head: 'Lò Văn Inh' },
});

describe('a fact that says it was written in 2099', () => {
  const headTo = (household: string, to: string) => ({
    type: 'household.changed@1',
    on: the.today,
    body: { household, change: { field: 'head', was: 'Lò Văn Inh', to } },
  });

  test('is taken as it is, and the trace says that the clock of its phone was ahead', async () => {
    const household = the.newId();
    expect(await say(member, { ...added(household), at: YEAR_2099_S })).toEqual([['ok', '']]);
    const { lines } = await ask(TraceReply, `/api/trace?id=${household}&`);
    expect(lines).toMatchObject([
      { at: YEAR_2099_S, on: the.today, receivedAt: the.clock.at, verdict: 'ok', clockAhead: true },
    ]);
    expect(officerVi.trace.clockAhead).toBe('đồng hồ của máy ghi chạy trước giờ');
    const { items } = await ask(AttentionReply, '/api/attention?');
    expect(items.filter(({ body }) => body['household'] === household)).toEqual([]);
  });

  test('wins over nobody who wrote after it came', async () => {
    const household = the.newId();
    await mustRecord(the.home, the.homes, [added(household)]);
    await say(member, { ...headTo(household, 'Lò Văn Tương Lai'), at: YEAR_2099_S });
    the.clock.at += 60;
    expect(await say(other, headTo(household, 'Lò Văn Hôm Nay'))).toEqual([
      ['flagged', 'premise-changed'],
    ]);
    const { household: seen } = await ask(HouseholdReply, `/api/household?id=${household}&`);
    expect(seen).toMatchObject({ head: 'Lò Văn Hôm Nay' });
  });
});

describe('a fact that says it happened in 2099', () => {
  test('is counted on no day before', async () => {
    const household = the.newId();
    await mustRecord(the.home, the.homes, [added(household)]);
    const figures = () => ask(FiguresReply, '/api/figures?');
    const { villages } = await figures();
    expect(villages).toMatchObject([{ households: expect.any(Number) as number }]);
    expect(await say(member, added(the.newId(), YEAR_2099_DAY))).toEqual(FLAGGED);
    const visit = { visit: the.newId(), household, outcome: 'met' };
    const visited = { type: 'door.visited@1', on: YEAR_2099_DAY, body: visit };
    expect(await say(member, visited, the.doors)).toEqual(FLAGGED);
    expect((await figures()).villages).toEqual(villages);
  });

  test('is taken, and its author and leader are asked', async () => {
    const household = the.newId();
    expect(await say(member, added(household, YEAR_2099_DAY))).toEqual(FLAGGED);
    expect(whyText('vi', 'day-ahead')).toBe(
      'Ngày ghi đi trước hôm nay. Anh/chị xem lại ngày trên điện thoại.',
    );
    const { items } = await ask(AttentionReply, '/api/attention?');
    expect(items.filter(({ body }) => body['household'] === household)).toMatchObject([
      { kind: 'question', why: 'day-ahead', on: YEAR_2099_DAY, stream: member.stream },
    ]);
    expect(reviewVi.whys['day-ahead']).toBe(
      'Ngày ghi đi trước ngày máy chủ nhận; có thể đồng hồ máy chạy sai.',
    );
  });
});
