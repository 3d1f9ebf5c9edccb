import type { Id } from '#kernel/id.ts';
import type { Actor, Judgement } from '#book/activity.ts';
import { flagged, held, IN_CHARGE, isDayAhead, OK, refused } from '#domain/judge.ts';
import { fitsWay, sumOfParts } from '#domain/funds/entries.ts';
import type { FundFact, Part } from '#domain/funds/facts.ts';
import { cashWith, paidOf, positionOn } from '#domain/funds/measures.ts';
import {
  billKey,
  type Drive,
  dueKey,
  type FundsState,
  isOpen,
  lastDayOf,
  lineKey,
  monthOf,
} from '#domain/funds/state.ts';
import type { PeopleState } from '#domain/people/state.ts';

export type FundsStates = { readonly funds: FundsState; readonly people: PeopleState };

type FactOfType<Type extends FundFact['type']> = Extract<FundFact, { type: Type }>;
type BodyOfType<Type extends FundFact['type']> = FactOfType<Type>['body'];

/** Money only adds. What happened is taken and asked about; what cannot have happened is refused. */
export function judgeFunds(states: FundsStates, actor: Actor, fact: FundFact): Judgement {
  const judged = judgeByType(states, actor, fact);
  if (judged.verdict !== 'ok') return judged;
  if (isDayAhead(fact) || isMovedAhead(fact)) return flagged('day-ahead');
  return isInClosedMonth(states.funds, fact) ? flagged('month-closed') : OK;
}

const isMovedAhead = (fact: FundFact): boolean =>
  fact.type === 'transfer.booked@1' && isDayAhead({ ...fact, on: fact.body.day });

/** The civil day on which money moved by a fact, if it did. */
function dayOfMove(funds: FundsState, fact: FundFact): number | undefined {
  switch (fact.type) {
    case 'transfer.booked@1':
      return fact.body.day;
    case 'money.assigned@1':
      return funds.transfers.get(fact.body.transfer)?.day;
    case 'cash.received@1':
    case 'cash.spent@1':
    case 'cash.refunded@1':
    case 'handover.taken@1':
    case 'entry.reversed@1':
      return fact.on;
    default:
      return undefined;
  }
}

function isInClosedMonth(funds: FundsState, fact: FundFact): boolean {
  const day = dayOfMove(funds, fact);
  return day !== undefined && funds.months.has(String(monthOf(day)));
}

/** Whose word a fact is: somebody in charge may release it, and it stays theirs. */
const authorOf = ({ people }: FundsStates, actor: Actor, { stream }: FundFact): Id =>
  bareId(people.streams.get(stream)?.person ?? actor.person);

/** Somebody of another people book stands there as (book, id); a fact names the id alone. */
const bareId = (person: Id): Id => person.slice(person.lastIndexOf('.') + 1);

function judgeByType(states: FundsStates, actor: Actor, fact: FundFact): Judgement {
  const { funds } = states;
  const author = authorOf(states, actor, fact);
  switch (fact.type) {
    case 'account.named@1':
      return judgeAccount(funds, actor, fact);
    case 'account.ended@1':
      return judgeAccountEnd(funds, actor, fact);
    case 'drive.opened@1':
      return judgeDrive(funds, fact);
    case 'drive.closed@1':
      return isOver(funds.drives.get(fact.body.drive)?.closed);
    case 'dues.listed@1':
      return judgeDues(funds, fact);
    case 'exemption.decided@1':
      return judgeExemption(funds, fact);
    case 'transfer.booked@1': {
      const { account, key, same } = fact.body;
      return funds.keys.has(lineKey(funds, account, key, same)) ? refused('transfer-known') : OK;
    }
    case 'statement.taken@1':
      return judgeStatement(funds, fact);
    case 'money.assigned@1':
      return judgeAssignment(states, fact);
    case 'cash.received@1':
      return fact.body.holder === author ? judgeReceipt(funds, fact) : refused('not-yours');
    case 'handover.given@1':
      return fact.body.from === author ? judgeHandover(states, fact) : refused('not-yours');
    case 'handover.taken@1':
      return fact.body.to === author ? judgeHandover(states, fact) : refused('not-yours');
    case 'handover.withdrawn@1':
      return judgeWithdrawal(funds, author, fact);
    case 'cash.spent@1':
      return fact.body.holder === author ? judgeOutlay(funds, fact) : refused('not-yours');
    case 'cash.refunded@1': {
      const { holder, drive, household, amount } = fact.body;
      if (holder !== author) return refused('not-yours');
      if (amount > paidOf(funds, drive, household)) return flagged('more-than-paid');
      return judgeOutlay(funds, fact);
    }
    case 'entry.reversed@1':
      return judgeReversal(states, actor, fact);
    case 'month.closed@1':
      return judgeMonth(funds, fact);
    case 'shop.named@1':
      return judgeShop(funds, actor, fact);
    case 'shop.ended@1':
      return judgeShopEnd(funds, actor, fact);
    case 'bill.watched@1':
      return OK;
    case 'bill.paid@1': {
      const known = isOfHousehold(funds.bills.get(fact.body.bill), fact.body, 'dropped');
      if (known.verdict !== 'ok') return known;
      const said = funds.billsPaid.get(billKey(fact.body.bill, fact.body.month));
      return said?.how === fact.body.how ? flagged('premise-changed') : OK;
    }
    case 'bill.dropped@1':
      return isOfHousehold(funds.bills.get(fact.body.bill), fact.body, 'dropped');
  }
}

