import { ID, type Line, type Lines, THING, WHY, WORK } from '#domain/field-lines.ts';

const MONEY: Line = ['prove', 'basic', 'task', 'with-book'];
const FUND: Line = ['publish', 'none', 'not-personal', 'with-book'];
const PAYER: Line = ['prove', 'basic', 'task', 'until-erased'];
const HANDED = { handover: THING, from: WORK, to: WORK, amount: MONEY };

/** What each field of the facts about a village's money is kept for. */
export const FUNDS: Lines = {
  // Often the account of the treasurer, whom everybody who pays has to know.
  'account.named@1': {
    account: THING,
    bank: FUND,
    number: ['publish', 'basic', 'task', 'until-erased'],
    owner: ['publish', 'basic', 'task', 'until-erased'],
    mixed: FUND,
  },
  'account.ended@1': { account: THING, reason: WHY },
  'drive.opened@1': {
    drive: THING,
    title: FUND,
    purpose: FUND,
    basis: FUND,
    by: FUND,
    amount: FUND,
    from: FUND,
    until: FUND,
    account: FUND,
    repeats: FUND,
    monthly: FUND,
  },
  'dues.listed@1': { drive: THING, dues: MONEY },
  'exemption.decided@1': {
    drive: THING,
    household: ID,
    was: MONEY,
    amount: MONEY,
    // One of six words, none of which tells of health, belief or origin; there is no room for others.
    why: ['support', 'basic', 'task', 'until-erased'],
    by: MONEY,
  },
  'drive.closed@1': { drive: THING, reason: WHY },
  'transfer.booked@1': {
    transfer: THING,
    account: THING,
    way: MONEY,
    amount: MONEY,
    day: MONEY,
    key: MONEY,
    same: MONEY,
    source: MONEY,
    // What a payer wrote to the village: no account of theirs, and nothing where a code settled it.
    text: PAYER,
  },
  'statement.taken@1': {
    statement: THING,
    account: THING,
    from: MONEY,
    until: MONEY,
    opening: MONEY,
    closing: MONEY,
    lines: MONEY,
    in: MONEY,
    out: MONEY,
    booked: MONEY,
    file: THING,
  },
  'money.assigned@1': {
    entry: THING,
    transfer: THING,
    told: MONEY,
    note: WHY,
    parts: PAYER,
  },
  'cash.received@1': {
    receipt: THING,
    number: MONEY,
    holder: WORK,
    drive: THING,
    household: ID,
    amount: MONEY,
    payer: PAYER,
  },
  'handover.given@1': HANDED,
  'handover.taken@1': HANDED,
  'cash.spent@1': {
    spending: THING,
    holder: WORK,
    drive: THING,
    amount: MONEY,
    item: MONEY,
    document: MONEY,
  },
  'cash.refunded@1': {
    refund: THING,
    holder: WORK,
    drive: THING,
    household: ID,
    amount: MONEY,
    reason: WHY,
  },
  'entry.reversed@1': { entry: THING, reason: WHY },
  'month.closed@1': { month: THING, bank: MONEY, cash: MONEY, unsorted: MONEY },
};
