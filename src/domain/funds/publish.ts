import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { PUBLIC_OF_MIN } from '#domain/public-min.ts';
import { AnyDay, Count, DocumentNumber, IdText, ShortText, Text, WorkDay } from '#book/common.ts';
import { duesOf, giftsOf, spentOf } from '#domain/funds/entries.ts';
import { BASES, DUES_BY, type Part } from '#domain/funds/facts.ts';
import {
  cashlessMeasure,
  duesIn,
  isPublicDrive,
  paidMeasure,
  paidOf,
  sumsOf,
  unsortedSums,
} from '#domain/funds/measures.ts';
import { payCodeOf, spellCode } from '#domain/funds/pay-code.ts';
import { accountFor, payQrText } from '#domain/funds/pay-qr.ts';
import { type Drive, dueKey, type Entry, type FundsState } from '#domain/funds/state.ts';

const Sum = v.pipe(v.number(), v.safeInteger());
export const LINE_KINDS = ['dues', 'gift', 'refund', 'spent'] as const;

/**
 * A movement of a drive's money as anybody may read it. `tag`: the number on a receipt, or the code that
 * stood beside a transfer; whose it is only those know who were given it. `dong`: what came in, less than
 * nothing where it went out. `against`: it takes back a line above.
 */
export const PublicLine = v.strictObject({
  kind: v.picklist(LINE_KINDS),
  way: v.picklist(['bank', 'cash']),
  on: AnyDay,
  tag: v.exactOptional(ShortText),
  item: v.exactOptional(ShortText),
  document: v.exactOptional(DocumentNumber),
  dong: Sum,
  against: v.exactOptional(v.literal(true)),
});
export type PublicLine = v.InferOutput<typeof PublicLine>;

const Summed = {
  drive: IdText,
  title: ShortText,
  from: WorkDay,
  until: v.exactOptional(WorkDay),
  closed: v.exactOptional(WorkDay),
  /** Households that are asked for something, and how many of them have paid it. */
  asked: Count,
  paid: Count,
  /** Households of which something came, and of how many of them all of it came without cash. */
  came: Count,
  cashless: Count,
  paidDong: Sum,
  leftDong: Sum,
} as const;

const Unsorted = v.strictObject({ count: Count, dong: Sum });
export const PublicFund = v.strictObject({
  drives: v.array(v.strictObject(Summed)),
  /** What came to the account, and what left it, and nobody has said yet what for. */
  unsorted: v.strictObject({ in: Unsorted, out: Unsorted }),
});
export type PublicFund = v.InferOutput<typeof PublicFund>;

/** Everything about a drive's money but whose it was: no name, nobody who owes, no word of a payer. */
export const PublicDrive = v.strictObject({
  ...Summed,
  purpose: v.exactOptional(Text),
  basis: v.strictObject({
    kind: v.picklist(BASES),
    on: v.exactOptional(WorkDay),
    document: v.exactOptional(DocumentNumber),
  }),
  by: v.picklist(DUES_BY),
  amount: Count,
  askedDong: Sum,
  /** Households that were let off something, and how much that comes to; absent where they are few. */
  exempt: v.exactOptional(Count),
  exemptDong: v.exactOptional(Sum),
  giftsDong: Sum,
  spentDong: Sum,
  /** What the lines come to: paid and given, less what was spent. */
  balanceDong: Sum,
  lines: v.array(PublicLine),
});
export type PublicDrive = v.InferOutput<typeof PublicDrive>;

const summedOf = (state: FundsState, { drive, title, from, until, closed }: Drive) => {
  const { of, met } = paidMeasure(state, drive);
  const { paidDong, leftDong } = sumsOf(state, drive);
  const cashless = cashlessMeasure(state, drive);
  return {
    drive,
    title,
    from,
    ...(until !== undefined && { until }),
    ...(closed !== undefined && { closed }),
    asked: of.length,
    paid: met.length,
    came: cashless.of.length,
    cashless: cashless.met.length,
    paidDong,
    leftDong,
  };
};

/** The newest first, of those that anybody may read of. */
export function publishFund(state: FundsState): PublicFund {
  const drives = [...state.drives.values()]
    .filter(({ drive }) => isPublicDrive(state, drive))
    .sort((one, other) => other.from - one.from);
  return v.parse(PublicFund, {
    drives: drives.map((drive) => summedOf(state, drive)),
    unsorted: { in: unsortedSums(state, 'in'), out: unsortedSums(state, 'out') },
  });
}

