import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { DocumentNumber } from '#book/common.ts';
import { FUNDS_ACCESS } from '#domain/funds/access.ts';
import { DUES_LISTED_MAX, FUND_FACTS, type Part } from '#domain/funds/facts.ts';
import { type FundsStates, judgeFunds } from '#domain/funds/judge.ts';
import {
  asksOf,
  type BankLine,
  createMatcher,
  isOfFund,
  isTaken,
  lineKeyOf,
  newLines,
  tellingText,
} from '#domain/funds/match.ts';
import { duesIn, positionOn } from '#domain/funds/measures.ts';
import { repeatOf, seriesOf } from '#domain/funds/pay-code.ts';
import { type FundsState, monthOf } from '#domain/funds/state.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';

type Schemas = typeof FUND_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];

const RULES: Rules<Schemas, FundsStates> = {
  facts: FUND_FACTS,
  access: FUNDS_ACCESS,
  judge: judgeFunds,
};

/** Whether this is one word that can be the number of a paper. */
export const isDocumentNumber = (text: string): boolean => v.is(DocumentNumber, text);

/*
 * Ids of what is written are minted with the form, so that it is written once however often it is pressed.
 */

/** The village's account; what comes of it is looked at by somebody else. */
export function proposeAccount(
  states: FundsStates,
  author: Author,
  body: BodyOf<'account.named@1'>,
): Proposed<Schemas> {
  if (states.funds.accounts.has(body.account)) return err({ code: 'already-saved' });
  const named = { ...body, owner: given(body.owner) ?? '' };
  return proposeOne(states, author, { type: 'account.named@1', on: author.on, body: named });
}

export type DriveIntent = BodyOf<'drive.opened@1'> & {
  readonly dues: readonly {
    readonly household: Id;
    readonly units: number;
    readonly amount: number;
  }[];
};

/** A drive with everybody who is asked, in one save. */
export function proposeDrive(
  states: FundsStates,
  author: Author,
  { dues, drive, ...intent }: DriveIntent,
): Proposed<Schemas> {
  if (states.funds.drives.has(drive)) return err({ code: 'already-saved' });
  const { on } = author;
  const purpose = given(intent.purpose);
  const { purpose: _, ...told } = intent;
  const opened = { ...told, drive, title: given(intent.title) ?? '', ...(purpose && { purpose }) };
  const lists: ProposalOf<Schemas>[] = [];
  for (let from = 0; from < dues.length; from += DUES_LISTED_MAX) {
    const listed = dues
      .slice(from, from + DUES_LISTED_MAX)
      .map(({ household, units, amount }): [Id, number, number] => [household, units, amount]);
    lists.push({ type: 'dues.listed@1', on, body: { drive, dues: listed } });
  }
  const first: ProposalOf<Schemas> = { type: 'drive.opened@1', on, body: opened };
  return finish(RULES, states, author, [first, ...lists]);
}

/**
 * The drive once more, as it was: whoever was let off stays so, whoever has moved away is not asked, and who
 * has come is asked for the same as everybody.
 */
export function proposeRepeat(
  states: FundsStates,
  author: Author,
  before: Id,
  next: {
    readonly title: string;
    readonly from: number;
    readonly until?: number;
    /** Households that live there now, with the units they are counted by. */
    readonly households: readonly { readonly household: Id; readonly units: number }[];
  },
): Proposed<Schemas> {
  const last = states.funds.drives.get(before);
  const asked = new Map(duesIn(states.funds, before).map((due) => [due.household, due]));
  const amount = last?.amount ?? 0;
  const {
    drive: _drive,
    on: _on,
    stream: _stream,
    closed: _closed,
    until: _until,
    ...kept
  } = last ??
  ({
    title: '',
    basis: { kind: 'gifts' as const },
    by: 'household' as const,
    amount: 0,
    from: next.from,
  } as BodyOf<'drive.opened@1'> & { on: number; stream: Id; closed?: number }); // the same fields
  const dues = next.households.map(({ household, units }) => {
    const due = asked.get(household);
    const isCounted = kept.by === 'head' && due?.amount === due?.asked;
    return {
      household,
      units,
      amount: due === undefined || isCounted ? amount * units : due.amount,
    };
  });
  const { households: _households, ...named } = next;
  const drive = repeatOf(before, monthOf(next.from));
  return proposeDrive(states, author, { ...kept, ...named, drive, repeats: before, dues });
}

/** One fact, as it is. */
const proposeOne = (
  states: FundsStates,
  author: Author,
  proposal: ProposalOf<Schemas>,
): Proposed<Schemas> => finish(RULES, states, author, [proposal]);

