import type { Id } from '#kernel/id.ts';
import { dateOfDay, dayOfDate } from '#kernel/vi-calendar.ts';
import { type Stamp, takeEdit } from '#book/field.ts';
import { createTable, type Table } from '#book/table.ts';
import {
  against,
  type Posting,
  postAssignment,
  postHandover,
  postReceipt,
  postRefund,
  postSpending,
  postTransfer,
  sumOfParts,
  unsortedOf,
} from '#domain/funds/entries.ts';
import type { FundFact, Part } from '#domain/funds/facts.ts';

type BodyOf<Type extends FundFact['type']> = Extract<FundFact, { type: Type }>['body'];

export type Account = BodyOf<'account.named@1'> & {
  readonly on: number;
  readonly stream: Id;
  readonly ended?: number;
};
export type Drive = BodyOf<'drive.opened@1'> & {
  readonly on: number;
  readonly stream: Id;
  readonly closed?: number;
};
/** What a household is asked for: as it was put down, and as it stands. */
export type Due = {
  readonly drive: Id;
  readonly household: Id;
  readonly units: number;
  readonly asked: number;
  readonly amount: number;
  readonly why?: BodyOf<'exemption.decided@1'>['why'];
  readonly by?: BodyOf<'exemption.decided@1'>['by'];
};
export type Transfer = BodyOf<'transfer.booked@1'> & {
  readonly on: number;
  /** What nobody has said yet what it is for. */
  readonly left: number;
};
export type Statement = BodyOf<'statement.taken@1'> & { readonly on: number };

/** A movement of money, for ever as it was written. `day`: when the money moved. */
export type Entry = {
  readonly id: Id;
  readonly kind:
    'transfer' | 'assignment' | 'receipt' | 'handover' | 'spending' | 'refund' | 'counter';
  readonly day: number;
  readonly on: number;
  readonly stream: Id;
  readonly postings: readonly Posting[];
  /** The tag a receipt or a purchase goes by on paper. */
  readonly number?: string;
  readonly item?: string;
  readonly document?: string;
  readonly transfer?: Id;
  readonly parts?: readonly Part[];
  readonly told?: 'code' | 'person';
  /** Of a counter-entry: what it is written against. */
  readonly against?: Id;
  /** Its counter-entry. */
  readonly reversed?: Id;
};

export type Handover = {
  readonly handover: Id;
  readonly given?: BodyOf<'handover.given@1'> & { readonly on: number };
  readonly taken?: BodyOf<'handover.taken@1'> & { readonly on: number };
  /** The day on which the giver took it back, before anybody had counted. */
  readonly withdrawn?: number;
};

export type Shop = BodyOf<'shop.named@1'> & { readonly on: number; readonly ended?: number };
export type Bill = BodyOf<'bill.watched@1'> & { readonly on: number; readonly dropped?: number };
/** What was said last of a bill in a month. */
export type BillPaid = BodyOf<'bill.paid@1'> & { readonly on: number };

export type FundsState = {
  readonly accounts: Table<Account>;
  readonly drives: Table<Drive>;
  /** By `drive.household`. */
  readonly dues: Table<Due>;
  readonly stamps: Table<Stamp>;
  readonly transfers: Table<Transfer>;
  /** By `lineKey`: the transfer that is known by it. */
  readonly keys: Table<Id>;
  readonly statements: Table<Statement>;
  readonly entries: Table<Entry>;
  /** What stands where, by the names in `entries.ts`. */
  readonly balances: Table<number>;
  readonly handovers: Table<Handover>;
  /** By a receipt's number. */
  readonly numbers: Table<Id>;
  /** By month: what was told when it was closed, and the day. */
  readonly months: Table<BodyOf<'month.closed@1'> & { readonly on: number }>;
  readonly shops: Table<Shop>;
  readonly bills: Table<Bill>;
  /** By `billKey`. */
  readonly billsPaid: Table<BillPaid>;
};

export const emptyFunds = (): FundsState => ({
  accounts: createTable(),
  drives: createTable(),
  dues: createTable(),
  stamps: createTable(),
  transfers: createTable(),
  keys: createTable(),
  statements: createTable(),
  entries: createTable(),
  balances: createTable(),
  handovers: createTable(),
  numbers: createTable(),
  months: createTable(),
  shops: createTable(),
  bills: createTable(),
  billsPaid: createTable(),
});

