import type { moveVi } from './move-vi.ts';

/** A person moves to another house, in English. */
export const moveEn: typeof moveVi = {
  title: 'Move to another house',
  find: 'Find the house they move to',
  findHint: 'The name of its head, or of anybody who lives there',
  none: 'No such house in this village. Who moves away for good: “Edit this person”.',
  newHouse: 'Write down a new household',
  more: (count) => `${count} more houses; type a few more letters.`,
  lives: (who) => `with ${who}`,
  to: 'Moves to',
  other: 'Choose another house',
  day: 'Since which day',
  dayHint: 'Such as 21/11/2026. Leave today where nobody remembers.',
  dayWrong: 'No such day, or after today. Write it like 21/11/2026.',
  relation: 'Relation to the head of the new house',
  relationFirst: 'Nobody is written down in the new house: this person is its head.',
  who: 'Who moves',
  whoOne: (who) => `Only ${who}`,
  whoAll: (count) => `The whole house, ${count} people`,
  headGoes: (who) => `${who} heads the old house. Who heads that house from now on?`,
  noHead: 'Not known yet',
  emptied: (who) => `Nobody else lives in the house of ${who}`,
  emptiedOptions: {
    empty: 'Nobody lives there any more',
    kept: 'Somebody does, not written down yet',
  },
  along:
    'Steps, help and consent go along with this person. Visits and promises stay with the old house. The history of both houses tells of the move.',
  alongAll:
    'The old house stands empty. Steps and help go along with everybody; what the others are to the new head is written later. Visits and promises stay with the old house.',
  save: 'Record the move',
  savedAll: (count, house) => `${count} people moved to the house of ${house}`,
  saved: (who, house) => `${who} now lives with ${house}`,
};
