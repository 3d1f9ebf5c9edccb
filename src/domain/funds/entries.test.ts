import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyFundFacts, createFund, FUND_HOUSEHOLDS } from '#test/domain/any-funds.ts';
import { PEOPLE, TODAY } from '#test/domain/world.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import { judgeFunds } from './judge.ts';
import { paidOf, positionOn, sumsOf } from './measures.ts';
import type { Entry } from './state.ts';

/*
 * Whatever is said of a village's money, by whomever and in whatever order: every entry comes to nothing,
 * none is ever changed or lost, and the sums are those of the entries.
 */

const sumOf = (entry: Entry): number => entry.postings.reduce((sum, [, dong]) => sum + dong, 0);

test('every entry comes to nothing, stays for ever, and the sums are those of the entries', () => {
  let written = 0;
  fc.assert(
    fc.property(anyFundFacts, (all) => {
      const { world, funds } = createFund();
      const known = new Map<string, Entry>();
      for (const { fact, who } of all) {
        world.say('funds', who, fact.type, fact.body);
        for (const [key, before] of known) {
          const now = funds().entries.get(key);
          // All that is ever added to an entry is what was written against it.
          expect({ ...now, reversed: before.reversed }).toEqual(before);
        }
        for (const [key, entry] of funds().entries.entries()) known.set(key, entry);
      }
      written += known.size;
      const balances = new Map<string, number>();
      for (const entry of funds().entries.values()) {
        expect(sumOf(entry)).toBe(0);
        for (const [account, dong] of entry.postings) {
          balances.set(account, (balances.get(account) ?? 0) + dong);
        }
      }
      expect(new Map(funds().balances.entries())).toEqual(balances);
      expect([...balances.values()].reduce((sum, dong) => sum + dong, 0)).toBe(0);
      for (const { transfer, left } of funds().transfers.values()) {
        expect(Math.abs(balances.get(`unsorted.${transfer}`) ?? 0)).toBe(left);
        expect(left).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 150 },
  );
  expect(written).toBeGreaterThan(300);
});

test('the same facts said twice are booked once', () => {
  fc.assert(
    fc.property(anyFundFacts, (all) => {
      const [once, twice] = [createFund(), createFund()];
      for (const { fact, who } of all) {
        once.world.say('funds', who, fact.type, fact.body);
        twice.world.say('funds', who, fact.type, fact.body);
        if (fact.type === 'transfer.booked@1' || fact.type === 'cash.received@1') {
          twice.world.say('funds', who, fact.type, fact.body);
        }
      }
      expect(new Map(twice.funds().balances.entries())).toEqual(
        new Map(once.funds().balances.entries()),
      );
    }),
    { numRuns: 60 },
  );
});

describe('money that is not as simple', () => {
  const { world, funds } = createFund();
  const book = (transfer: string, dong: number, same = 1, flow = 'in') =>
    world.say('funds', 'leader', 'transfer.booked@1', {
      transfer,
      account: 'account001',
      way: flow,
      amount: dong,
      day: TODAY,
      key: `${flow}${dong}`,
      same,
      source: 'statement',
    });
  const assign = (entry: string, transfer: string, ...parts: JsonObject[]) =>
    world.say('funds', 'leader', 'money.assigned@1', { entry, transfer, parts, told: 'person' });
  const dues = (index: number, dong: number) => ({
    to: 'dues',
    drive: 'drive00001',
    household: `household${index}`,
    amount: dong,
  });
  const paid = () => FUND_HOUSEHOLDS.map((each) => paidOf(funds(), 'drive00001', each));

  test('one transfer for two households, and what is over stays unsorted', () => {
    expect(book('transfer01', 120_000).verdict).toBe('ok');
    expect(assign('entry00001', 'transfer01', dues(1, 50_000), dues(2, 50_000)).verdict).toBe('ok');
    expect(paid()).toEqual([50_000, 50_000, 0]);
    expect(funds().transfers.get('transfer01')?.left).toBe(20_000);
  });

  test('two payments that are alike are two; the same line a second time is none', () => {
    expect(book('transfer02', 50_000).verdict).toBe('ok');
    expect(book('transfer03', 50_000, 2).verdict).toBe('ok');
    expect(book('transfer04', 50_000, 2)).toMatchObject({
      verdict: 'refused',
      why: 'transfer-known',
    });
    assign('entry00002', 'transfer02', dues(3, 50_000));
    assign('entry00003', 'transfer03', dues(3, 50_000));
    expect(paid()).toEqual([50_000, 50_000, 100_000]);
    // What one household paid too much makes up for nobody else.
    expect(sumsOf(funds(), 'drive00001')).toMatchObject({ paidDong: 200_000, leftDong: 0 });
  });

  test('a refund from the account', () => {
    book('transfer05', 50_000, 1, 'out');
    const refund = { ...dues(3, 50_000), to: 'refund' };
    expect(assign('entry00004', 'transfer05', refund).verdict).toBe('ok');
    expect(assign('entry00005', 'transfer05', dues(3, 1))).toMatchObject({ why: 'part-wrong-way' });
    expect(paid()).toEqual([50_000, 50_000, 50_000]);
    expect(positionOn(funds(), TODAY)).toEqual({
      bankDong: 170_000,
      cashDong: 0,
      unsortedDong: 20_000,
    });
  });

  test('two people settle the same transfer: the second waits for somebody in charge', () => {
    book('transfer06', 30_000);
    assign('entry00006', 'transfer06', { to: 'gift', drive: 'drive00001', amount: 30_000 });
    const again = assign('entry00007', 'transfer06', dues(1, 30_000));
    expect(again).toMatchObject({ verdict: 'held', why: 'more-than-left' });
    expect(paid()[0]).toBe(50_000);
  });

  test('a wrong assignment is written against, and then made right', () => {
    world.say('funds', 'leader', 'entry.reversed@1', { entry: 'entry00006', reason: 'nhầm' });
    expect(funds().transfers.get('transfer06')?.left).toBe(30_000);
    expect(assign('entry00008', 'transfer06', dues(1, 30_000)).verdict).toBe('ok');
    const again = { entry: 'entry00006', reason: 'nhầm' };
    expect(world.say('funds', 'leader', 'entry.reversed@1', again)).toMatchObject({
      verdict: 'flagged',
      why: 'premise-changed',
    });
    expect(paid()[0]).toBe(80_000);
  });

  test('cash is in one hand until both have spoken, in any order', () => {
    const receipt = {
      receipt: 'receipt001',
      number: '7K2M-1',
      holder: PEOPLE.member,
      drive: 'drive00001',
      amount: 70_000,
    };
    world.say('funds', 'member', 'cash.received@1', receipt);
    const hands = { handover: 'handover01', from: PEOPLE.member, to: PEOPLE.leader };
    const cash = () =>
      [PEOPLE.member, PEOPLE.leader].map((who) => funds().balances.get(`cash.${who}`));
    const taken = { ...hands, amount: 60_000 };
    expect(world.say('funds', 'leader', 'handover.taken@1', taken).verdict).toBe('ok');
    expect(cash()).toEqual([70_000, undefined]);
    const given = world.say('funds', 'member', 'handover.given@1', { ...hands, amount: 70_000 });
    expect(given).toMatchObject({ verdict: 'flagged', why: 'count-differs' });
    expect(cash()).toEqual([10_000, 60_000]);
    const own = { handover: 'handover02', from: PEOPLE.member, to: PEOPLE.member, amount: 1 };
    expect(world.say('funds', 'member', 'handover.given@1', own)).toMatchObject({
      why: 'same-person',
    });
  });

  test('what was given by mistake is taken back, and nothing moves by it', () => {
    const hands = { handover: 'handover03', from: PEOPLE.member, to: PEOPLE.leader, amount: 5_000 };
    const cash = () => funds().balances.get(`cash.${PEOPLE.member}`);
    world.say('funds', 'member', 'handover.given@1', hands);
    const back = { handover: 'handover03' };
    expect(world.ask('funds', 'leader', 'handover.withdrawn@1', back)).toMatchObject({
      why: 'not-yours',
    });
    expect(world.say('funds', 'member', 'handover.withdrawn@1', back).verdict).toBe('ok');
    expect(cash()).toBe(10_000);
    // The taker says that there was money all the same: both are asked, and nothing is booked.
    expect(world.say('funds', 'leader', 'handover.taken@1', hands)).toMatchObject({
      verdict: 'flagged',
      why: 'handover-withdrawn',
    });
    expect(cash()).toBe(10_000);
    // What has been counted is not taken back.
    expect(
      world.say('funds', 'member', 'handover.withdrawn@1', { handover: 'handover01' }),
    ).toMatchObject({
      verdict: 'flagged',
      why: 'premise-changed',
    });
    expect(cash()).toBe(10_000);
  });

  test('a collector takes back an own receipt, and somebody in charge is asked', () => {
    const body = { entry: 'receipt001', reason: 'ghi nhầm' };
    expect(world.ask('funds', 'second', 'entry.reversed@1', body)).toMatchObject({
      why: 'not-yours',
    });
    expect(world.ask('funds', 'member', 'entry.reversed@1', body)).toMatchObject({
      verdict: 'flagged',
      why: 'receipt-reversed',
    });
    expect(world.ask('funds', 'leader', 'entry.reversed@1', body)).toMatchObject({ verdict: 'ok' });
  });

  test('what comes after a month was closed is booked and asked about', () => {
    const month = 2026 * 12 + 9;
    const sums = { month, bank: 0, cash: 0, unsorted: 0 };
    expect(world.say('funds', 'leader', 'month.closed@1', sums).verdict).toBe('ok');
    const late = world.say(
      'funds',
      'member',
      'cash.received@1',
      {
        receipt: 'receipt009',
        number: '7K2M-9',
        holder: PEOPLE.member,
        drive: 'drive00001',
        amount: 1_000,
      },
      { on: TODAY - 40 },
    );
    expect(late).toMatchObject({ verdict: 'flagged', why: 'month-closed' });
    expect(
      world.ask('funds', 'leader', 'month.closed@1', { ...sums, month: month - 1, cash: 5 }),
    ).toMatchObject({
      verdict: 'flagged',
      why: 'sum-differs',
    });
  });
});

test('whoever is of another people book speaks for themselves as well', () => {
  const { world } = createFund();
  const { people, funds } = world.states();
  const stream = 'sforeign00';
  const foreign = `bkpeople99.${PEOPLE.member}`;
  const known = people.streams.get('smember000');
  if (known !== undefined) people.streams.set(stream, { ...known, id: stream, person: foreign });
  const body = {
    receipt: 'receipt001',
    number: '7K2M-1',
    holder: PEOPLE.member,
    drive: 'drive00001',
    household: 'household1',
    amount: 50_000,
  };
  const fact = { type: 'cash.received@1' as const, stream, n: 1, at: 0, on: TODAY, body };
  const actor = { person: foreign, stream, grants: [{ role: 'member' as const, from: 0 }] };
  expect(judgeFunds({ people, funds }, actor, fact)).toEqual({ verdict: 'ok' });
  const other = { ...fact, body: { ...body, holder: PEOPLE.second } };
  expect(judgeFunds({ people, funds }, actor, other)).toEqual({
    verdict: 'refused',
    why: 'not-yours',
  });
});
