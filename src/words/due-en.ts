import { groupDigits } from './number-text.ts';
import type { dueVi } from './due-vi.ts';

const num = (count: number): string => groupDigits(count, ',');

/** The same in English. */
export const dueEn: typeof dueVi = {
  lead: 'What may be kept until a day only. A month after that day the home erases it by itself, and nobody has to press anything. Whoever may be asked once more is asked within that month.',
  none: 'Nothing is to be erased soon',
  noneText: 'No consent ends within the next 30 days.',
  kinds: {
    health: 'Note on health',
    ethnic: 'Ethnic group',
    example: 'Good example, with picture and sound',
    pair: 'Neighbours who show each other',
    proof: 'Proof of a consent',
    request: 'Request that was answered',
  },
  purposes: {
    assist: 'being helped',
    ethnic: 'noting the ethnic group',
    health: 'noting health',
    pair: 'neighbours who show each other',
  },
  nobody: 'Somebody no longer in the register',
  line: (kind, who) => `${kind} – ${who}`,
  until: (day) => `Kept until the end of ${day}`,
  since: (day) => `Its time was over on ${day}`,
  gone: (day) => `Erased by the home on ${day}`,
  late: (day) => `Should have been erased on ${day}`,
  facts: (count) => (count === 1 ? '1 record' : `${num(count)} records`),
  next: {
    ask: 'May be asked once more at the door. Who agrees again keeps it; who is not asked, or does not agree, has it erased.',
    leave:
      'This person took their word back, or said no. Do not ask again; they may agree at any time of their own accord.',
    wait: 'Nothing is to be done. Where it is still needed for something open, make a copy before that day.',
  },
  toHome: 'Open the household',
  unready: {
    'tombstones-unset':
      'The home cannot erase by itself: it has no place for the record of it. Ask the administrator to set TOMBSTONES_DIR.',
    'tombstones-same-disk':
      'The home cannot erase by itself: the record of it would lie on the disk of the books. Tell the administrator.',
    'clock-unproven':
      'The home has not erased, because it cannot be sure of its date: no phone has written for a week, or its clock is off. Tell the administrator.',
  },
};
