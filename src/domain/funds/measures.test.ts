import { describe, expect, test } from 'vitest';
import { createFund, FUND_HOUSEHOLDS } from '#test/domain/any-funds.ts';
import { PEOPLE, TODAY } from '#test/domain/world.ts';
import {
  billsDue,
  billsMeasure,
  cashlessMeasure,
  openDues,
  shopsMeasure,
  statementGaps,
} from './measures.ts';
import { backOf } from './propose-own.ts';

const [FIRST = '', SECOND = '', THIRD = ''] = FUND_HOUSEHOLDS;
const MONTH = 2026 * 12 + 10;

test('a bill of the 31st is due on the last day of a shorter month', () => {
  const { world, funds } = createFund();
  const bill = { bill: 'bill000001', household: FIRST, kind: 'water', day: 31 };
  world.say('funds', 'member', 'bill.watched@1', bill);
  const due = (month: number, day: number) => billsDue(funds(), 2026 * 12 + month - 1, day).length;
  expect([due(11, 29), due(11, 30)]).toEqual([0, 1]);
  expect([due(2, 27), due(2, 28), due(2 + 24, 28), due(2 + 24, 29)]).toEqual([0, 1, 0, 1]);
  expect([due(12, 30), due(12, 31)]).toEqual([0, 1]);
});

test('to take back that a bill is paid says again what was said before', () => {
  const { world, funds } = createFund();
  const bill = { bill: 'bill000001', household: FIRST };
  world.say('funds', 'member', 'bill.watched@1', { ...bill, kind: 'water', day: 12 });
  const paid = { ...bill, month: MONTH, how: 'elsewhere' as const };
  expect(backOf(world.states(), paid)).toEqual({ ...paid, how: 'not' });
  world.say('funds', 'member', 'bill.paid@1', { ...paid, how: 'home' });
  const back = backOf(world.states(), paid);
  world.say('funds', 'member', 'bill.paid@1', paid);
  expect(world.say('funds', 'member', 'bill.paid@1', back).verdict).toBe('ok');
  expect(billsMeasure(funds(), MONTH).met).toEqual(['bill000001']);
});

test('a door is asked for what it has not paid, for as long as the drive goes on', () => {
  const { world, funds } = createFund();
  const asked = (day = TODAY) => [...openDues(funds(), day).keys()];
  expect(asked()).toEqual([FIRST, SECOND, THIRD]);
  expect(asked(TODAY - 1)).toEqual([]);
  const pay = (number: string, household: string, amount: number) =>
    world.say('funds', 'member', 'cash.received@1', {
      receipt: `receipt00${number}`,
      number: `7K2M-${number}`,
      holder: PEOPLE.member,
      drive: 'drive00001',
      household,
      amount,
    });
  pay('1', FIRST, 50_000);
  pay('2', SECOND, 20_000);
  expect(asked()).toEqual([SECOND, THIRD]);
  world.say('funds', 'leader', 'exemption.decided@1', {
    drive: 'drive00001',
    household: THIRD,
    was: 50_000,
    amount: 0,
    why: 'away',
    by: 'meeting',
  });
  expect(asked()).toEqual([SECOND]);
  world.say('funds', 'leader', 'drive.closed@1', { drive: 'drive00001' });
  expect(asked()).toEqual([]);
});

test('two statements that do not meet tell what lies between, in whatever order they come', () => {
  const told = (
    id: string,
    days: readonly [number, number],
    balances: readonly [number, number],
  ) => {
    const [[from, until], [opening, closing]] = [days, balances];
    const moved = closing - opening;
    const sums = { in: Math.max(moved, 0), out: Math.max(-moved, 0) };
    const lines = { lines: 1, booked: 0, file: 'f'.repeat(43) };
    return {
      statement: id,
      account: 'account001',
      from,
      until,
      opening,
      closing,
      ...sums,
      ...lines,
    };
  };
  const gapsAfter = (...all: ReturnType<typeof told>[]) => {
    const { world, funds } = createFund();
    for (const each of all) {
      expect(world.say('funds', 'home', 'statement.taken@1', each).verdict).toBe('ok');
    }
    return statementGaps(funds());
  };
  const first = told('statement1', [TODAY - 60, TODAY - 31], [0, 500_000]);
  const last = told('statement3', [TODAY - 20, TODAY - 10], [700_000, 900_000]);
  const between = told('statement2', [TODAY - 30, TODAY - 21], [500_000, 700_000]);
  const gap = { account: 'account001', after: TODAY - 31, before: TODAY - 20, dong: 200_000 };
  expect(gapsAfter(first, last)).toEqual([gap]);
  expect(gapsAfter(last, first)).toEqual([gap]);
  expect(gapsAfter(first, last, between)).toEqual([]);
  // A statement within another says nothing of where that one ends.
  const within = told('statement4', [TODAY - 55, TODAY - 50], [100_000, 200_000]);
  expect(gapsAfter(first, within, between, last)).toEqual([]);
  // Days on which nothing moved are in no file, and nothing is missing.
  const quiet = told('statement5', [TODAY - 10, TODAY - 5], [500_000, 600_000]);
  expect(gapsAfter(first, quiet)).toEqual([]);
});

