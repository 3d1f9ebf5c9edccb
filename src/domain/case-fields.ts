import { AGREED, ID, type Line, type Lines, PLACE, THING, WHY } from '#domain/field-lines.ts';

// What is kept of a matter that is passed on to the desk, on both sides.

const HELP: Line = ['assist', 'basic', 'consent', 'until-erased'];
const LETTER = { letter: THING, from: THING } as const;
const OF_CASE = { case: THING, household: ID, resident: ID } as const;
const ASKED = { matter: HELP, words: HELP, call: HELP } as const;
const ANSWER = { answer: THING, state: HELP, words: HELP, bring: HELP, come: HELP } as const;

/** At the door. */
export const CASE_FIELDS: Lines = {
  'case.asked@1': { ...OF_CASE, ...ASKED, agreed: AGREED },
  'case.amended@1': { ...OF_CASE, edition: THING, ...ASKED },
  'case.withdrawn@1': { ...OF_CASE, reason: WHY },
  'case.told@1': { ...OF_CASE, answer: THING },
  'case.untold@1': { ...OF_CASE, answer: THING },
  'case.replied@1': { ...LETTER, ...OF_CASE, ...ANSWER },
};

/** At the desk. */
export const DESK_FIELDS: Lines = {
  'case.received@1': { ...LETTER, ...OF_CASE, village: PLACE, ...ASKED, agreed: AGREED },
  'case.restated@1': { ...LETTER, ...OF_CASE, edition: THING, ...ASKED },
  'case.recalled@1': { ...LETTER, ...OF_CASE, reason: WHY },
  'case.taken@1': OF_CASE,
  'case.answered@1': { ...OF_CASE, ...ANSWER },
  'case.relayed@1': { ...LETTER, ...OF_CASE, answer: THING },
  'case.unrelayed@1': { ...LETTER, ...OF_CASE, answer: THING },
};
