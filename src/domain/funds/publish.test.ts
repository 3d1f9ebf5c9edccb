import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyFundFacts, createFund, FUND_HOUSEHOLDS } from '#test/domain/any-funds.ts';
import { PEOPLE, TODAY } from '#test/domain/world.ts';
import { defined } from '#kernel/assert.ts';
import { decodeVietQr } from '#kernel/vietqr.ts';
import { paidOf } from './measures.ts';
import { payCodeOf, spellCode } from './pay-code.ts';
import { publishDrive, publishDues, publishFund } from './publish.ts';

const DRIVE = 'drive00001';
/** As many as anybody may read of. */
const FIVE = [...FUND_HOUSEHOLDS, 'household4', 'household5'];

test('the lines of a drive come to its sums, and a household’s own lines to what it paid', () => {
  let lines = 0;
  fc.assert(
    fc.property(anyFundFacts, (all) => {
      const { world, funds } = createFund('Vệ sinh', FIVE);
      for (const { fact, who } of all) world.say('funds', who, fact.type, fact.body);
      const drive = defined(publishDrive(funds(), DRIVE), 'a drive');
      const sumOf = (...kinds: string[]): number =>
        drive.lines.reduce((sum, { kind, dong }) => sum + (kinds.includes(kind) ? dong : 0), 0);
      expect(sumOf('dues', 'refund')).toBe(drive.paidDong);
      expect(sumOf('gift')).toBe(drive.giftsDong);
      expect(sumOf('spent')).toBe(0 - drive.spentDong);
      expect(sumOf('dues', 'refund', 'gift', 'spent')).toBe(drive.balanceDong);
      for (const household of FUND_HOUSEHOLDS) {
        const [own] = publishDues(funds(), household, TODAY);
        const sum = own?.lines.reduce((so, { dong }) => so + dong, 0);
        expect(sum).toBe(paidOf(funds(), DRIVE, household));
      }
      lines += drive.lines.length;
      expect(publishFund(funds()).drives).toMatchObject([{ drive: DRIVE, asked: 5 }]);
    }),
    { numRuns: 120 },
  );
  expect(lines).toBeGreaterThan(200);
});

