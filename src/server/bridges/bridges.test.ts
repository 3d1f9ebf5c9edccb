import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import { startOf } from '#server/bridges/when.ts';
import type { Delivery } from '#server/store/deliveries.ts';
import { ALARM, androidOf, type Bridged, openBridged, taken } from '#test/support/bridged-home.ts';
import type { Reply } from '#test/support/provider.ts';
import { mustRecord, NOON } from '#test/support/test-home.ts';

const [ONE, TWO] = ['+84911111111', '+84922222222'];

let a: Bridged;
beforeEach(async () => {
  a = await openBridged();
  a.provider.answer = () => taken;
});
afterEach(() => a.close());

const sms = () => a.bridge({ sms: androidOf(a.provider) });
const reach = () => a.bookOf('reach', a.the.village);
const Sent = v.object({ phoneNumbers: v.tuple([v.string()]) });
const sentTo = (): string[] =>
  a.provider.calls.map(({ text }) => v.parse(Sent, JSON.parse(text)).phoneNumbers[0]);
/** Whatever the order. */
const sorted = (texts: readonly string[]): string[] =>
  texts.toSorted((one, other) => (one < other ? -1 : 1));
const states = async (notice: Id): Promise<Record<Id, string>> =>
  Object.fromEntries(
    (await a.rows(reach(), notice)).map(({ recipient, channel, state, why }) => [
      `${recipient} ${channel}`,
      [state, why].filter(Boolean).join(' '),
    ]),
  );
const only = async (notice: Id): Promise<Delivery> => {
  const [row, more] = await a.rows(reach(), notice);
  if (row === undefined || more !== undefined) throw new Error('not one');
  return row;
};

describe('a notice', () => {
  it('goes to the households that agreed, whose it is, once', async () => {
    const [asked, silent, trading] = [
      await a.addHousehold(ONE),
      await a.addHousehold('+84933333333'),
      await a.addHousehold(TWO, { business: true, alley: 'Ngõ Suối' }),
    ];
    await a.agree(asked, ['sms']);
    await a.agree(trading, ['sms']);
    const bridges = sms();
    const { notice } = await a.post(a.the.commune);
    await bridges.makeUp();
    await bridges.makeUp();
    expect(sorted(sentTo())).toEqual([ONE, TWO]);
    expect(await states(notice)).toEqual({ [`${asked} sms`]: 'sent', [`${trading} sms`]: 'sent' });
    const shops = await a.post(a.the.village, { to: 'business', alleys: ['Ngõ Suối'] });
    const others = await a.post(a.the.commune, { villages: [a.the.otherVillage] });
    await bridges.makeUp();
    expect(Object.keys(await states(shops.notice))).toEqual([`${trading} sms`]);
    expect(await states(others.notice)).toEqual({});
    expect(JSON.stringify(await states(notice))).not.toContain(silent);
  });

  it('goes out as it is written, without anybody asking', async () => {
    const house = await a.addHousehold(ONE);
    await a.agree(house, ['sms']);
    const bridges = sms();
    const { notice } = await a.post(a.the.village);
    bridges.note(a.bookOf('board', a.the.village), ['notice.posted@1']);
    await expect.poll(() => sentTo()).toEqual([ONE]);
    const later = await a.addHousehold(TWO);
    await a.agree(later, ['sms']);
    bridges.note(reach(), ['messages.agreed@1']);
    await expect.poll(() => sentTo()).toEqual([ONE, TWO]);
    expect(Object.keys(await states(notice))).toHaveLength(2);
    await bridges.end();
  });

  it('that is ordinary, internal or old goes to nobody’s phone', async () => {
    await a.agree(await a.addHousehold(ONE), ['sms']);
    const bridges = sms();
    const posted = [
      await a.post(a.the.village, { class: 'ordinary' }),
      await a.post(a.the.village, { to: 'team' }),
      await a.post(a.the.village),
    ];
    a.the.clock.at += 24 * 3_600;
    await bridges.makeUp();
    for (const { notice } of posted) expect(await a.rows(reach(), notice)).toEqual([]);
  });

  it('waits for its first day', async () => {
    await a.agree(await a.addHousehold(ONE), ['sms']);
    const bridges = sms();
    await a.post(a.the.village, { from: a.the.today + 1 });
    await bridges.makeUp();
    expect(sentTo()).toEqual([]);
    a.the.clock.at = startOf(a.the.today + 1) + 9 * 3_600;
    await bridges.run();
    expect(sentTo()).toEqual([ONE]);
  });
});

