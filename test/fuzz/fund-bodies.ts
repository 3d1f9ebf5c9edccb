import { BASES, DECIDERS, DUES_BY, EXEMPTIONS, WAYS } from '#domain/funds/facts.ts';
import type { Bodies, Family } from '#test/fuzz/bodies.ts';
import type { Dice } from '#test/fuzz/dice.ts';
import type { Target } from '#test/fuzz/target.ts';

const FUND_IDS = Array.from({ length: 6 }, (_, index) => `fundthing${index}`);

/** Facts of a village's funds. */
export function funds(dice: Dice, target: Target, { id, some, day, person, own }: Family): Bodies {
  const one = (): string => (dice.chance(70) ? dice.pick(FUND_IDS) : own());
  const amount = (): number => dice.pick([0, 1, 50_000, 150_000, 1_000_000_000_000, 2 ** 53 - 1]);
  const due = () => ({ drive: one(), household: id(target.households), amount: amount() });
  const cash = () => ({ holder: person(), drive: one(), amount: amount() });
  const part = () =>
    dice.pick([
      { to: 'dues', ...due() },
      { to: 'refund', ...due() },
      { to: 'gift', drive: one(), amount: amount(), ...some({ giver: 'Bà Hoa' }) },
      { to: 'spent', drive: one(), amount: amount(), item: 'Chổi' },
      { to: 'cash', holder: person(), amount: amount() },
      { to: 'bank', amount: amount() },
      { to: 'others', amount: amount() },
    ]);
  const handed = () => ({ handover: one(), from: person(), to: person(), amount: amount() });
  return {
    'account.named@1': () => ({
      account: one(),
      bank: dice.pick(['970405', '97040']),
      number: dice.pick(['3600205000001', 'A1', '']),
      owner: 'VI VAN MAU',
      ...some({ mixed: true }),
    }),
    'account.ended@1': () => ({ account: one(), ...some({ reason: 'Đổi' }) }),
    'drive.opened@1': () => ({
      drive: one(),
      title: 'Vệ sinh',
      basis: { kind: dice.pick(BASES), ...some({ on: day() }) },
      by: dice.pick(DUES_BY),
      amount: amount(),
      from: day(),
      ...some({ until: day(), account: one(), repeats: one(), monthly: true }),
    }),
    'dues.listed@1': () => ({
      drive: one(),
      dues: [
        [id(target.households), 1, amount()],
        [id(target.households), 2, amount()],
      ],
    }),
    'exemption.decided@1': () => ({
      ...due(),
      was: amount(),
      why: dice.pick(EXEMPTIONS),
      by: dice.pick(DECIDERS),
    }),
    'drive.closed@1': () => ({ drive: one() }),
    'transfer.booked@1': () => ({
      transfer: one(),
      account: one(),
      way: dice.pick(WAYS),
      amount: amount(),
      day: day(),
      key: dice.pick(['in50000', 'out50000.a1']),
      same: 1 + dice.below(3),
      source: 'statement',
    }),
    'statement.taken@1': () => ({
      statement: own(),
      account: one(),
      from: day(),
      until: day(),
      opening: -5,
      closing: dice.pick([0, -5]),
      lines: 1,
      in: 5,
      out: 0,
      booked: 1,
      file: 'f'.repeat(43),
    }),
    'money.assigned@1': () => ({
      entry: one(),
      transfer: one(),
      parts: [part(), part()],
      told: 'person',
    }),
    'cash.received@1': () => ({
      receipt: one(),
      number: dice.pick(['7K2M-1', '7K2M-0', 'IIII-1']),
      ...cash(),
      ...some({ household: id(target.households), payer: 'Cháu' }),
    }),
    'handover.given@1': handed,
    'handover.taken@1': handed,
    'handover.withdrawn@1': () => ({ handover: one() }),
    'cash.spent@1': () => ({ spending: one(), ...cash(), item: 'Chổi' }),
    'cash.refunded@1': () => ({ refund: one(), ...cash(), household: id(target.households) }),
    'entry.reversed@1': () => ({ entry: one(), reason: 'Nhầm' }),
    'shop.named@1': () => ({
      shop: own(),
      household: id(target.households),
      name: 'Tạp hóa',
      bank: '970422',
      number: dice.pick(['1', '12']),
      owner: 'A',
    }),
    'shop.ended@1': () => ({ shop: own(), household: id(target.households) }),
    'bill.watched@1': () => ({
      bill: own(),
      household: id(target.households),
      kind: 'water',
      day: 1 + dice.below(31),
    }),
    'bill.paid@1': () => ({
      bill: own(),
      household: id(target.households),
      month: 24_300 + dice.below(40),
      how: dice.pick(['home', 'not']),
    }),
    'bill.dropped@1': () => ({ bill: own(), household: id(target.households) }),
    'month.closed@1': () => ({
      month: 24_300 + dice.below(40),
      bank: amount(),
      cash: -amount(),
      unsorted: 0,
    }),
  };
}
