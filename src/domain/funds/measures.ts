import type { Id } from '#kernel/id.ts';
import type { Measured } from '#book/activity.ts';
import { bankOf, cashOf, duesOf, giftsOf, spentOf } from '#domain/funds/entries.ts';
import type { Due, FundsState } from '#domain/funds/state.ts';

/** What a household has paid of a drive, less what it was given back. */
export const paidOf = ({ balances }: FundsState, drive: Id, household: Id): number =>
  none(balances.get(duesOf(drive, household)));

/** Minus nothing is nothing. */
const none = (dong = 0): number => (dong === 0 ? 0 : -dong);

/** Who is asked for what in a drive. */
export const duesIn = ({ dues }: FundsState, drive: Id): readonly Due[] =>
  [...dues.values()].filter((due) => due.drive === drive);

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

/** Cash in somebody's hands, as far as the book knows. */
export const cashWith = ({ balances }: FundsState, person: Id): number =>
  balances.get(cashOf(person)) ?? 0;