describe('what a household does without cash', () => {
  test('a shop counts while it has a code, whichever it is', () => {
    const { world, funds } = createFund();
    const shop = (id: string, number: string) => ({
      shop: id,
      household: FIRST,
      name: 'Tạp hóa Hoa',
      bank: '970422',
      number,
      owner: 'LO THI HOA',
    });
    const met = () => shopsMeasure(funds(), [FIRST, SECOND]).met;
    expect(met()).toEqual([]);
    world.say('funds', 'leader', 'shop.named@1', shop('shop000001', '111'));
    expect(met()).toEqual([FIRST]);
    // The same account twice would be two signs of one.
    const again = world.say('funds', 'leader', 'shop.named@1', shop('shop000002', '111'));
    expect(again).toMatchObject({ verdict: 'refused', why: 'account-taken' });
    const ended = { shop: 'shop000001', household: FIRST };
    expect(world.say('funds', 'leader', 'shop.ended@1', ended).verdict).toBe('ok');
    expect(met()).toEqual([]);
    world.say('funds', 'leader', 'shop.named@1', shop('shop000003', '111'));
    expect(met()).toEqual([FIRST]);
  });

  test('the first code of a shop is asked about; another, or none, waits for somebody in charge', () => {
    const { world } = createFund();
    const told = { name: 'Tạp hóa Hoa', bank: '970422', owner: 'LO THI HOA' };
    const shop = { ...told, shop: 'shop000001', household: FIRST, number: '111' };
    const other = { ...shop, shop: 'shop000002', number: '222' };
    const ended = { shop: shop.shop, household: FIRST };
    const say = world.say.bind(world, 'funds');
    expect(say('member', 'shop.named@1', shop)).toMatchObject({ verdict: 'flagged' });
    const waits = { verdict: 'held', why: 'shop-new' };
    expect(say('member', 'shop.named@1', other)).toMatchObject(waits);
    expect(say('member', 'shop.ended@1', ended)).toMatchObject(waits);
    expect(say('leader', 'shop.ended@1', ended)).toMatchObject({ verdict: 'ok' });
    // What was ended does not make whoever types in another one trusted.
    expect(say('member', 'shop.named@1', { ...other, shop: 'shop000003' })).toMatchObject(waits);
    expect(say('leader', 'shop.named@1', { ...other, shop: 'shop000004' })).toMatchObject({
      verdict: 'ok',
    });
  });

  test('a bill is due from its day on, until somebody says that it is paid; the last word stands', () => {
    const { world, funds } = createFund();
    const bill = { bill: 'bill000001', household: FIRST };
    world.say('funds', 'member', 'bill.watched@1', { ...bill, kind: 'water', day: 12 });
    const due = (day: number) => billsDue(funds(), MONTH, day).length;
    expect([due(11), due(12), due(30)]).toEqual([0, 1, 1]);
    const pay = (how: string) =>
      world.say('funds', 'member', 'bill.paid@1', { ...bill, month: MONTH, how });
    expect(pay('home').verdict).toBe('ok');
    expect([due(30), billsDue(funds(), MONTH + 1, 12).length]).toEqual([0, 1]);
    expect(billsMeasure(funds(), MONTH)).toEqual({ of: ['bill000001'], met: ['bill000001'] });
    expect(pay('home')).toMatchObject({ verdict: 'flagged', why: 'premise-changed' });
    pay('not');
    expect(due(30)).toBe(1);
    pay('elsewhere');
    expect(billsMeasure(funds(), MONTH).met).toEqual([]);
    world.say('funds', 'member', 'bill.dropped@1', bill);
    expect([due(30), billsMeasure(funds(), MONTH).of]).toEqual([0, []]);
    expect(pay('home')).toMatchObject({ verdict: 'flagged', why: 'premise-changed' });
  });

  test('a drive counts who paid it all without cash, and not what was written against', () => {
    const { world, funds } = createFund();
    const drive = 'drive00001';
    const cash = (receipt: string, number: string, household: string) =>
      world.say('funds', 'member', 'cash.received@1', {
        receipt,
        number,
        holder: PEOPLE.member,
        drive,
        household,
        amount: 50_000,
      });
    cash('receipt001', '7K2M-1', FIRST);
    cash('receipt002', '7K2M-2', SECOND);
    world.say('funds', 'leader', 'entry.reversed@1', { entry: 'receipt002', reason: 'nhầm hộ' });
    for (const [index, household] of [SECOND, THIRD].entries()) {
      const transfer = `transfer0${index}`;
      world.say('funds', 'leader', 'transfer.booked@1', {
        transfer,
        account: 'account001',
        way: 'in',
        amount: 50_000,
        day: 20_778,
        key: 'in50000',
        same: index + 1,
        source: 'statement',
      });
      world.say('funds', 'leader', 'money.assigned@1', {
        entry: `entry0000${index}`,
        transfer,
        parts: [{ to: 'dues', drive, household, amount: 50_000 }],
        told: 'code',
      });
    }
    const { of, met } = cashlessMeasure(funds(), drive);
    expect(new Set(of)).toEqual(new Set(FUND_HOUSEHOLDS));
    expect(new Set(met)).toEqual(new Set([SECOND, THIRD]));
  });
});
