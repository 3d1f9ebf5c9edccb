import { ID, type Line, type Lines, THING, WHY, WORK } from '#domain/field-lines.ts';

const MONEY: Line = ['prove', 'basic', 'task', 'with-book'];
const FUND: Line = ['publish', 'none', 'not-personal', 'with-book'];
/** The law counts bank accounts and what went through them as sensitive; cash paid is held to the same. */
const PAID: Line = ['prove', 'sensitive', 'task', 'with-book'];
const PAYER: Line = ['prove', 'sensitive', 'task', 'until-erased'];
/** Of a bank, and shown to whoever pays. */
const ACCOUNT: Line = ['publish', 'sensitive', 'task', 'until-erased'];
const SHOP: Line = ['publish', 'basic', 'task', 'until-erased'];
const REMINDED: Line = ['support', 'basic', 'task', 'until-erased'];
const HANDED = { handover: THING, from: WORK, to: WORK, amount: MONEY };

/** What each field of the facts about a village's money is kept for. */
export const FUNDS: Lines = {
  // Often the account of the treasurer, whom everybody who pays has to know.
  'account.named@1': {
    account: THING,
    bank: FUND,
    number: ACCOUNT,
    owner: ACCOUNT,
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
    way: PAID,
    amount: PAID,
    day: PAID,
    key: PAID,
    same: PAID,
    source: PAID,
    // What a payer wrote to the village: no account of theirs, and nothing where a code settled it.
    text: PAYER,
  },
  'statement.taken@1': {
    statement: THING,
    account: THING,
    from: PAID,
    until: PAID,
    opening: PAID,
    closing: PAID,
    lines: PAID,
    in: PAID,
    out: PAID,
    booked: PAID,
    file: THING,
  },
  'money.assigned@1': {
    entry: THING,
    transfer: THING,
    told: PAID,
    note: WHY,
    parts: PAYER,
  },
  'cash.received@1': {
    receipt: THING,
    number: MONEY,
    holder: WORK,
    drive: THING,
    household: ID,
    amount: PAID,
    payer: PAYER,
  },
  'handover.given@1': HANDED,
  'handover.taken@1': HANDED,
  'handover.withdrawn@1': { handover: THING, reason: WHY },
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
    amount: PAID,
    reason: WHY,
  },
  'entry.reversed@1': { entry: THING, reason: WHY },
  // What hangs on the counter for every customer.
  'shop.named@1': {
    shop: THING,
    household: ID,
    name: SHOP,
    bank: FUND,
    number: ACCOUNT,
    owner: ACCOUNT,
  },
  'shop.ended@1': { shop: THING, household: ID, reason: WHY },
  'bill.watched@1': { bill: THING, household: ID, kind: REMINDED, day: REMINDED },
  'bill.paid@1': { bill: THING, household: ID, month: THING, how: REMINDED },
  'bill.dropped@1': { bill: THING, household: ID },
  'month.closed@1': { month: THING, bank: MONEY, cash: MONEY, unsorted: MONEY },
};
