import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import {
  Count,
  DocumentNumber,
  IdText,
  PositiveCount,
  ShortText,
  Text,
  WorkDay,
} from '#book/common.ts';

/**
 * What the drive rests on: a meeting of the village, a law or an authority's decision, or free gifts.
 */
export const BASES = ['meeting', 'decision', 'gifts'] as const;
/** What dues are counted by; `area`: per hundred square metres. */
export const DUES_BY = ['household', 'head', 'area'] as const;
/**
 * Why a household is asked for less, or for nothing. The whole team reads it, so that no reason tells of
 * poverty, age or merit: `group` is one of those that were agreed on. `correction`: it was put down wrongly.
 */
export const EXEMPTIONS = ['group', 'away', 'other', 'correction'] as const;
export const DECIDERS = ['meeting', 'village', 'commune'] as const;
export const WAYS = ['in', 'out'] as const;
/** How the home came to know of a transfer: from the bank's statement, or told as it happened. */
export const SOURCES = ['statement', 'told'] as const;

/** What a household pays every month to somebody else. */
export const BILLS = ['electricity', 'water', 'internet', 'other'] as const;
/** Where it was paid; `not`: the word before was a mistake. */
export const PAID_WAYS = ['home', 'elsewhere', 'not'] as const;

export const DUES_LISTED_MAX = 90;
export const PARTS_MAX = 20;
/** A thousand milliard đồng: more than any village has. */
const DONG_MAX = 1_000_000_000_000;

const Dong = v.pipe(PositiveCount, v.maxValue(DONG_MAX));
const DongOrNone = v.pipe(Count, v.maxValue(DONG_MAX));
/** A balance; a bank may let an account go below nothing. */
const Balance = v.pipe(v.number(), v.safeInteger());

const BankNumber = v.pipe(v.string(), v.regex(/^\d{6}$/u));
const AccountNumber = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,19}$/u));
/**
 * Four signs of the collector's device and how many receipts it wrote: no two devices share one.
 */
const ReceiptNumber = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{4}-[1-9]\d{0,5}$/u));
/** By what a line of a bank is known again: way, amount, and marks of its text and reference. */
const LineKey = v.pipe(v.string(), v.regex(/^[a-z0-9.]{3,60}$/u));
const FileHash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u));

const DUE = { drive: IdText, household: IdText, amount: Dong };

/**
 * What a part of a transfer is for. In: dues of a household, a gift, cash that a collector paid in,
 * money of somebody else. Out: a refund, a purchase, cash drawn by somebody, money given back that was
 * another's. `bank`: interest or a fee.
 */
const Part = v.variant('to', [
  v.strictObject({ to: v.literal('dues'), ...DUE }),
  v.strictObject({
    to: v.literal('gift'),
    drive: IdText,
    amount: Dong,
    giver: v.exactOptional(ShortText),
  }),
  v.strictObject({ to: v.literal('refund'), ...DUE }),
  v.strictObject({
    to: v.literal('spent'),
    drive: IdText,
    amount: Dong,
    item: ShortText,
    document: v.exactOptional(DocumentNumber),
  }),
  v.strictObject({ to: v.literal('cash'), holder: IdText, amount: Dong }),
  v.strictObject({ to: v.literal('bank'), amount: Dong }),
  v.strictObject({ to: v.literal('others'), amount: Dong }),
]);
export type Part = v.InferOutput<typeof Part>;

