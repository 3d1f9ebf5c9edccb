// Facts of a village's funds, each over a drive, account or transfer of its own.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { monthOf } from '#domain/funds/state.ts';
import type { Country } from '#test/access/country.ts';
import { type Make, say, WRITER } from '#test/access/place-premises.ts';

type BodyOf = (id: Id, country: Country) => JsonObject;

/** @param earlier said before by the home, over the same id */
const inFunds =
  (type: string, bodyOf: BodyOf, earlier: readonly (readonly [string, BodyOf])[] = []): Make =>
  (country, of) => {
    const book = country.book('funds', of);
    const id = ownOf(country.newId(), 'T');
    return {
      book,
      before: earlier.map(([first, said]) => ({
        book,
        proposal: say(country, first, said(id, country)),
      })),
      proposal: say(country, type, bodyOf(id, country)),
    };
  };

// One id serves all: what each type introduces lies in a table of its own.
const ownOf = (id: Id, letter: string): Id => letter + id.slice(1);
const accountOf = (id: Id): Id => ownOf(id, 'A');
const driveOf = (id: Id): Id => ownOf(id, 'D');
const householdOf = (id: Id): Id => ownOf(id, 'H');
/** More than anybody was given at the doors. */
const MORE = 999_999_999;
const SOMEBODY = 'somebody00';

const account: BodyOf = (id) => ({
  account: accountOf(id),
  bank: '970405',
  number: id.replaceAll(/[^A-Za-z0-9]/gu, '0'),
  owner: 'VI THI THU',
});
const drive: BodyOf = (id, { the }) => ({
  drive: driveOf(id),
  title: `Vệ sinh ${id}`,
  basis: { kind: 'meeting', on: the.today },
  by: 'household',
  amount: 50_000,
  from: the.today,
});
const dues: BodyOf = (id) => ({ drive: driveOf(id), dues: [[householdOf(id), 1, 50_000]] });
const transfer: BodyOf = (id, { the }) => ({
  transfer: id,
  account: accountOf(id),
  way: 'in',
  amount: 50_000,
  day: the.today,
  key: 'in50000',
  same: 1,
  source: 'statement',
});
const entryOf = (id: Id): Id => ownOf(id, 'E');
const assigned: BodyOf = (id) => ({
  entry: entryOf(id),
  transfer: id,
  parts: [{ to: 'others', amount: 50_000 }],
  told: 'person',
});
const due = (id: Id) => ({ drive: driveOf(id), household: householdOf(id) });
const OPENED = [
  ['drive.opened@1', drive],
  ['dues.listed@1', dues],
] as const;
const BOOKED = [
  ['account.named@1', account],
  ['transfer.booked@1', transfer],
] as const;

const shop: BodyOf = (id) => ({
  shop: id,
  household: householdOf(id),
  name: 'Tạp hóa Thu',
  bank: '970422',
  number: id.replaceAll(/[^A-Za-z0-9]/gu, '0'),
  owner: 'VI THI THU',
});

let monthsBack = 0;

export const IN_FUNDS: Readonly<Record<string, Make>> = {
  'account.named@1': inFunds('account.named@1', account),
  'account.ended@1': inFunds('account.ended@1', (id) => ({ account: accountOf(id) }), [
    ['account.named@1', account],
  ]),
  'drive.opened@1': inFunds('drive.opened@1', drive),
  'dues.listed@1': inFunds('dues.listed@1', dues, [['drive.opened@1', drive]]),
  'exemption.decided@1': inFunds(
    'exemption.decided@1',
    (id) => ({ ...due(id), was: 50_000, amount: 0, why: 'group', by: 'meeting' }),
    OPENED,
  ),
  'drive.closed@1': inFunds('drive.closed@1', (id) => ({ drive: driveOf(id) }), OPENED),
  'transfer.booked@1': inFunds('transfer.booked@1', transfer, [['account.named@1', account]]),
  'statement.taken@1': inFunds(
    'statement.taken@1',
    (id, { the }) => ({
      statement: id,
      account: accountOf(id),
      from: the.today,
      until: the.today,
      opening: 0,
      closing: 1,
      lines: 1,
      in: 1,
      out: 0,
      booked: 1,
      file: 'f'.repeat(43),
    }),
    [['account.named@1', account]],
  ),
  'money.assigned@1': inFunds('money.assigned@1', assigned, BOOKED),
  'cash.received@1': inFunds(
    'cash.received@1',
    (id) => ({
      receipt: id,
      number: `${numberOf(id)}-1`,
      holder: WRITER,
      ...due(id),
      amount: 50_000,
    }),
    OPENED,
  ),
  'handover.given@1': inFunds('handover.given@1', (id) => ({
    handover: id,
    from: WRITER,
    to: SOMEBODY,
    amount: 1,
  })),
  'handover.taken@1': inFunds('handover.taken@1', (id) => ({
    handover: id,
    from: SOMEBODY,
    to: WRITER,
    amount: 1,
  })),
  'handover.withdrawn@1': inFunds('handover.withdrawn@1', (id) => ({ handover: id })),
  'cash.spent@1': inFunds(
    'cash.spent@1',
    (id) => ({ spending: id, holder: WRITER, drive: driveOf(id), amount: MORE, item: 'Chổi tre' }),
    OPENED,
  ),
  'cash.refunded@1': inFunds(
    'cash.refunded@1',
    (id) => ({ refund: id, holder: WRITER, ...due(id), amount: 1 }),
    OPENED,
  ),
  'entry.reversed@1': inFunds(
    'entry.reversed@1',
    (id) => ({ entry: entryOf(id), reason: 'ghi nhầm' }),
    [...BOOKED, ['money.assigned@1', assigned]],
  ),
  'shop.named@1': inFunds('shop.named@1', shop),
  'shop.ended@1': inFunds('shop.ended@1', (id) => ({ shop: id, household: householdOf(id) })),
  'bill.watched@1': inFunds('bill.watched@1', (id) => ({
    bill: id,
    household: householdOf(id),
    kind: 'water',
    day: 5,
  })),
  'bill.paid@1': inFunds('bill.paid@1', (id, { the }) => ({
    bill: id,
    household: householdOf(id),
    month: monthOf(the.today),
    how: 'home',
  })),
  'bill.dropped@1': inFunds('bill.dropped@1', (id) => ({ bill: id, household: householdOf(id) })),
  'month.closed@1': inFunds('month.closed@1', (_, { the }) => ({
    month: monthOf(the.today) - 12 - (monthsBack += 1),
    bank: 0,
    cash: 0,
    unsorted: 0,
  })),
};

/** Four signs that no other id has, as far as a test can tell. */
const numberOf = (id: Id): string =>
  id
    .toUpperCase()
    .replaceAll(/[^0-9A-HJKMNP-TV-Z]/gu, '0')
    .slice(2, 6);
