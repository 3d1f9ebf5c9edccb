import type { Residues } from '#book/activity.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { FUND_FACTS, Part } from '#domain/funds/facts.ts';

/** Every đồng stays where it was written; who paid it, in which words and why, goes. */
export const FUND_RESIDUES: Residues<typeof FUND_FACTS> = {
  'account.named@1': (body) => ({ ...body, number: '0', owner: NO_NAME }),
  'account.ended@1': (body) => without(body, 'reason'),
  'drive.opened@1': ({ basis, ...body }) => ({
    ...without(body, 'purpose'),
    title: NO_NAME,
    basis: without(basis, 'document'),
  }),
  'dues.listed@1': (body) => body,
  'exemption.decided@1': (body) => ({ ...body, why: 'other' }),
  'drive.closed@1': (body) => without(body, 'reason'),
  'transfer.booked@1': (body) => without(body, 'text'),
  'statement.taken@1': (body) => body,
  'money.assigned@1': (body) => ({ ...without(body, 'note'), parts: body.parts.map(nameless) }),
  'cash.received@1': (body) => without(body, 'payer'),
  'handover.given@1': (body) => body,
  'handover.taken@1': (body) => body,
  'handover.withdrawn@1': (body) => without(body, 'reason'),
  'cash.spent@1': (body) => ({ ...without(body, 'document'), item: NO_NAME }),
  'cash.refunded@1': (body) => without(body, 'reason'),
  'entry.reversed@1': (body) => ({ ...body, reason: NO_NAME }),
  'month.closed@1': (body) => body,
  'shop.named@1': (body) => ({ ...body, name: NO_NAME, number: '0', owner: NO_NAME }),
  'shop.ended@1': (body) => without(body, 'reason'),
  'bill.watched@1': (body) => ({ ...body, kind: 'other', day: 1 }),
  'bill.paid@1': (body) => ({ ...body, how: 'not' }),
  'bill.dropped@1': (body) => body,
};

function nameless(part: Part): Part {
  if (part.to === 'gift') return without(part, 'giver');
  return part.to === 'spent' ? { ...without(part, 'document'), item: NO_NAME } : part;
}