/**
 * A code of its own leads customers' money somewhere: what a member types in is looked at, and where there is
 * or was another it counts only once somebody in charge has let it through.
 */
function judgeShop(
  { shops }: FundsState,
  actor: Actor,
  { body }: FactOfType<'shop.named@1'>,
): Judgement {
  const isKnown = [...shops.values()].some(
    ({ household, bank, number, ended }) =>
      household === body.household &&
      bank === body.bank &&
      number === body.number &&
      ended === undefined,
  );
  if (isKnown) return refused('account-taken');
  if (isInCharge(actor)) return OK;
  const isSecond = [...shops.values()].some(({ household }) => household === body.household);
  return isSecond ? held('shop-new') : flagged('shop-new');
}

/** One that is ended makes room for another. */
function judgeShopEnd(
  { shops }: FundsState,
  actor: Actor,
  { body }: FactOfType<'shop.ended@1'>,
): Judgement {
  const judged = isOfHousehold(shops.get(body.shop), body, 'ended');
  return judged.verdict === 'ok' && !isInCharge(actor) ? held('shop-new') : judged;
}

const isInCharge = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => IN_CHARGE.includes(role));

/** Something of a household that is there and goes on. */
function isOfHousehold<Row extends { readonly household: Id }>(
  known: Row | undefined,
  { household }: { readonly household: Id },
  end: keyof Row,
): Judgement {
  if (known?.household !== household) return refused('reference-unknown');
  return known[end] === undefined ? OK : flagged('premise-changed');
}

const isOver = (since: number | undefined): Judgement =>
  since === undefined ? OK : flagged('premise-changed');

/**
 * Where the village's money goes is looked at by a second person, unless the commune says it; an account
 * beside one that stands counts only once that person has let it through.
 */
function judgeAccount(
  { accounts }: FundsState,
  actor: Actor,
  { body }: FactOfType<'account.named@1'>,
): Judgement {
  const isKnown = [...accounts.values()].some(
    ({ bank, number, ended }) =>
      bank === body.bank && number === body.number && ended === undefined,
  );
  if (isKnown) return refused('account-taken');
  if (isOfCommune(actor)) return OK;
  const isSecond = [...accounts.values()].some(({ ended }) => ended === undefined);
  return isSecond ? held('account-new') : flagged('account-new');
}

/** One that is ended makes room for another: the commune lets that through, too. */
function judgeAccountEnd(
  { accounts }: FundsState,
  actor: Actor,
  { body }: FactOfType<'account.ended@1'>,
): Judgement {
  const known = accounts.get(body.account);
  if (known?.ended === undefined && !isOfCommune(actor)) return held('account-new');
  return isOver(known?.ended);
}

const isOfCommune = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => role === 'officer' || role === 'home');

function judgeDrive(
  { accounts, drives }: FundsState,
  { body }: FactOfType<'drive.opened@1'>,
): Judgement {
  const { drive, from, until, basis, account, by, amount, repeats } = body;
  if (until !== undefined && until < from) return refused('until-before-from');
  const known = drives.get(drive);
  if (known !== undefined) {
    // Two phones opened the same as last month: one drive, and nothing to ask about.
    const isSame = known.repeats === repeats && known.by === by && known.amount === amount;
    return isSame ? OK : flagged('drive-known');
  }
  if ([...drives.values()].some((each) => isTwin(each, body))) return flagged('drive-twice');
  // The law leaves contributions to a meeting of the village; what rests on nothing is asked about.
  const isFounded = basis.kind === 'gifts' || basis.on !== undefined;
  if (!isFounded) return flagged('basis-missing');
  const isEnded = account !== undefined && accounts.get(account)?.ended !== undefined;
  return isEnded ? flagged('account-ended') : OK;
}

const isTwin = (known: Drive, { title, from }: BodyOfType<'drive.opened@1'>): boolean =>
  known.closed === undefined && known.title === title && monthOf(known.from) === monthOf(from);

function judgeDues({ dues, drives }: FundsState, { body }: FactOfType<'dues.listed@1'>): Judgement {
  const isSaid = body.dues.every(
    ([household, , amount]) => dues.get(dueKey(body.drive, household))?.asked === amount,
  );
  if (isSaid) return OK;
  const households = body.dues.map(([household]) => household);
  const isKnown =
    new Set(households).size < households.length ||
    households.some((household) => dues.has(dueKey(body.drive, household)));
  if (isKnown) return flagged('dues-known');
  return drives.get(body.drive)?.closed === undefined ? OK : flagged('drive-closed');
}

function judgeExemption(
  { dues }: FundsState,
  { body: { drive, household, was, amount, why } }: FactOfType<'exemption.decided@1'>,
): Judgement {
  const due = dues.get(dueKey(drive, household));
  if (due === undefined) return refused('reference-unknown');
  if (amount > due.asked && why !== 'correction') return refused('exemption-raises');
  return due.amount === was ? OK : flagged('premise-changed');
}