export const proposeExemption = (
  states: FundsStates,
  author: Author,
  body: BodyOf<'exemption.decided@1'>,
): Proposed<Schemas> =>
  proposeOne(states, author, { type: 'exemption.decided@1', on: author.on, body });

export function proposeClosing(states: FundsStates, author: Author, drive: Id): Proposed<Schemas> {
  if (states.funds.drives.get(drive)?.closed !== undefined) return err({ code: 'already-saved' });
  return proposeOne(states, author, { type: 'drive.closed@1', on: author.on, body: { drive } });
}

/** The next number of a device's receipts: nobody else's begins with the same signs. */
export function nextReceiptNumber({ numbers }: FundsState, stream: Id): string {
  const series = seriesOf(stream);
  let last = 0;
  for (const number of numbers.keys()) {
    const [own, count] = number.split('-');
    if (own === series) last = Math.max(last, Number(count));
  }
  return `${series}-${last + 1}`;
}

export function proposeCash(
  states: FundsStates,
  author: Author,
  stream: Id,
  intent: Omit<BodyOf<'cash.received@1'>, 'number' | 'holder'>,
): Proposed<Schemas> {
  const { payer, ...rest } = intent;
  if (states.funds.entries.has(rest.receipt)) return err({ code: 'already-saved' });
  const body = present({
    ...rest,
    number: nextReceiptNumber(states.funds, stream),
    holder: author.person,
    payer: given(payer),
  });
  return proposeOne(states, author, { type: 'cash.received@1', on: author.on, body });
}

/** Cash goes to somebody; it is theirs once they say so too. */
export function proposeGiving(
  states: FundsStates,
  author: Author,
  said: Omit<BodyOf<'handover.given@1'>, 'from'>,
): Proposed<Schemas> {
  if (states.funds.handovers.get(said.handover)?.given) return err({ code: 'already-saved' });
  const body = { ...said, from: author.person };
  return proposeOne(states, author, { type: 'handover.given@1', on: author.on, body });
}

export function proposeTaking(
  states: FundsStates,
  author: Author,
  said: Omit<BodyOf<'handover.taken@1'>, 'to'>,
): Proposed<Schemas> {
  if (states.funds.handovers.get(said.handover)?.taken) return err({ code: 'already-saved' });
  const body = { ...said, to: author.person };
  return proposeOne(states, author, { type: 'handover.taken@1', on: author.on, body });
}

/** Own cash that nobody has counted yet stays in own hands. */
export function proposeWithdrawal(
  states: FundsStates,
  author: Author,
  handover: Id,
): Proposed<Schemas> {
  if (states.funds.handovers.get(handover)?.withdrawn !== undefined) {
    return err({ code: 'already-saved' });
  }
  return proposeOne(states, author, {
    type: 'handover.withdrawn@1',
    on: author.on,
    body: { handover },
  });
}

/** Cash that was paid for something, out of own hands. */
export function proposeSpending(
  states: FundsStates,
  author: Author,
  said: Omit<BodyOf<'cash.spent@1'>, 'holder'>,
): Proposed<Schemas> {
  if (states.funds.entries.has(said.spending)) return err({ code: 'already-saved' });
  const { document, item, ...rest } = said;
  const body = present({
    ...rest,
    holder: author.person,
    item: given(item) ?? '',
    document: given(document),
  });
  return proposeOne(states, author, { type: 'cash.spent@1', on: author.on, body });
}

/** Cash that a household gets back. */
export function proposeRefund(
  states: FundsStates,
  author: Author,
  said: Omit<BodyOf<'cash.refunded@1'>, 'holder'>,
): Proposed<Schemas> {
  if (states.funds.entries.has(said.refund)) return err({ code: 'already-saved' });
  const { reason, ...rest } = said;
  const body = present({ ...rest, holder: author.person, reason: given(reason) });
  return proposeOne(states, author, { type: 'cash.refunded@1', on: author.on, body });
}

/** What a person says a transfer is for. */
export function proposeAssignment(
  states: FundsStates,
  author: Author,
  said: Pick<BodyOf<'money.assigned@1'>, 'entry' | 'transfer' | 'parts'>,
): Proposed<Schemas> {
  if (states.funds.entries.has(said.entry)) return err({ code: 'already-saved' });
  const body = { ...said, told: 'person' as const };
  return proposeOne(states, author, { type: 'money.assigned@1', on: author.on, body });
}

export function proposeReversal(
  states: FundsStates,
  author: Author,
  entry: Id,
  why: string,
): Proposed<Schemas> {
  if (states.funds.entries.get(entry)?.reversed !== undefined) {
    return err({ code: 'already-saved' });
  }
  const body = { entry, reason: given(why) ?? '' };
  return proposeOne(states, author, { type: 'entry.reversed@1', on: author.on, body });
}