/** The village's money. What was written is never changed: what was wrong is written against. */
export const FUND_FACTS = {
  /** The village's account at a bank, by the bank's number. */
  'account.named@1': v.strictObject({
    account: IdText,
    bank: BankNumber,
    number: AccountNumber,
    owner: ShortText,
    /** Other money is on it as well: only what carries a code of the village's drives is booked. */
    mixed: v.exactOptional(v.literal(true)),
  }),
  /** Nobody is asked to pay there any more. */
  'account.ended@1': v.strictObject({ account: IdText, reason: v.exactOptional(ShortText) }),

  /**
   * What a village collects for. `amount`: dues of each household, head or hundred square metres.
   */
  'drive.opened@1': v.strictObject({
    drive: IdText,
    title: ShortText,
    purpose: v.exactOptional(Text),
    basis: v.strictObject({
      kind: v.picklist(BASES),
      on: v.exactOptional(WorkDay),
      document: v.exactOptional(DocumentNumber),
    }),
    by: v.picklist(DUES_BY),
    amount: DongOrNone,
    from: WorkDay,
    until: v.exactOptional(WorkDay),
    account: v.exactOptional(IdText),
    /** The drive before it: the next one is opened with one tap, and its id is worked out of both. */
    repeats: v.exactOptional(IdText),
    monthly: v.exactOptional(v.literal(true)),
  }),
  /**
   * Who is asked for how much: household, units, đồng. Written down once, so that no later move
   * changes it.
   */
  'dues.listed@1': v.strictObject({
    drive: IdText,
    dues: v.pipe(
      v.array(v.strictTuple([IdText, Count, DongOrNone])),
      v.minLength(1),
      v.maxLength(DUES_LISTED_MAX),
    ),
  }),
  /** A household is asked for another amount than `was`; 0 is nothing. */
  'exemption.decided@1': v.strictObject({
    drive: IdText,
    household: IdText,
    was: DongOrNone,
    amount: DongOrNone,
    why: v.picklist(EXEMPTIONS),
    by: v.picklist(DECIDERS),
  }),
  'drive.closed@1': v.strictObject({ drive: IdText, reason: v.exactOptional(ShortText) }),

  /**
   * Money that came to an account or left it, as the bank tells. `key` and `same` know it again: the
   * same line of the same bank is booked once, and two that are alike are two.
   */
  'transfer.booked@1': v.strictObject({
    transfer: IdText,
    account: IdText,
    way: v.picklist(WAYS),
    amount: Dong,
    day: WorkDay,
    key: LineKey,
    same: PositiveCount,
    source: v.picklist(SOURCES),
    /** What the payer wrote, where no code tells what it is for. */
    text: v.exactOptional(ShortText),
  }),
  /**
   * All that a bank told of an account between two balances, written once its lines stand. Of an
   * account with other money on it the balances are nobody's business.
   */
  'statement.taken@1': v.strictObject({
    statement: IdText,
    account: IdText,
    from: WorkDay,
    until: WorkDay,
    opening: v.exactOptional(Balance),
    closing: v.exactOptional(Balance),
    lines: PositiveCount,
    in: Count,
    out: Count,
    booked: Count,
    file: FileHash,
  }),
  /** What a transfer is for, told by the code that stood beside it or by a person. */
  'money.assigned@1': v.strictObject({
    entry: IdText,
    transfer: IdText,
    parts: v.pipe(v.array(Part), v.minLength(1), v.maxLength(PARTS_MAX)),
    told: v.picklist(['code', 'person']),
    note: v.exactOptional(ShortText),
  }),

  /** Cash at a door. Without a household it is a gift. `holder`: whoever took it, and says so. */
  'cash.received@1': v.strictObject({
    receipt: IdText,
    number: ReceiptNumber,
    holder: IdText,
    drive: IdText,
    household: v.exactOptional(IdText),
    amount: Dong,
    payer: v.exactOptional(ShortText),
  }),
  /**
   * Cash goes from one hand to another: both say so, in any order, and what the taker counted stands.
   */
  'handover.given@1': v.strictObject({ handover: IdText, from: IdText, to: IdText, amount: Dong }),
  'handover.taken@1': v.strictObject({ handover: IdText, from: IdText, to: IdText, amount: Dong }),
  /** The giver takes it back, and keeps the cash; what has been counted is written against. */
  'handover.withdrawn@1': v.strictObject({ handover: IdText, reason: v.exactOptional(ShortText) }),
  'cash.spent@1': v.strictObject({
    spending: IdText,
    holder: IdText,
    drive: IdText,
    amount: Dong,
    item: ShortText,
    document: v.exactOptional(DocumentNumber),
  }),
  'cash.refunded@1': v.strictObject({
    refund: IdText,
    holder: IdText,
    ...DUE,
    reason: v.exactOptional(ShortText),
  }),

  /** An entry was wrong: the same amounts are written against it. */
  'entry.reversed@1': v.strictObject({ entry: IdText, reason: ShortText }),
  /**
   * `month`: twelve times the year and the month from 0. The sums at its end, as whoever closed it saw
   * them.
   */
  'month.closed@1': v.strictObject({
    month: PositiveCount,
    bank: Balance,
    cash: Balance,
    unsorted: Balance,
  }),

  /** A shop takes transfers by a code of its own, which hangs where customers see it. */
  'shop.named@1': v.strictObject({
    shop: IdText,
    household: IdText,
    name: ShortText,
    bank: BankNumber,
    number: AccountNumber,
    owner: ShortText,
  }),
  'shop.ended@1': v.strictObject({
    shop: IdText,
    household: IdText,
    reason: v.exactOptional(ShortText),
  }),

  /** A household asked to be reminded of what it pays elsewhere on a day of every month. */
  'bill.watched@1': v.strictObject({
    bill: IdText,
    household: IdText,
    kind: v.picklist(BILLS),
    day: v.pipe(PositiveCount, v.maxValue(31)),
  }),
  /** The last word for a month stands. */
  'bill.paid@1': v.strictObject({
    bill: IdText,
    household: IdText,
    month: PositiveCount,
    how: v.picklist(PAID_WAYS),
  }),
  'bill.dropped@1': v.strictObject({ bill: IdText, household: IdText }),
} as const;

export type FundFact = FactOf<typeof FUND_FACTS>;