describe('a household', () => {
  it('that declined, moved, was told, or shares a phone is sent nothing, or nothing more', async () => {
    const [declined, told, shared, again] = [
      await a.addHousehold('+84911111110'),
      await a.addHousehold('+84911111112'),
      await a.addHousehold(ONE),
      await a.addHousehold(ONE),
    ];
    for (const each of [told, shared, again]) await a.agree(each, ['sms']);
    const over = await a.agree(declined, ['sms']);
    const body = { answer: a.the.newId(), household: declined, over };
    await mustRecord(a.the.home, reach(), [{ type: 'messages.declined@1', on: a.the.today, body }]);
    const { notice, edition } = await a.post(a.the.village);
    const telling = { telling: a.the.newId(), notice, edition, household: told, way: 'door' };
    await mustRecord(a.the.home, reach(), [
      { type: 'notice.told@1', on: a.the.today, body: telling },
    ]);
    await sms().makeUp();
    expect(sentTo()).toEqual([ONE]);
    expect(sorted(Object.values(await states(notice)))).toEqual(['sent', 'skipped same-number']);
  });

  it('whose register has no number is told so, and hears on the phone of who agreed', async () => {
    const [without, resident] = [await a.addHousehold(), a.the.newId()];
    const child = { resident, household: without, name: 'Lò Thị Mai', phone: TWO };
    await mustRecord(a.the.home, a.the.homes, [
      { type: 'resident.added@1', on: a.the.today, body: child },
    ]);
    const over = await a.agree(without, ['sms']);
    const first = await a.post(a.the.village);
    await sms().makeUp();
    expect(await states(first.notice)).toEqual({ [`${without} sms`]: 'skipped no-phone' });
    await a.agree(without, ['sms'], { resident, over });
    await a.post(a.the.village);
    await sms().makeUp();
    expect(sentTo()).toEqual([TWO]);
  });

  it('that is told while its message waits is sent none, but in an emergency', async () => {
    const house = await a.addHousehold(ONE);
    await a.agree(house, ['sms']);
    a.provider.answer = () => ({ status: 503 });
    const bridges = sms();
    const [plain, alarm] = [await a.post(a.the.village), await a.post(a.the.village, ALARM)];
    await bridges.makeUp();
    for (const { notice, edition } of [plain, alarm]) {
      const body = { telling: a.the.newId(), notice, edition, household: house, way: 'door' };
      await mustRecord(a.the.home, reach(), [{ type: 'notice.told@1', on: a.the.today, body }]);
    }
    a.provider.answer = () => taken;
    a.the.clock.at += 60;
    await bridges.run();
    expect(await only(plain.notice)).toMatchObject({ state: 'skipped', why: 'told' });
    expect(await only(alarm.notice)).toMatchObject({ state: 'sent' });
  });
});

