import type { Id } from '#kernel/id.ts';
import type { FundFact, Part } from '#domain/funds/facts.ts';

/** What a fact tells about; a household's own trace has its exemptions, receipts and refunds. */
export function aboutFunds(fact: FundFact): readonly Id[] {
  switch (fact.type) {
    case 'account.named@1':
    case 'account.ended@1':
      return [fact.body.account];
    case 'drive.opened@1':
    case 'drive.closed@1':
    case 'dues.listed@1':
      return [fact.body.drive];
    case 'exemption.decided@1':
      return [fact.body.drive, fact.body.household];
    case 'transfer.booked@1':
      return [fact.body.transfer];
    case 'statement.taken@1':
      return [fact.body.statement];
    case 'money.assigned@1':
      return [...new Set([fact.body.transfer, ...householdsOf(fact.body.parts), fact.body.entry])];
    case 'cash.received@1': {
      const { household, receipt } = fact.body;
      return household === undefined ? [receipt] : [household, receipt];
    }
    case 'handover.given@1':
    case 'handover.taken@1':
    case 'handover.withdrawn@1':
      return [fact.body.handover];
    case 'cash.spent@1':
      return [fact.body.spending];
    case 'cash.refunded@1':
      return [fact.body.household, fact.body.refund];
    case 'entry.reversed@1':
      return [fact.body.entry];
    case 'shop.named@1':
    case 'shop.ended@1':
      return [fact.body.household, fact.body.shop];
    case 'bill.watched@1':
    case 'bill.paid@1':
    case 'bill.dropped@1':
      return [fact.body.household, fact.body.bill];
    case 'month.closed@1':
      return [`month-${fact.body.month}`];
  }
}

const householdsOf = (parts: readonly Part[]): readonly Id[] =>
  parts.flatMap((part) => (part.to === 'dues' || part.to === 'refund' ? [part.household] : []));

const drivesOf = (parts: readonly Part[]): readonly Id[] =>
  parts.flatMap((part) => ('drive' in part ? [part.drive] : []));

/** Either hand may speak first of cash that changes hands. */
export function introducedByFunds(fact: FundFact): readonly Id[] {
  switch (fact.type) {
    case 'account.named@1':
      return [fact.body.account];
    case 'drive.opened@1':
      // The same as last month has one id, whoever opens it.
      return fact.body.repeats === undefined ? [fact.body.drive] : [];
    case 'transfer.booked@1':
      return [fact.body.transfer];
    case 'statement.taken@1':
      return [fact.body.statement];
    case 'money.assigned@1':
      return [fact.body.entry];
    case 'cash.received@1':
      return [fact.body.receipt];
    case 'cash.spent@1':
      return [fact.body.spending];
    case 'cash.refunded@1':
      return [fact.body.refund];
    case 'shop.named@1':
      return [fact.body.shop];
    case 'bill.watched@1':
      return [fact.body.bill];
    default:
      return [];
  }
}

export function premisesOfFunds(fact: FundFact): readonly Id[] {
  switch (fact.type) {
    case 'account.ended@1':
    case 'transfer.booked@1':
    case 'statement.taken@1':
      return [fact.body.account];
    case 'drive.opened@1':
      return [fact.body.account, fact.body.repeats].filter((id) => id !== undefined);
    case 'drive.closed@1':
    case 'dues.listed@1':
    case 'exemption.decided@1':
    case 'cash.received@1':
    case 'cash.spent@1':
    case 'cash.refunded@1':
      return [fact.body.drive];
    case 'money.assigned@1':
      return [...new Set([fact.body.transfer, ...drivesOf(fact.body.parts)])];
    case 'entry.reversed@1':
      return [fact.body.entry];
    case 'shop.ended@1':
      return [fact.body.shop];
    case 'bill.paid@1':
    case 'bill.dropped@1':
      return [fact.body.bill];
    default:
      return [];
  }
}