export const dueKey = (drive: Id, household: Id): string => `${drive}.${household}`;
export const billKey = (bill: Id, month: number): string => `${bill}.${month}`;
/** An account of a bank, however often the book has named it. */
export function bankAccountOf({ accounts }: Pick<FundsState, 'accounts'>, account: Id): string {
  const known = accounts.get(account);
  return known === undefined ? account : `${known.bank}.${known.number}`;
}
export const lineKey = (
  state: Pick<FundsState, 'accounts'>,
  account: Id,
  key: string,
  same: number,
): string => `${bankAccountOf(state, account)}.${key}.${same}`;
/** A counter-entry is known by what it is written against: there is no second one. */
export const counterOf = (entry: Id): string => `${entry}.against`;
export const monthOf = (day: number): number => {
  const { year, month } = dateOfDay(day);
  return year * 12 + month - 1;
};
/** The day before the first of the next month. */
export const lastDayOf = (month: number): number =>
  dayOfDate({ year: Math.floor((month + 1) / 12), month: ((month + 1) % 12) + 1, dayOfMonth: 1 }) -
  1;

/** Adds an entry once; its amounts come to nothing. */
function write(state: FundsState, entry: Entry): void {
  if (state.entries.has(entry.id)) return;
  state.entries.set(entry.id, entry);
  for (const [account, dong] of entry.postings) {
    state.balances.set(account, (state.balances.get(account) ?? 0) + dong);
  }
}

export function foldFunds(state: FundsState, fact: FundFact): void {
  const { on, stream } = fact;
  switch (fact.type) {
    case 'account.named@1': {
      const { account } = fact.body;
      if (!state.accounts.has(account)) state.accounts.set(account, { ...fact.body, on, stream });
      return;
    }
    case 'account.ended@1':
      endOnce(state.accounts, fact.body.account, 'ended', on);
      return;
    case 'drive.opened@1': {
      const { drive } = fact.body;
      if (!state.drives.has(drive)) state.drives.set(drive, { ...fact.body, on, stream });
      return;
    }
    case 'drive.closed@1':
      endOnce(state.drives, fact.body.drive, 'closed', on);
      return;
    case 'dues.listed@1':
      foldDues(state, fact.body);
      return;
    case 'exemption.decided@1':
      foldExemption(state, fact);
      return;
    case 'transfer.booked@1':
      foldTransfer(state, fact);
      return;
    case 'statement.taken@1': {
      const { statement } = fact.body;
      if (!state.statements.has(statement)) state.statements.set(statement, { ...fact.body, on });
      return;
    }
    case 'money.assigned@1':
      foldAssignment(state, fact);
      return;
    case 'cash.received@1':
    case 'cash.spent@1':
    case 'cash.refunded@1':
      foldCash(state, fact);
      return;
    case 'handover.given@1':
    case 'handover.taken@1':
    case 'handover.withdrawn@1':
      foldHands(state, fact);
      return;
    case 'entry.reversed@1':
      foldReversal(state, fact);
      return;
    case 'month.closed@1': {
      const key = String(fact.body.month);
      if (!state.months.has(key)) state.months.set(key, { ...fact.body, on });
      return;
    }
    default:
      foldOwn(state, fact);
  }
}

/** What is a household's own, and none of the village's money. */
function foldOwn(
  { shops, bills, billsPaid }: FundsState,
  fact: Extract<FundFact, { type: `shop.${string}` | `bill.${string}` }>,
): void {
  const { on } = fact;
  switch (fact.type) {
    case 'shop.named@1':
      if (!shops.has(fact.body.shop)) shops.set(fact.body.shop, { ...fact.body, on });
      return;
    case 'shop.ended@1':
      endOnce(shops, fact.body.shop, 'ended', on);
      return;
    case 'bill.watched@1':
      if (!bills.has(fact.body.bill)) bills.set(fact.body.bill, { ...fact.body, on });
      return;
    case 'bill.paid@1':
      billsPaid.set(billKey(fact.body.bill, fact.body.month), { ...fact.body, on });
      return;
    case 'bill.dropped@1':
      endOnce(bills, fact.body.bill, 'dropped', on);
  }
}

function foldCash(
  state: FundsState,
  fact: Extract<FundFact, { type: 'cash.received@1' | 'cash.spent@1' | 'cash.refunded@1' }>,
): void {
  const written = { day: fact.on, on: fact.on, stream: fact.stream };
  switch (fact.type) {
    case 'cash.received@1': {
      const { receipt, number } = fact.body;
      const postings = postReceipt(fact.body);
      write(state, { ...written, id: receipt, kind: 'receipt', number, postings });
      if (!state.numbers.has(number)) state.numbers.set(number, receipt);
      return;
    }
    case 'cash.spent@1': {
      const { spending, item, document } = fact.body;
      const postings = postSpending(fact.body);
      const bought = { item, ...(document !== undefined && { document }) };
      write(state, { ...written, id: spending, kind: 'spending', ...bought, postings });
      return;
    }
    case 'cash.refunded@1': {
      const postings = postRefund(fact.body);
      write(state, { ...written, id: fact.body.refund, kind: 'refund', postings });
    }
  }
}

/** The first day on which something ended stands. */
function endOnce<Row extends object>(table: Table<Row>, id: Id, end: keyof Row, on: number): void {
  const known = table.get(id);
  if (known !== undefined && known[end] === undefined) table.set(id, { ...known, [end]: on });
}

