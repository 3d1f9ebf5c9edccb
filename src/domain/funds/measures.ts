import type { Id } from '#kernel/id.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import type { Measured } from '#book/activity.ts';
import { PUBLIC_OF_MIN } from '#domain/public-min.ts';
import { bankOf, cashOf, duesOf, giftsOf, spentOf } from '#domain/funds/entries.ts';
import {
  bankAccountOf,
  type Bill,
  billKey,
  type BillPaid,
  type Drive,
  type Due,
  type FundsState,
  lastDayOf,
  type Statement,
  type Transfer,
} from '#domain/funds/state.ts';

/** What a household has paid of a drive, less what it was given back. */
export const paidOf = ({ balances }: FundsState, drive: Id, household: Id): number =>
  none(balances.get(duesOf(drive, household)));

/** Minus nothing is nothing. */
const none = (dong = 0): number => (dong === 0 ? 0 : -dong);

/** Who is asked for what in a drive. */
export const duesIn = ({ dues }: FundsState, drive: Id): readonly Due[] =>
  [...dues.values()].filter((due) => due.drive === drive);

/** Drives that go on in which a household has not paid all it is asked for, the oldest first. */
export function openDues(state: FundsState, day: number): ReadonlyMap<Id, readonly Drive[]> {
  const open = new Map<Id, readonly Drive[]>();
  const drives = [...state.drives.values()]
    .filter(({ closed, from }) => closed === undefined && from <= day)
    .sort((one, other) => one.from - other.from);
  for (const drive of drives) {
    for (const { household, amount } of duesIn(state, drive.drive)) {
      if (paidOf(state, drive.drive, household) >= amount) continue;
      open.set(household, [...(open.get(household) ?? []), drive]);
    }
  }
  return open;
}

/** Households that are asked for something, met when they have paid it. */
export function paidMeasure(state: FundsState, drive: Id): Measured {
  const asked = duesIn(state, drive).filter(({ amount }) => amount > 0);
  return {
    of: asked.map(({ household }) => household),
    met: asked
      .filter(({ household, amount }) => paidOf(state, drive, household) >= amount)
      .map(({ household }) => household),
  };
}

/**
 * Whether anybody may read of a drive: of so few that are asked, each could be told apart. One that asks
 * nobody takes gifts.
 */
export function isPublicDrive(state: FundsState, drive: Id): boolean {
  const isGifts = duesIn(state, drive).length === 0;
  return isGifts || paidMeasure(state, drive).of.length >= PUBLIC_OF_MIN;
}

export type DriveSums = {
  readonly askedDong: number;
  /** What households have been let off. */
  readonly exemptDong: number;
  readonly paidDong: number;
  readonly giftsDong: number;
  readonly spentDong: number;
  /** Of what was asked, what is still to come; what somebody paid too much makes up for nobody else. */
  readonly leftDong: number;
};

export function sumsOf(state: FundsState, drive: Id): DriveSums {
  const sums = { askedDong: 0, exemptDong: 0, paidDong: 0, leftDong: 0 };
  for (const { household, asked, amount } of duesIn(state, drive)) {
    sums.askedDong += amount;
    sums.exemptDong += Math.max(asked - amount, 0);
    sums.leftDong += Math.max(amount - paidOf(state, drive, household), 0);
  }
  const prefix = duesOf(drive, '');
  for (const [account, dong] of state.balances.entries()) {
    if (account.startsWith(prefix)) sums.paidDong += none(dong);
  }
  const { balances } = state;
  return {
    ...sums,
    giftsDong: none(balances.get(giftsOf(drive))),
    spentDong: balances.get(spentOf(drive)) ?? 0,
  };
}

/** Households that paid something of a drive, met when all of it came without cash. */
export function cashlessMeasure(state: FundsState, drive: Id): Measured {
  const prefix = duesOf(drive, '');
  const [cash, paid] = [new Set<Id>(), new Set<Id>()];
  for (const { kind, postings, reversed } of state.entries.values()) {
    if (reversed !== undefined || (kind !== 'receipt' && kind !== 'assignment')) continue;
    for (const [account] of postings) {
      if (!account.startsWith(prefix)) continue;
      paid.add(account.slice(prefix.length));
      if (kind === 'receipt') cash.add(account.slice(prefix.length));
    }
  }
  const of = [...paid].filter((household) => paidOf(state, drive, household) > 0);
  return { of, met: of.filter((household) => !cash.has(household)) };
}

/** Households that trade, met when they take transfers by a code of their own. */
export function shopsMeasure({ shops }: FundsState, businesses: readonly Id[]): Measured {
  const own = new Set(
    [...shops.values()].flatMap(({ household, ended }) => (ended === undefined ? [household] : [])),
  );
  return { of: businesses, met: businesses.filter((household) => own.has(household)) };
}

