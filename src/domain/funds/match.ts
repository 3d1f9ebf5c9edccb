import type { Id } from '#kernel/id.ts';
import { findPayCodes, findSpoiltCodes, isSlipOf, payCodeOf } from '#domain/funds/pay-code.ts';
import { paidOf } from '#domain/funds/measures.ts';
import { bankAccountOf, type FundsState, type Transfer } from '#domain/funds/state.ts';

/** A movement on one of the village's accounts, from whichever source. */
export type BankLine = {
  readonly day: number;
  readonly way: 'in' | 'out';
  readonly amountDong: number;
  readonly text: string;
};

/** What a household is asked for in a drive and has not paid. */
export type Ask = {
  readonly drive: Id;
  readonly household: Id;
  readonly code: string;
  readonly leftDong: number;
};

/**
 * What a line is for. Only a code with the very amount that is left settles itself; all else is for a
 * person, who is told what stands against it.
 */
export type Match =
  | { readonly kind: 'settled'; readonly ask: Ask }
  | { readonly kind: 'open'; readonly why: OpenWhy; readonly asks: readonly Ask[] };

export type OpenWhy =
  | 'amount-differs'
  | 'paid-already'
  | 'several-codes'
  | 'wrong-letter'
  | 'code-unknown'
  | 'no-code'
  | 'went-out';

/** All that is asked for, under its codes; two of one code stay two. */
export function asksOf(state: FundsState): readonly Ask[] {
  return [...state.dues.values()].map(({ drive, household, amount }) => ({
    drive,
    household,
    code: payCodeOf(drive, household),
    leftDong: Math.max(amount - paidOf(state, drive, household), 0),
  }));
}

/** Settles lines one after the other: a second payment under the same code is for a person. */
export function createMatcher(asks: readonly Ask[]): { match(line: BankLine): Match } {
  const byCode = groupBy(asks, ({ code }) => code);
  const left = new Map(asks.map((ask) => [keyOf(ask), ask.leftDong]));
  const nowOf = (ask: Ask): Ask => ({ ...ask, leftDong: left.get(keyOf(ask)) ?? 0 });
  const named = (codes: readonly string[]): readonly Ask[] =>
    codes.flatMap((code) => byCode.get(code) ?? []).map(nowOf);

  return {
    match({ way, text, amountDong }) {
      if (way === 'out') return open('went-out');
      const [codes, spoilt] = [findPayCodes(text), findSpoiltCodes(text)];
      const meant = named(codes);
      if (codes.length + spoilt.length > 1 || meant.length > 1) return open('several-codes', meant);
      const [ask] = meant;
      if (ask === undefined) return unknown(codes, spoilt);
      if (ask.leftDong === 0) return open('paid-already', meant);
      if (ask.leftDong !== amountDong) return open('amount-differs', meant);
      left.set(keyOf(ask), 0);
      return { kind: 'settled', ask };
    },
  };

  function unknown(codes: readonly string[], spoilt: readonly string[]): Match {
    const [wrong] = spoilt;
    if (wrong === undefined) return open(codes.length === 0 ? 'no-code' : 'code-unknown');
    const near = [...byCode.keys()].filter((code) => isSlipOf(wrong, code));
    return open('wrong-letter', named(near));
  }
}

const keyOf = ({ drive, household }: Ask): string => `${drive}.${household}`;
const open = (why: OpenWhy, asks: readonly Ask[] = []): Match => ({ kind: 'open', why, asks });

/**
 * A day, a way and an amount: what a bank tells of an account under it is told by every statement
 * alike.
 */
export const lineKeyOf = ({ way, amountDong, day }: Omit<BankLine, 'text'>): string =>
  `${way}${amountDong}.${day}`;

/**
 * The payer's words without what is nobody's business: numbers of accounts, and all beyond what a
 * person needs to know whose money it is.
 */
export const tellingText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Surrogate}\s\u200b\ufeff]+/gu, ' ')
    .replaceAll(/(?<![\p{L}\d])\d{6,}(?![\p{L}\d])/gu, '…')
    .slice(0, 120)
    .trim();

/** A bank may book on Monday what it told on Friday night. */
const DAYS_APART_MAX = 4;

/**
 * The lines that the book does not have yet. A bank moves as many equal amounts on a day as its
 * statement shows: so many are booked, however often and in whichever dress they are told. Which of
 * them are known is told by their codes and words. What is told as it happens is one line and not the
 * whole day: only its own code or words make it known.
 */