function edit<Row extends object>(table: Table<Row>, id: Id, change: Partial<Row>): void {
  const known = table.get(id);
  if (known !== undefined) table.set(id, { ...known, ...change });
}

function foldDues(state: FundsState, { drive, dues }: BodyOf<'dues.listed@1'>): void {
  for (const [household, units, asked] of dues) {
    const key = dueKey(drive, household);
    // The first list stands: what a household is asked for changes by a decision alone.
    if (state.dues.has(key)) continue;
    state.dues.set(key, { drive, household, units, asked, amount: asked });
  }
}

function foldExemption(
  state: FundsState,
  fact: Extract<FundFact, { type: 'exemption.decided@1' }>,
): void {
  const { drive, household, was, amount, why, by } = fact.body;
  const key = dueKey(drive, household);
  const due = state.dues.get(key);
  if (due === undefined || !takeEdit(state.stamps, key, due.amount === was, fact)) return;
  state.dues.set(key, { ...due, amount, why, by });
}

function foldTransfer(
  state: FundsState,
  { body, on, stream }: Extract<FundFact, { type: 'transfer.booked@1' }>,
): void {
  const { transfer, account, key, same, amount, day } = body;
  const known = lineKey(state, account, key, same);
  if (state.transfers.has(transfer) || state.keys.has(known)) return;
  state.keys.set(known, transfer);
  state.transfers.set(transfer, { ...body, on, left: amount });
  write(state, { id: transfer, kind: 'transfer', day, on, stream, postings: postTransfer(body) });
}

function foldAssignment(
  state: FundsState,
  { body, on, stream }: Extract<FundFact, { type: 'money.assigned@1' }>,
): void {
  const transfer = state.transfers.get(body.transfer);
  if (transfer === undefined || state.entries.has(body.entry)) return;
  const { day, way } = transfer;
  const postings = postAssignment(body, way);
  const told = { transfer: body.transfer, parts: body.parts, told: body.told };
  write(state, { id: body.entry, kind: 'assignment', day, on, stream, postings, ...told });
  edit(state.transfers, body.transfer, { left: transfer.left - sumOfParts(body.parts) });
}

function foldHands(
  state: FundsState,
  fact: Extract<
    FundFact,
    { type: 'handover.given@1' | 'handover.taken@1' | 'handover.withdrawn@1' }
  >,
): void {
  const { on } = fact;
  switch (fact.type) {
    case 'handover.given@1':
      foldHandover(state, fact, { given: { ...fact.body, on } });
      return;
    case 'handover.taken@1':
      foldHandover(state, fact, { taken: { ...fact.body, on } });
      return;
    case 'handover.withdrawn@1': {
      const known = state.handovers.get(fact.body.handover);
      if (known !== undefined && isOpen(known)) {
        edit(state.handovers, known.handover, { withdrawn: on });
      }
    }
  }
}

/** Money has changed hands once both have said so. */
function foldHandover(
  state: FundsState,
  { body, on, stream }: Extract<FundFact, { type: 'handover.given@1' | 'handover.taken@1' }>,
  said: Omit<Handover, 'handover'>,
): void {
  const { handover } = body;
  // The first word of each stands.
  const now: Handover = { handover, ...said, ...state.handovers.get(handover) };
  state.handovers.set(handover, now);
  const { given, taken, withdrawn } = now;
  if (given === undefined || taken === undefined || !areOfTwo(given, taken)) return;
  if (withdrawn !== undefined) return;
  const postings = postHandover(given.from, given.to, taken.amount);
  write(state, { id: handover, kind: 'handover', day: taken.on, on, stream, postings });
}

/** Given, not counted yet, and not taken back. */
export const isOpen = ({ given, taken, withdrawn }: Handover): boolean =>
  given !== undefined && taken === undefined && withdrawn === undefined;

const areOfTwo = (given: BodyOf<'handover.given@1'>, taken: BodyOf<'handover.taken@1'>): boolean =>
  given.from === taken.from && given.to === taken.to;

function foldReversal(
  state: FundsState,
  { body, on, stream }: Extract<FundFact, { type: 'entry.reversed@1' }>,
): void {
  const entry = state.entries.get(body.entry);
  if (entry === undefined || entry.reversed !== undefined || entry.kind === 'counter') return;
  const id = counterOf(entry.id);
  const postings = against(entry.postings);
  write(state, { id, kind: 'counter', day: on, on, stream, postings, against: entry.id });
  state.entries.set(entry.id, { ...entry, reversed: id });
  const transfer = entry.transfer === undefined ? undefined : state.transfers.get(entry.transfer);
  if (transfer === undefined) return;
  const left = Math.abs(state.balances.get(unsortedOf(transfer.transfer)) ?? 0);
  edit(state.transfers, transfer.transfer, { left });
}