/** What was said last of a bill in a month. */
export const billHow = ({ billsPaid }: FundsState, bill: Id, month: number): BillPaid['how'] =>
  billsPaid.get(billKey(bill, month))?.how ?? 'not';

/** Bills that somebody wants to be reminded of in a month, met when they were paid from home. */
export function billsMeasure(state: FundsState, month: number): Measured {
  const watched = [...state.bills.values()].filter(({ dropped }) => dropped === undefined);
  return {
    of: watched.map(({ bill }) => bill),
    met: watched
      .filter(({ bill }) => billHow(state, bill, month) === 'home')
      .map(({ bill }) => bill),
  };
}

/** The day of a month on which a bill is due: the last one where the month is shorter. */
export const billDayIn = ({ day }: Pick<Bill, 'day'>, month: number): number =>
  Math.min(day, dateOfDay(lastDayOf(month)).dayOfMonth);

/** Bills whose day has come in a month, and nobody has said that they are paid. */
export const billsDue = (state: FundsState, month: number, dayOfMonth: number): readonly Id[] =>
  [...state.bills.values()].flatMap((watched) => {
    const { bill, dropped } = watched;
    const how = billHow(state, bill, month);
    return dropped === undefined && billDayIn(watched, month) <= dayOfMonth && how === 'not'
      ? [bill]
      : [];
  });

/**
 * What else tells of a household: the drives that ask it, entries of what it paid, and transfers that were
 * for nobody else.
 */
export function movedBy({ dues, entries }: FundsState, household: Id): ReadonlySet<Id> {
  const moved = new Set<Id>();
  for (const due of dues.values()) if (due.household === household) moved.add(due.drive);
  const shared = new Set<Id>();
  const transfers = new Set<Id>();
  for (const { id, postings, transfer, parts = [] } of entries.values()) {
    const isTheirs = postings.some(
      ([account]) => account.startsWith('dues.') && account.endsWith(`.${household}`),
    );
    if (isTheirs) moved.add(id);
    if (transfer === undefined) continue;
    if (isTheirs) transfers.add(transfer);
    const isWhole = parts.every((part) => 'household' in part && part.household === household);
    if (!isWhole) shared.add(transfer);
  }
  for (const transfer of transfers) if (!shared.has(transfer)) moved.add(transfer);
  return moved;
}

export type Position = {
  readonly bankDong: number;
  readonly cashDong: number;
  readonly unsortedDong: number;
};

/** What stands at banks, in hands and unsorted at the end of a civil day. */
export function positionOn({ entries }: FundsState, day: number): Position {
  const sums = { bankDong: 0, cashDong: 0, unsortedDong: 0 };
  for (const entry of entries.values()) {
    if (entry.day > day) continue;
    for (const [account, dong] of entry.postings) {
      if (account.startsWith(bankOf(''))) sums.bankDong += dong;
      else if (account.startsWith(cashOf(''))) sums.cashDong += dong;
      else if (account.startsWith('unsorted.')) sums.unsortedDong -= dong;
    }
  }
  return sums;
}

export type StatementGap = {
  readonly account: Id;
  /** The last day told before it, and the first after it. */
  readonly after: number;
  readonly before: number;
  /** How much more stood on the account after it. */
  readonly dong: number;
};

/**
 * Where two statements of an account do not meet: the balance with which one ends is not that with which the
 * next begins, so that lines in between are in no file. Of an account with other money on it nobody knows.
 */
export function statementGaps({ accounts, statements }: FundsState): readonly StatementGap[] {
  const byDay = [...statements.values()].sort(
    (one, other) => one.from - other.from || one.until - other.until,
  );
  const ends = new Map<string, Statement>();
  const gaps: StatementGap[] = [];
  for (const next of byDay) {
    if (accounts.get(next.account)?.mixed === true) continue;
    const bank = bankAccountOf({ accounts }, next.account);
    const last = ends.get(bank);
    if (last === undefined || next.until >= last.until) ends.set(bank, next);
    if (last === undefined || next.from <= last.until) continue;
    const dong = (next.opening ?? 0) - (last.closing ?? 0);
    if (dong === 0) continue;
    gaps.push({ account: next.account, after: last.until, before: next.from, dong });
  }
  return gaps;
}

export type Unsorted = { readonly count: number; readonly dong: number };

/** What came to the accounts or left them, and nobody has said yet what for. */
export function unsortedSums({ transfers }: FundsState, way: Transfer['way']): Unsorted {
  const open = [...transfers.values()].filter((each) => each.way === way && each.left > 0);
  return { count: open.length, dong: open.reduce((sum, { left }) => sum + left, 0) };
}

/** Cash in somebody's hands, as far as the book knows. */
export const cashWith = ({ balances }: FundsState, person: Id): number =>
  balances.get(cashOf(person)) ?? 0;