describe('what did not go out', () => {
  let bridges: ReturnType<typeof sms>;
  let notice: Id;
  let edition: Id;
  const begin = async (content = {}): Promise<void> => {
    await a.agree(await a.addHousehold(ONE), ['sms']);
    bridges = sms();
    ({ notice, edition } = await a.post(a.the.village, content));
    await bridges.makeUp();
  };

  it('is tried again later and later, and not once it is stale', async () => {
    a.provider.answer = () => ({ status: 500 });
    await begin();
    const waits: number[] = [];
    for (let tries = 1; tries < 40; tries += 1) {
      const row = await only(notice);
      if (row.state !== 'queued') break;
      expect(row).toMatchObject({ why: 'provider', tries });
      waits.push(row.due - a.the.clock.at);
      a.the.clock.at = row.due;
      await bridges.run();
    }
    expect(await only(notice)).toMatchObject({ state: 'expired', why: 'provider' });
    expect(waits[0]).toBeLessThanOrEqual(30);
    expect(Math.max(...waits.slice(4, 9))).toBeGreaterThan(1_800);
    expect(a.the.clock.at).toBeLessThan(NOON + 24 * 3_600);
    const calls = a.provider.calls.length;
    a.the.clock.at += 48 * 3_600;
    await bridges.makeUp();
    expect(a.provider.calls).toHaveLength(calls);
  });

  it('while the server was off is not sent once the alarm is over', async () => {
    a.provider.answer = () => ({ status: 500 });
    await begin(ALARM);
    a.provider.answer = () => taken;
    a.the.clock.at = ALARM.warning.expires;
    await sms().makeUp();
    expect(a.provider.calls).toHaveLength(1);
    expect(await only(notice)).toMatchObject({ state: 'expired', why: 'provider' });
  });

  it('rings nobody at night, and an alarm does', async () => {
    const late = dayOfDate({ year: 2026, month: 11, dayOfMonth: 21 });
    a.the.clock.at = startOf(late) + 23 * 3_600;
    await begin();
    expect(sentTo()).toEqual([]);
    const { due } = await only(notice);
    expect(due).toBeGreaterThanOrEqual(startOf(late + 1) + 6 * 3_600);
    const warning = { ...ALARM.warning, expires: a.the.clock.at + 3_600 };
    await a.post(a.the.village, { ...ALARM, warning });
    await bridges.makeUp();
    expect(sentTo()).toEqual([ONE]);
    a.the.clock.at = due;
    await bridges.run();
    expect(sentTo()).toEqual([ONE, ONE]);
  });

  it('that was corrected goes out as it stands now, once', async () => {
    a.provider.answer = () => ({ status: 500 });
    await begin();
    const next = a.the.newId();
    const texts = { vi: { title: 'Mất điện ngày kia', text: 'Từ 9 giờ.' } };
    const on = a.the.today;
    const content = { class: 'priority', to: 'everyone', pinned: false, from: on, texts };
    const body = { notice, edition: next, over: edition, retell: false, ...content };
    const board = a.bookOf('board', a.the.village);
    await mustRecord(a.the.home, board, [{ type: 'notice.corrected@1', on, body }]);
    a.provider.answer = () => taken;
    a.the.clock.at += 60;
    await bridges.makeUp();
    expect(await only(notice)).toMatchObject({ state: 'sent', edition });
    expect(a.provider.calls.at(-1)?.text).toContain('Mat dien ngay kia');
    const last = { ...body, edition: a.the.newId(), over: next, retell: true };
    await mustRecord(a.the.home, board, [{ type: 'notice.corrected@1', on, body: last }]);
    await bridges.makeUp();
    expect((await a.rows(reach(), notice)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('is let be when the notice is withdrawn', async () => {
    a.provider.answer = () => ({ status: 500 });
    await begin();
    const board = a.bookOf('board', a.the.village);
    await mustRecord(a.the.home, board, [
      { type: 'notice.withdrawn@1', on: a.the.today, body: { notice } },
    ]);
    a.the.clock.at += 60;
    await bridges.run();
    expect(await only(notice)).toMatchObject({ state: 'skipped', why: 'withdrawn' });
  });

  it('for want of money waits a quarter of an hour, and is told once', async () => {
    a.provider.answer = () => ({ status: 401 });
    await a.agree(await a.addHousehold(TWO), ['sms']);
    await begin();
    expect(a.told).toEqual(['banso: the bridge sms cannot send (key).']);
    for (const { due, state } of await a.rows(reach(), notice)) {
      expect({ state, wait: due - a.the.clock.at }).toEqual({ state: 'queued', wait: 900 });
    }
  });
});

describe('a server that ended between claim and word', () => {
  const http = () =>
    a.bridge({ sms: { by: 'http', url: `${a.provider.url}/sms`, perHour: 3_600_000 } });
  /** The provider has it, and its answer comes to nobody. */
  const beginAndDie = async (of: () => ReturnType<typeof sms>, content = {}): Promise<Id> => {
    await a.agree(await a.addHousehold(ONE), ['sms']);
    const { notice } = await a.post(a.the.village, content);
    a.provider.answer = () => Promise.withResolvers<Reply>().promise;
    void of().makeUp();
    await expect.poll(() => a.provider.calls.length).toBe(1);
    a.provider.answer = () => taken;
    return notice;
  };

  it('has it to itself until it should have come to its end', async () => {
    const notice = await beginAndDie(sms);
    await sms().makeUp();
    a.the.clock.at += 119;
    await sms().makeUp();
    expect(a.provider.calls).toHaveLength(1);
    expect(await only(notice)).toMatchObject({ state: 'queued', tries: 1 });
  });

  it.each([
    ['that knows a message again has it once more', sms, {}, 2, { state: 'sent', tries: 2 }],
    ['that does not is not asked twice', http, {}, 1, { state: 'failed', why: 'interrupted' }],
    ['that does not has an alarm once more', http, ALARM, 2, { state: 'sent', tries: 2 }],
  ] as const)('a gateway %s', async (_, of, content, calls, row) => {
    const notice = await beginAndDie(of, content);
    a.the.clock.at += 121;
    await of().makeUp();
    expect(a.provider.calls).toHaveLength(calls);
    expect(await only(notice)).toMatchObject(row);
  });

  it('that is ended in order begins nothing more, and forgets nothing', async () => {
    const phones = Array.from({ length: 6 }, (_, index) => `+8491000000${index}`);
    for (const phone of phones) await a.agree(await a.addHousehold(phone), ['sms']);
    const { notice } = await a.post(a.the.village);
    const bridges = sms();
    a.provider.answer = async () => {
      if (a.provider.calls.length === 2) void bridges.end();
      return taken;
    };
    await bridges.makeUp();
    await bridges.end();
    expect(a.provider.calls).toHaveLength(2);
    expect((await a.rows(reach(), notice)).map(({ claimedUntil }) => claimedUntil)).toEqual(
      phones.map(() => 0),
    );
    await sms().makeUp();
    expect(sorted(sentTo())).toEqual(phones);
  });
});

it('several servers on one store send each message once', async () => {
  const phones = Array.from({ length: 9 }, (_, index) => `+8491000000${index}`);
  for (const phone of phones) await a.agree(await a.addHousehold(phone), ['sms']);
  const { notice } = await a.post(a.the.village);
  await Promise.all([sms(), sms(), sms()].map((each) => each.makeUp()));
  expect(sorted(sentTo())).toEqual(phones);
  for (const row of await a.rows(reach(), notice)) {
    expect(row).toMatchObject({ state: 'sent', tries: 1 });
  }
});

it('an alarm goes ahead of news that waits', async () => {
  const phones = Array.from({ length: 60 }, (_, index) => `+84910000${100 + index}`);
  for (const phone of phones) await a.agree(await a.addHousehold(phone), ['sms']);
  await a.post(a.the.village);
  const bridges = sms();
  const board = a.bookOf('board', a.the.village);
  a.provider.answer = async () => {
    if (a.provider.calls.length === 3) {
      await a.post(a.the.village, { ...ALARM, texts: { vi: { title: 'LŨ', text: 'x' } } });
      bridges.note(board, ['notice.posted@1']);
    }
    return taken;
  };
  await bridges.makeUp();
  await expect.poll(() => a.provider.calls.length).toBe(120);
  const alarms = a.provider.calls.flatMap(({ text }, index) =>
    text.includes('LU.') ? [index] : [],
  );
  expect(alarms).toHaveLength(60);
  // A few go out while it is being queued.
  expect(alarms.at(-1)).toBeLessThan(3 + 20 + 60 + 20);
});