export function proposeMonth(
  states: FundsStates,
  author: Author,
  month: number,
  lastDay: number,
): Proposed<Schemas> {
  const { bankDong, cashDong, unsortedDong } = positionOn(states.funds, lastDay);
  const body = { month, bank: bankDong, cash: cashDong, unsorted: unsortedDong };
  return proposeOne(states, author, { type: 'month.closed@1', on: author.on, body });
}

export type LinesPlan = {
  readonly proposals: readonly ProposalOf<Schemas>[];
  /**
   * Lines that are new, of those the ones that settled themselves, and lines that are nobody's
   * business.
   */
  readonly booked: number;
  readonly settled: number;
  readonly passed: number;
  /** Lines that are the fund's, known ones among them. */
  readonly own: readonly BankLine[];
};

/** What a bank's lines become: transfers, and what those are for that settle themselves. */
export function proposeLines(
  funds: FundsState,
  author: Pick<Author, 'on' | 'newId'>,
  {
    account,
    lines,
    source,
  }: {
    readonly account: Id;
    readonly lines: readonly BankLine[];
    readonly source: 'statement' | 'told';
  },
): LinesPlan {
  const { on } = author;
  const isMixed = funds.accounts.get(account)?.mixed === true;
  const asks = asksOf(funds);
  const matcher = createMatcher(asks);
  const proposals: ProposalOf<Schemas>[] = [];
  const plan = { booked: 0, settled: 0, passed: 0 };
  // What a statement has told of, nobody need tell again: its day and words may have been others.
  const told = source === 'told' ? lines.filter(({ day }) => !isTaken(funds, account, day)) : lines;
  const own = isMixed ? told.filter((line) => isOfFund(asks, line)) : told;
  plan.passed = lines.length - own.length;
  for (const line of newLines(funds, account, own, source)) {
    const transfer = author.newId();
    const match = matcher.match(line);
    const text = match.kind === 'settled' ? '' : tellingText(line.text);
    const booked = {
      transfer,
      account,
      way: line.way,
      amount: line.amountDong,
      day: line.day,
      key: lineKeyOf(line),
      same: line.same,
      source,
      ...(text !== '' && { text }),
    };
    proposals.push({ type: 'transfer.booked@1', on, body: booked });
    plan.booked += 1;
    if (match.kind === 'open') continue;
    const { drive, household } = match.ask;
    const part: Part = { to: 'dues', drive, household, amount: line.amountDong };
    const body = { entry: author.newId(), transfer, parts: [part], told: 'code' as const };
    proposals.push({ type: 'money.assigned@1', on, body });
    plan.settled += 1;
  }
  return { ...plan, proposals, own };
}

export type StatementPlan = LinesPlan & {
  readonly from: number;
  readonly until: number;
  readonly inDong: number;
  readonly outDong: number;
};

/**
 * A whole statement: its new lines, and what it said of the account; of one whose days are known, nothing.
 */
export function proposeStatement(
  funds: FundsState,
  author: Pick<Author, 'on' | 'newId'>,
  told: {
    readonly account: Id;
    readonly lines: readonly BankLine[];
    readonly openingDong: number;
    readonly closingDong: number;
    readonly file: string;
  },
): StatementPlan {
  const { account, lines, file } = told;
  const plan = proposeLines(funds, author, { account, lines, source: 'statement' });
  const isMixed = funds.accounts.get(account)?.mixed === true;
  const days = lines.map(({ day }) => day);
  const [from, until] = [Math.min(...days), Math.max(...days)];
  const sumOf = (way: 'in' | 'out'): number =>
    plan.own.reduce((sum, line) => sum + (line.way === way ? line.amountDong : 0), 0);
  const [inDong, outDong] = [sumOf('in'), sumOf('out')];
  const whole = { ...plan, from, until, inDong, outDong };
  // Without a new line it still tells that all of its days are known.
  const isKnown = plan.booked === 0 && isTaken(funds, account, from, until);
  if (plan.own.length === 0 || isKnown) return whole;
  const body = {
    statement: author.newId(),
    account,
    from,
    until,
    ...(!isMixed && { opening: told.openingDong, closing: told.closingDong }),
    lines: plan.own.length,
    in: inDong,
    out: outDong,
    booked: plan.booked,
    file,
  };
  const taken: ProposalOf<Schemas> = { type: 'statement.taken@1', on: author.on, body };
  return { ...whole, proposals: [...plan.proposals, taken] };
}
