import type { Access, Role } from '#book/activity.ts';
import type { FUND_FACTS } from '#domain/funds/facts.ts';

/** Whoever answers for the village's money. */
const HEADS: readonly Role[] = ['leader', 'head', 'officer', 'home'];
const COLLECTORS: readonly Role[] = ['member', 'leader', 'head'];
const VILLAGE: readonly Role[] = ['leader', 'head'];
const HANDS: readonly Role[] = ['member', 'leader', 'head', 'officer'];

/** The team collects, so it reads; what is for everybody stands on the public report. */
export const FUNDS_ACCESS = {
  read: ['member', 'leader', 'head', 'officer', 'admin', 'home'],
  feed: ['province', 'officer', 'admin', 'home'],
  follow: [],
  keep: ['province'],
  write: {
    'account.named@1': HEADS,
    'account.ended@1': HEADS,
    'drive.opened@1': HEADS,
    'dues.listed@1': HEADS,
    'exemption.decided@1': HEADS,
    'drive.closed@1': HEADS,
    'transfer.booked@1': HEADS,
    'statement.taken@1': HEADS,
    'money.assigned@1': HEADS,
    'cash.received@1': COLLECTORS,
    'handover.given@1': HANDS,
    'handover.taken@1': HANDS,
    'handover.withdrawn@1': HANDS,
    'cash.spent@1': VILLAGE,
    'cash.refunded@1': VILLAGE,
    'entry.reversed@1': HANDS,
    'month.closed@1': HEADS,
    'shop.named@1': COLLECTORS,
    'shop.ended@1': COLLECTORS,
    'bill.watched@1': COLLECTORS,
    'bill.paid@1': COLLECTORS,
    'bill.dropped@1': COLLECTORS,
  },
} as const satisfies Access & { write: Record<keyof typeof FUND_FACTS, readonly Role[]> };
