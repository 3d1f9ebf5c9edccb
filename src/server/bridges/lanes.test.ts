// An alarm goes ahead of whatever waits in whatever book, at its first attempt and at all later ones.

import * as v from 'valibot';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { Proposal } from '#book/activity.ts';
import type { BoardState } from '#domain/board/state.ts';
import { openChannels } from '#server/bridges/bridges.ts';
import { createLanes, type Lanes } from '#server/bridges/lanes.ts';
import { planBoard } from '#server/bridges/plan.ts';
import { BridgeSettings } from '#server/bridges/settings.ts';
import {
  ALARM,
  androidOf,
  type Bridged,
  openBridged,
  ORIGIN,
  SECRET,
  taken,
} from '#test/support/bridged-home.ts';
import { mustRecord } from '#test/support/test-home.ts';

let a: Bridged;
beforeEach(async () => {
  a = await openBridged();
});
afterEach(() => a.close());

/** Lanes, and a way to post on the board of a place and have it queued at once. */
function open(more: object = {}): {
  lanes: Lanes;
  say: (place: Id, content?: object) => Promise<Id>;
  /** Its next edition, of which nobody is told anew. */
  correct: (place: Id, notice: Id, content: object) => Promise<void>;
} {
  const settings = v.parse(BridgeSettings, { sms: androidOf(a.provider), ...more });
  const world = { home: a.the.home, settings, origin: ORIGIN, tell: () => undefined };
  const channels = openChannels({ ...world, secret: SECRET });
  const sending = { ...world, channels };
  const lanes = createLanes(sending);
  const plan = async (place: Id): Promise<void> => {
    const { books } = await planBoard(sending, a.bookOf('board', place));
    for (const book of books) lanes.add(book, 0);
  };
  return {
    lanes,
    async say(place, content = {}) {
      const { notice } = await a.post(place, { ...content });
      await plan(place);
      return notice;
    },
    async correct(place, notice, content) {
      const board = a.bookOf('board', place);
      const { notices } = (await a.the.home.warm.get(board)).state as BoardState; // of a board book
      const over = notices.get(notice)?.edition;
      const plain = { to: 'everyone', pinned: false, from: a.the.today, retell: false };
      const body = { notice, edition: a.the.newId(), over, ...plain, ...content };
      const corrected = { type: 'notice.corrected@1', on: a.the.today, body } as Proposal;
      await mustRecord(a.the.home, board, [corrected]);
      await plan(place);
    },
  };
}

async function live(village: Id, phone: string, ways: readonly string[] = ['sms']): Promise<void> {
  const [household, answer, on] = [a.the.newId(), a.the.newId(), a.the.today];
  const agreed = { answer, household, ways: [...ways], wording: 'messages@1' };
  await mustRecord(a.the.home, a.bookOf('homes', village), [
    { type: 'household.added@1', on, body: { household, phone } },
  ]);
  await mustRecord(a.the.home, a.bookOf('reach', village), [
    { type: 'messages.agreed@1', on, body: agreed },
  ]);
}

const FLOOD = { ...ALARM, texts: { vi: { title: 'LŨ', text: 'x' } } };
/** What went out by SMS, in order. */
const order = (): string =>
  a.provider.calls
    .filter(({ path }) => path === '/message')
    .map(({ text }) => (text.includes('LU.') ? 'alarm' : 'news'))
    .join(' ');

it('an alarm of one village goes ahead of the news of all others', async () => {
  for (const last of [1, 2, 3]) await live(a.the.village, `+8491100000${last}`);
  for (const last of [1, 2, 3]) await live(a.the.otherVillage, `+8492200000${last}`);
  const { lanes, say } = open();
  await say(a.the.commune);
  a.provider.answer = async () => {
    if (a.provider.calls.length === 2) await say(a.the.otherVillage, FLOOD);
    return taken;
  };
  await lanes.run();
  expect(order()).toBe('news news alarm alarm alarm news news news news');
});

it('an alarm that failed goes ahead again as soon as it may', async () => {
  for (const last of [1, 2, 3]) await live(a.the.village, `+8491100000${last}`);
  await live(a.the.otherVillage, '+84922000001');
  const { lanes, say } = open();
  await say(a.the.village);
  await say(a.the.otherVillage, FLOOD);
  a.provider.answer = ({ text }) => {
    if (a.provider.calls.length === 2) a.the.clock.at += 60;
    return text.includes('LU.') && a.provider.calls.length === 1 ? { status: 503 } : taken;
  };
  await lanes.run();
  expect(order()).toBe('alarm news alarm news news');
});

it('an alarm that Zalo could not bring goes ahead by SMS', async () => {
  await live(a.the.village, '+84911000001');
  await live(a.the.otherVillage, '+84922000001', ['zalo', 'sms']);
  const { lanes, say } = open({
    zalo: {
      appId: 'app',
      secretKey: 's',
      refreshToken: 'first',
      templates: { emergency: '2' },
      url: `${a.provider.url}/zalo`,
      tokenUrl: `${a.provider.url}/token`,
    },
  });
  await say(a.the.commune);
  await say(a.the.commune);
  await say(a.the.commune);
  // What was queued for the same house before is due before it.
  a.the.clock.at += 1;
  const notice = await say(a.the.otherVillage, FLOOD);
  const twice = Promise.withResolvers<void>();
  const rows = () => a.rows(a.bookOf('reach', a.the.otherVillage), notice);
  a.provider.answer = async ({ path }) => {
    if (path === '/token') {
      return { body: { access_token: 'A', refresh_token: 'R', expires_in: '90000' } };
    }
    if (path === '/zalo') {
      await twice.promise;
      return { body: { error: -118 } };
    }
    if (order().split(' ').length === 2) {
      twice.resolve();
      await expect.poll(async () => (await rows()).length).toBe(2);
      await wait(50);
    }
    return taken;
  };
  await lanes.run();
  expect(order()).toBe('news news alarm news news news news');
});

it('news that was made an alarm goes ahead, though nobody is told anew', async () => {
  for (const last of [1, 2, 3]) await live(a.the.village, `+8491100000${last}`);
  for (const last of [1, 2, 3]) await live(a.the.otherVillage, `+8492200000${last}`);
  const { lanes, say, correct } = open();
  await say(a.the.village);
  const notice = await say(a.the.otherVillage);
  a.provider.answer = async () => {
    if (a.provider.calls.length === 2) await correct(a.the.otherVillage, notice, FLOOD);
    return taken;
  };
  await lanes.run();
  expect(order()).toBe('news news alarm alarm news news');
  // Nobody was sent it twice.
  expect(await a.rows(a.bookOf('reach', a.the.otherVillage), notice)).toHaveLength(3);
});

it('news that waits for the morning rings at night once it is an alarm', async () => {
  await live(a.the.village, '+84911000001');
  a.provider.answer = () => taken;
  a.the.clock.at += 14 * 3_600;
  const { lanes, say, correct } = open();
  const notice = await say(a.the.village);
  await lanes.run();
  expect(order()).toBe('');
  const night = a.the.clock.at;
  const warning = { ...ALARM.warning, expires: night + 3_600 };
  await correct(a.the.village, notice, { ...FLOOD, warning });
  await lanes.run();
  expect(order()).toBe('alarm');
});