export function publishDrive(state: FundsState, id: Id): PublicDrive | undefined {
  const drive = state.drives.get(id);
  if (drive === undefined || !isPublicDrive(state, id)) return undefined;
  const { askedDong, exemptDong, giftsDong, spentDong, paidDong } = sumsOf(state, id);
  const { purpose, basis, by, amount } = drive;
  const exempt = duesIn(state, id).filter((due) => due.amount < due.asked).length;
  return v.parse(PublicDrive, {
    ...summedOf(state, drive),
    ...(purpose !== undefined && { purpose }),
    basis,
    by,
    amount,
    askedDong,
    ...((exempt === 0 || exempt >= PUBLIC_OF_MIN) && { exempt, exemptDong }),
    giftsDong,
    spentDong,
    balanceDong: paidDong + giftsDong - spentDong,
    lines: [...state.entries.values()].flatMap((entry) =>
      movedBy(state, entry, id).map(({ line }) => line),
    ),
  });
}

/** A line with the household it is of: that alone never leaves this file. */
type Moved = { readonly household?: Id; readonly line: PublicLine };

/** What an entry moved of a drive's money, a line for each household, gift and purchase. */
function movedBy({ entries }: FundsState, entry: Entry, drive: Id): readonly Moved[] {
  const told = entry.against === undefined ? entry : (entries.get(entry.against) ?? entry);
  const dues = duesOf(drive, '');
  const common: Pick<PublicLine, 'way' | 'on' | 'against'> = {
    way: told.transfer === undefined ? 'cash' : 'bank',
    on: entry.day,
    ...(entry.against !== undefined && { against: true as const }),
  };
  return entry.postings.flatMap(([account, dong], at): readonly Moved[] => {
    if (account.startsWith(dues)) {
      const household = account.slice(dues.length);
      const tag = told.number ?? spellCode(payCodeOf(drive, household));
      const kind = isRefund(told, at) ? 'refund' : 'dues';
      return [{ household, line: { ...common, kind, dong: -dong, tag } }];
    }
    if (account === giftsOf(drive)) {
      const tag = told.number !== undefined && { tag: told.number };
      return [{ line: { ...common, kind: 'gift', dong: -dong, ...tag } }];
    }
    if (account !== spentOf(drive)) return [];
    return [{ line: { ...common, kind: 'spent', dong: -dong, ...boughtOf(told, at) } }];
  });
}

/** The part of a transfer that a posting is of: each writes two. */
const partAt = ({ parts }: Entry, at: number): Part | undefined => parts?.[Math.floor(at / 2)];

const isRefund = (entry: Entry, at: number): boolean =>
  entry.kind === 'refund' || partAt(entry, at)?.to === 'refund';

function boughtOf(entry: Entry, at: number): Pick<PublicLine, 'item' | 'document'> {
  const part = partAt(entry, at);
  const { item, document } = part?.to === 'spent' ? part : entry;
  return { ...(item !== undefined && { item }), ...(document !== undefined && { document }) };
}

/**
 * What a household sees of a drive with its card: what it is asked for, what came, and how to pay the rest
 * from wherever somebody of it is.
 */
export const OwnDue = v.strictObject({
  title: ShortText,
  drive: IdText,
  /** Whether anybody may read of the drive, this household as well. */
  isPublic: v.boolean(),
  amount: Count,
  paidDong: Sum,
  leftDong: Count,
  code: ShortText,
  /** Where to, and what a banking app reads; absent while there is no account. */
  pay: v.exactOptional(
    v.strictObject({ bank: ShortText, number: ShortText, owner: ShortText, qr: Text }),
  ),
  lines: v.array(PublicLine),
});
export type OwnDue = v.InferOutput<typeof OwnDue>;

/** So long a drive that has ended, or is paid, stays on a household's page. */
const KEPT_DAYS = 120;

/** The newest first. */
export function publishDues(state: FundsState, household: Id, day: number): readonly OwnDue[] {
  return [...state.drives.values()]
    .sort((one, other) => other.from - one.from)
    .flatMap((drive): OwnDue[] => {
      const due = state.dues.get(dueKey(drive.drive, household));
      const paidDong = paidOf(state, drive.drive, household);
      if (due === undefined && paidDong === 0) return [];
      const amount = due?.amount ?? 0;
      const leftDong = drive.closed === undefined ? Math.max(amount - paidDong, 0) : 0;
      if (leftDong === 0 && (drive.closed ?? drive.from) < day - KEPT_DAYS) return [];
      const to = leftDong === 0 ? undefined : accountFor(state, drive);
      const qr = to && payQrText(to, drive, household, leftDong);
      const lines = [...state.entries.values()].flatMap((entry) =>
        movedBy(state, entry, drive.drive)
          .filter((moved) => moved.household === household)
          .map(({ line }) => line),
      );
      return [
        v.parse(OwnDue, {
          title: drive.title,
          drive: drive.drive,
          isPublic: isPublicDrive(state, drive.drive),
          amount,
          paidDong,
          leftDong,
          code: spellCode(payCodeOf(drive.drive, household)),
          ...(to && qr && { pay: { bank: to.bank, number: to.number, owner: to.owner, qr } }),
          lines,
        }),
      ];
    });
}
