import { groupDigits } from './number-text.ts';
import type { lateVi } from './late-vi.ts';

/** The same in English. */
export const lateEn: typeof lateVi = {
  lost: (device, day) => `${device} was reported lost on ${day}`,
  'signed-out': (device, day) => `${device} is no longer used since ${day}`,
  overdue: (device, day) => `The sign-in on ${device} ended on ${day}`,
  device: (device, name) =>
    device === undefined ? `A phone of ${name}` : `“${device}” of ${name}`,
  somebody: 'somebody',
  sent: (count) =>
    count === 1 ? '1 record sent after that' : `${groupDigits(count, ',')} records sent after that`,
  lead: 'Ask that person whether they made these. Approved ones count as any other; the rest stay in the history.',
  all: 'Approve all',
  none: 'Decline all',
  reason: 'Why not',
  reasonHint: 'Whoever recorded it will read this.',
  noneSave: 'Decline all of them',
  noneNot: 'Leave it',
  each: 'Look at each',
  released: (count) => `Approved: ${groupDigits(count, ',')}`,
  declined: (count) => `Declined: ${groupDigits(count, ',')}`,
  left: (count) =>
    `${groupDigits(count, ',')} could not be approved together. Please look at each of them.`,
  team: 'The team and its phones',
};