export function newLines<Line extends BankLine>(
  state: FundsState,
  account: Id,
  lines: readonly Line[],
  source: Transfer['source'] = 'statement',
): readonly (Line & { readonly same: number })[] {
  const codeOf = codesOfTransfers(state);
  const own = bankAccountOf(state, account);
  const booked = [...state.transfers.values()].filter(
    (each) => bankAccountOf(state, each.account) === own,
  );
  const settled = settledByCode(state);
  const codesIn = ({ transfer, text }: Transfer): readonly string[] => {
    if (text !== undefined) return findPayCodes(text);
    return settled.has(transfer) ? (codeOf.get(transfer) ?? []) : [];
  };
  /** By the same words, or by a code that both carry: each bank and service dresses the payer's words. */
  const explains = (transfer: Transfer, line: BankLine): boolean => {
    const codes = codesIn(transfer);
    if (findPayCodes(line.text).some((code) => codes.includes(code))) return true;
    const hasWords = transfer.text !== undefined || !settled.has(transfer.transfer);
    return hasWords && (transfer.text ?? '') === tellingText(line.text);
  };
  const unknown: (Line & { same: number })[] = [];
  const unexplained: Transfer[] = [];
  const groups = groupBy(lines, lineKeyOf);
  const known = groupBy(booked, ({ key }) => key);
  for (const [key, group] of groups) {
    const rest = [...group];
    const there = known.get(key) ?? [];
    const strange = there.filter((transfer) => {
      const at = rest.findIndex((line) => explains(transfer, line));
      if (at !== -1) rest.splice(at, 1);
      return at === -1;
    });
    // The others are equal for all that is known: the first lines without a code are taken for them.
    rest.sort((one, other) => findPayCodes(other.text).length - findPayCodes(one.text).length);
    if (source === 'statement') rest.splice(Math.max(rest.length - strange.length, 0));
    unknown.push(...rest.map((line, index) => ({ ...line, same: there.length + index + 1 })));
  }
  // What is told as it happens has its own day: the same of another day is another payment.
  if (source === 'told') return unknown;
  for (const [key, there] of known) {
    if (!groups.has(key)) unexplained.push(...there.filter((each) => each.source === 'told'));
  }
  return unknown.filter((line) => {
    const at = unexplained.findIndex(
      (told) =>
        told.way === line.way &&
        told.amount === line.amountDong &&
        Math.abs(told.day - line.day) <= DAYS_APART_MAX &&
        (!isTaken(state, account, told.day) || isTaken(state, account, told.day, line.day)) &&
        explains(told, line),
    );
    if (at !== -1) unexplained.splice(at, 1);
    return at === -1;
  });
}

/** Whether a statement that was taken tells of all of these days of an account. */
export const isTaken = (state: FundsState, account: Id, ...days: readonly number[]): boolean =>
  [...state.statements.values()].some(
    (each) =>
      bankAccountOf(state, each.account) === bankAccountOf(state, account) &&
      days.every((day) => each.from <= day && day <= each.until),
  );

/** Items by a key, in their order. */
function groupBy<Item>(
  items: Iterable<Item>,
  keyOfItem: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * Of an account with other money on it, what carries a code of this village's drives or what looks like one
 * of them with a slip of the hand: whose money the rest is, another village's fund among them, is nobody's
 * business.
 */
export const isOfFund = (asks: readonly Ask[], { way, text }: BankLine): boolean =>
  way === 'in' && nearOf(asks, text).length > 0;

/** Whose a text may be: of its codes, and of those that its codes are a slip of the hand away from. */
export function nearOf(asks: readonly Ask[], text: string): readonly Ask[] {
  const [codes, spoilt] = [findPayCodes(text), findSpoiltCodes(text)];
  return asks.filter(
    ({ code }) => codes.includes(code) || spoilt.some((wrong) => isSlipOf(wrong, code)),
  );
}

const settledByCode = ({ entries }: FundsState): ReadonlySet<Id> =>
  new Set(
    [...entries.values()].flatMap(({ transfer, told }) =>
      transfer !== undefined && told === 'code' ? [transfer] : [],
    ),
  );

/**
 * Codes that transfers were settled by: the bank's line carried them, whatever was written against it since.
 */
function codesOfTransfers({ entries }: FundsState): ReadonlyMap<Id, readonly string[]> {
  const codes = new Map<Id, string[]>();
  for (const { transfer, parts = [], reversed, told } of entries.values()) {
    if (transfer === undefined || (reversed !== undefined && told !== 'code')) continue;
    for (const part of parts) {
      if (part.to !== 'dues') continue;
      const known = codes.get(transfer) ?? [];
      codes.set(transfer, [...known, payCodeOf(part.drive, part.household)]);
    }
  }
  return codes;
}