describe('what anybody reads of a drive', () => {
  const { world, funds } = createFund('Vệ sinh', FIVE);
  const cash = { holder: PEOPLE.member, drive: DRIVE };
  const say = world.say.bind(world, 'funds');
  say('member', 'cash.received@1', {
    ...cash,
    receipt: 'receipt001',
    number: '7K2M-1',
    household: 'household1',
    amount: 60_000,
    payer: 'Bà Tuyệt Mật',
  });
  say('leader', 'entry.reversed@1', { entry: 'receipt001', reason: 'Tuyệt Mật' });
  say('leader', 'transfer.booked@1', {
    transfer: 'transfer01',
    account: 'account001',
    way: 'in',
    amount: 80_000,
    day: TODAY - 1,
    key: 'in80000',
    same: 1,
    source: 'statement',
    text: 'TUYET MAT',
  });
  say('leader', 'transfer.booked@1', {
    transfer: 'transfer02',
    account: 'account001',
    way: 'out',
    amount: 7_000,
    day: TODAY - 1,
    key: 'out7000',
    same: 1,
    source: 'statement',
  });
  say('leader', 'money.assigned@1', {
    entry: 'entry00001',
    transfer: 'transfer01',
    parts: [
      { to: 'dues', drive: DRIVE, household: 'household2', amount: 50_000 },
      { to: 'gift', drive: DRIVE, amount: 20_000, giver: 'Tuyệt Mật' },
    ],
    told: 'person',
    note: 'Tuyệt Mật',
  });
  say('leader', 'cash.received@1', {
    ...cash,
    holder: PEOPLE.leader,
    receipt: 'receipt002',
    number: '9K2M-1',
    amount: 5_000,
  });
  say('leader', 'cash.spent@1', {
    ...cash,
    holder: PEOPLE.leader,
    spending: 'spending01',
    amount: 3_000,
    item: 'Chổi tre',
    document: 'PC-01',
  });
  const code = spellCode(payCodeOf(DRIVE, 'household2'));

  test('is every line with its tag, what was taken back beside what takes it back', () => {
    const drive = defined(publishDrive(funds(), DRIVE), 'a drive');
    expect(drive.lines).toEqual([
      { kind: 'dues', way: 'cash', on: TODAY, tag: '7K2M-1', dong: 60_000 },
      { kind: 'dues', way: 'cash', on: TODAY, tag: '7K2M-1', dong: -60_000, against: true },
      { kind: 'dues', way: 'bank', on: TODAY - 1, tag: code, dong: 50_000 },
      { kind: 'gift', way: 'bank', on: TODAY - 1, dong: 20_000 },
      { kind: 'gift', way: 'cash', on: TODAY, tag: '9K2M-1', dong: 5_000 },
      { kind: 'spent', way: 'cash', on: TODAY, item: 'Chổi tre', document: 'PC-01', dong: -3_000 },
    ]);
    expect(drive).toMatchObject({ asked: 5, paid: 1, balanceDong: 72_000, exempt: 0 });
    expect(publishFund(funds()).unsorted).toEqual({
      in: { count: 1, dong: 10_000 },
      out: { count: 1, dong: 7_000 },
    });
  });

  test('names nobody, whoever owes least of all', () => {
    const told = JSON.stringify([publishFund(funds()), publishDrive(funds(), DRIVE)]);
    expect(told).not.toMatch(/tuy.t m.t|household\d|account001|entry0|receipt0|transfer0/iu);
    for (const owing of ['household1', 'household3']) {
      expect(told).not.toContain(spellCode(payCodeOf(DRIVE, owing)));
    }
  });

  test('a household sees its own: how to pay what is left, and what came', () => {
    const [own] = publishDues(funds(), 'household2', TODAY);
    expect(own).toMatchObject({ amount: 50_000, paidDong: 50_000, leftDong: 0 });
    expect(own?.lines).toEqual([
      { kind: 'dues', way: 'bank', on: TODAY - 1, tag: code, dong: 50_000 },
    ]);
    expect(own).not.toHaveProperty('pay');
    const [other] = publishDues(funds(), 'household3', TODAY);
    expect(other).toMatchObject({ leftDong: 50_000, pay: { number: '1', owner: 'A' } });
    expect(decodeVietQr(other?.pay?.qr ?? '')).toMatchObject({
      ok: true,
      value: {
        bank: '970405',
        account: '1',
        amountDong: 50_000,
        purpose: `${payCodeOf(DRIVE, 'household3')} Ve sinh`,
      },
    });
    expect(publishDues(funds(), 'nobody0000', TODAY)).toEqual([]);
  });
});

test('of fewer than five that are asked, or were let off, nothing is public', () => {
  const few = createFund('Tiền ăn', FIVE.slice(1));
  expect(publishDrive(few.funds(), DRIVE)).toBeUndefined();
  expect(publishFund(few.funds()).drives).toEqual([]);
  const own = publishDues(few.funds(), 'household2', TODAY);
  expect(own).toMatchObject([{ leftDong: 50_000, isPublic: false }]);

  const { world, funds } = createFund('Vệ sinh', [
    ...FIVE,
    ...FIVE.map((each) => each.replace('household', 'more00000')),
  ]);
  const off = (household: string): void => {
    const body = { drive: DRIVE, household, was: 50_000, amount: 0, why: 'other', by: 'meeting' };
    world.say('funds', 'leader', 'exemption.decided@1', body);
  };
  for (const household of FIVE.slice(1)) off(household);
  const told = defined(publishDrive(funds(), DRIVE), 'a drive');
  expect(told).not.toHaveProperty('exempt');
  expect(told).not.toHaveProperty('exemptDong');
  off('household1');
  expect(publishDrive(funds(), DRIVE)).toMatchObject({ exempt: 5, exemptDong: 250_000 });
  off('more000001');
  // Of so few that are left, each could be told apart.
  expect(publishDrive(funds(), DRIVE)).toBeUndefined();
  const gifts = { drive: 'drive00002', title: 'Ủng hộ', by: 'household', amount: 0, from: TODAY };
  world.say('funds', 'leader', 'drive.opened@1', { ...gifts, basis: { kind: 'gifts' } });
  expect(publishFund(funds()).drives).toMatchObject([{ drive: 'drive00002', asked: 0 }]);
});