function judgeStatement(
  { accounts }: FundsState,
  { body }: FactOfType<'statement.taken@1'>,
): Judgement {
  if (body.until < body.from) return refused('until-before-from');
  const isMixed = accounts.get(body.account)?.mixed === true;
  const { opening, closing } = body;
  if (opening === undefined || closing === undefined) {
    return isMixed ? OK : refused('statement-does-not-add-up');
  }
  return opening + body.in - body.out === closing ? OK : refused('statement-does-not-add-up');
}

function judgeAssignment(
  { funds, people }: FundsStates,
  { body }: FactOfType<'money.assigned@1'>,
): Judgement {
  const transfer = funds.transfers.get(body.transfer);
  if (transfer === undefined) return refused('reference-unknown');
  if (!body.parts.every((part) => fitsWay(part, transfer.way))) return refused('part-wrong-way');
  // Two people settled it at once, or its bank line was settled by its code meanwhile.
  if (sumOfParts(body.parts) > transfer.left) return held('more-than-left');
  const isKnown = (part: Part): boolean => part.to !== 'cash' || people.persons.has(part.holder);
  if (!body.parts.every(isKnown)) return flagged('person-unknown');
  const isAsked = (part: Part): boolean =>
    part.to !== 'dues' || funds.dues.has(dueKey(part.drive, part.household));
  return body.parts.every(isAsked) ? OK : flagged('not-asked');
}

function judgeReceipt(
  funds: FundsState,
  { body: { number, drive, household, amount } }: FactOfType<'cash.received@1'>,
): Judgement {
  if (funds.numbers.has(number)) return flagged('receipt-number-taken');
  if (household !== undefined) {
    const due = funds.dues.get(dueKey(drive, household));
    if (due === undefined) return flagged('not-asked');
    if (amount > due.amount - paidOf(funds, drive, household)) return flagged('more-than-asked');
  }
  return funds.drives.get(drive)?.closed === undefined ? OK : flagged('drive-closed');
}

function judgeHandover(
  { funds, people }: FundsStates,
  { type, body }: FactOfType<'handover.given@1' | 'handover.taken@1'>,
): Judgement {
  if (body.from === body.to) return refused('same-person');
  const known = funds.handovers.get(body.handover);
  const isGiving = type === 'handover.given@1';
  if ((isGiving ? known?.given : known?.taken) !== undefined) return flagged('premise-changed');
  // The taker counted what the giver says was never handed over: the two have to talk.
  if (known?.withdrawn !== undefined) return flagged('handover-withdrawn');
  const other = isGiving ? known?.taken : known?.given;
  const differs =
    other !== undefined &&
    (other.amount !== body.amount || other.from !== body.from || other.to !== body.to);
  if (differs) return flagged('count-differs');
  if (!people.persons.has(isGiving ? body.to : body.from)) return flagged('person-unknown');
  const isTooMuch = isGiving && body.amount > cashWith(funds, body.from);
  return isTooMuch ? flagged('more-than-cash') : OK;
}

function judgeWithdrawal(
  { handovers }: FundsState,
  author: Id,
  { body }: FactOfType<'handover.withdrawn@1'>,
): Judgement {
  const known = handovers.get(body.handover);
  if (known?.given === undefined) return refused('reference-unknown');
  if (known.given.from !== author) return refused('not-yours');
  return isOpen(known) ? OK : flagged('premise-changed');
}

function judgeOutlay(
  funds: FundsState,
  { body }: FactOfType<'cash.spent@1' | 'cash.refunded@1'>,
): Judgement {
  return body.amount > cashWith(funds, body.holder) ? flagged('more-than-cash') : OK;
}

function judgeReversal(
  states: FundsStates,
  actor: Actor,
  fact: FactOfType<'entry.reversed@1'>,
): Judgement {
  const entry = states.funds.entries.get(fact.body.entry);
  if (entry === undefined) return refused('reference-unknown');
  // What a bank did, only the bank undoes.
  if (entry.kind === 'transfer' || entry.kind === 'counter') return refused('not-reversible');
  if (entry.reversed !== undefined) return flagged('premise-changed');
  if (isInCharge(actor)) return OK;
  const owner = bareId(states.people.streams.get(entry.stream)?.person ?? '');
  if (entry.kind !== 'receipt' || owner !== authorOf(states, actor, fact)) {
    return refused('not-yours');
  }
  // A collector may have mistyped; that a paid receipt was taken back is looked at by somebody else.
  return flagged('receipt-reversed');
}

function judgeMonth(funds: FundsState, fact: FactOfType<'month.closed@1'>): Judgement {
  const { month, bank, cash, unsorted } = fact.body;
  if (month >= monthOf(fact.on)) return refused('month-not-over');
  if (funds.months.has(String(month))) return flagged('premise-changed');
  const now = positionOn(funds, lastDayOf(month));
  const isSame = now.bankDong === bank && now.cashDong === cash && now.unsortedDong === unsorted;
  return isSame ? OK : flagged('sum-differs');
}
