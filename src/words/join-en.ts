import type { joinVi } from './join-vi.ts';

/** One person who was written down twice, in English. */
export const joinEn: typeof joinVi = {
  title: 'Written down twice',
  lead: (who) => `${who}: this entry stands, the other counts no longer.`,
  maybe: 'It may be',
  none: 'Nobody in the village has this name and year of birth.',
  find: 'Find the other entry by name',
  findHint: 'The name as the other entry has it',
  notFound: 'Nobody of that name.',
  more: (count) => `${count} more people; type a few more letters.`,
  steps: (count) => (count === 0 ? 'no step written' : `${count} steps written`),
  other: 'Choose somebody else',
  both: 'Two entries become one',
  kept: 'Stands',
  gone: 'Counts no longer',
  unlike:
    'Name, year of birth or sex differ. Look well whether it is one person; namesakes are not to be joined.',
  which: 'Where the two differ, choose what is right',
  nothing: '(not written)',
  same: 'The two say nothing different.',
  along:
    'Steps and help of both count for one person. The consent to be helped is that of the entry that stands. Joined by mistake, they can be parted, and the consent is asked anew.',
  save: 'Join the two entries',
  saved: (who) => `The two entries of ${who} are one`,
  from: (who) => `Another entry was joined into this one: ${who}`,
  part: 'Part them',
  partHint: 'Joined by mistake, they can be parted. What was taken over is set right in “Edit”.',
  parted: 'Two people again',
  goneTo: (who) => `This entry was written twice, and was joined into ${who}.`,
  open: 'Open the entry that counts',
  alike: (who) => `Another entry looks like the same person: ${who}.`,
  alikeJoin: 'Look and join',
  apart: 'Two different people',
  alikeNew:
    'The village has somebody of this name already. If it is them, open their page instead:',
};
