import {
  AGREED,
  FREE,
  ID,
  PLACE,
  REACH,
  THING,
  VOICE,
  WHY,
  WORK,
  type Line,
  type Lines,
} from '#domain/field-lines.ts';

// What the fields of boards and of reach are kept for.

const NOTICE: Line = ['publish', 'none', 'not-personal', 'with-book'];
const CONTENT = {
  notice: THING,
  edition: THING,
  class: NOTICE,
  to: NOTICE,
  alleys: NOTICE,
  villages: PLACE,
  pinned: NOTICE,
  from: NOTICE,
  until: NOTICE,
  // It stands where everybody reads it; who writes it names nobody without asking them.
  texts: ['publish', 'basic', 'task', 'until-erased'],
  picture: ['publish', 'basic', 'task', 'until-erased'],
  warning: NOTICE,
} as const satisfies Readonly<Record<string, Line>>;

/** The questions by ids that only the team's book resolves; their words for everybody are written anew. */
const ANSWERED = {
  answer: THING,
  edition: THING,
  questions: THING,
  texts: ['publish', 'basic', 'task', 'until-erased'],
  picture: ['publish', 'basic', 'task', 'until-erased'],
} as const satisfies Readonly<Record<string, Line>>;
const SAID: Line = ['publish', 'basic', 'task', 'until-erased'];
const CALLED: Readonly<Record<string, Line>> = {
  meeting: THING,
  edition: THING,
  kind: NOTICE,
  title: SAID,
  day: NOTICE,
  minute: NOTICE,
  place: SAID,
  agenda: SAID,
  bring: SAID,
  text: SAID,
  alleys: NOTICE,
};
/** The law has them written and published, in households and without names but of whoever led and wrote. */
const COUNTED: Readonly<Record<string, Line>> = {
  edition: THING,
  over: THING,
  meeting: THING,
  day: NOTICE,
  present: NOTICE,
  total: NOTICE,
  text: SAID,
  document: NOTICE,
};

export const BOARD_FIELDS: Lines = {
  'notice.posted@1': CONTENT,
  'notice.corrected@1': { ...CONTENT, over: THING, retell: THING },
  // It is shown where the notice stood, to everybody.
  'notice.withdrawn@1': { notice: THING, reason: ['publish', 'basic', 'task', 'until-erased'] },
  'notice.voiced@1': {
    voice: THING,
    notice: THING,
    edition: THING,
    language: NOTICE,
    // The voice of somebody of the team, heard by whoever reads the board.
    file: VOICE,
    key: VOICE,
    bytes: THING,
    media: THING,
  },
  'notice.unvoiced@1': { voice: THING, notice: THING, reason: WHY },
  'answer.given@1': ANSWERED,
  'answer.corrected@1': { ...ANSWERED, over: THING, retell: THING },
  'answer.withdrawn@1': { answer: THING, reason: ['publish', 'basic', 'task', 'until-erased'] },
  'answer.voiced@1': {
    voice: THING,
    answer: THING,
    edition: THING,
    language: NOTICE,
    file: VOICE,
    key: VOICE,
    bytes: THING,
    media: THING,
  },
  'answer.unvoiced@1': { voice: THING, answer: THING, reason: WHY },
  'meeting.called@1': CALLED,
  'meeting.changed@1': { ...CALLED, over: THING, retell: THING },
  'meeting.cancelled@1': { meeting: THING, reason: SAID },
  'minutes.recorded@1': {
    ...COUNTED,
    minutes: THING,
    chair: ['prove', 'basic', 'duty', 'until-erased'],
    secretary: ['prove', 'basic', 'duty', 'until-erased'],
  },
  'decision.taken@1': {
    ...COUNTED,
    resolution: THING,
    matter: NOTICE,
    title: SAID,
    way: NOTICE,
    agree: NOTICE,
    against: NOTICE,
    blank: NOTICE,
    needs: NOTICE,
  },
  'decision.withdrawn@1': { resolution: THING, meeting: THING, reason: SAID },
};

const QUESTION = { question: THING, household: ID, resident: ID } as const;

export const REACH_FIELDS: Lines = {
  'notice.told@1': { telling: THING, notice: THING, edition: THING, household: ID, way: REACH },
  'notice.untold@1': { telling: THING, notice: THING, household: ID },
  'loudspeaker.played@1': {
    play: THING,
    notice: THING,
    edition: THING,
    language: NOTICE,
    alleys: NOTICE,
  },
  'loudspeaker.unplayed@1': { play: THING, notice: THING },
  'question.asked@1': {
    ...QUESTION,
    text: FREE,
    // The voice of whoever asked, which nobody but the team and the office hears.
    voice: FREE,
    way: REACH,
    to: WORK,
  },
  'question.worded@1': { ...QUESTION, wording: THING, over: THING, text: FREE },
  'question.assigned@1': {
    ...QUESTION,
    assignment: THING,
    over: THING,
    to: WORK,
    owner: WORK,
    due: WORK,
  },
  'question.closed@1': { ...QUESTION, closing: THING, why: WORK, reason: WHY },
  'question.reopened@1': { ...QUESTION, closing: THING },
  'question.matched@1': { ...QUESTION, match: THING, answer: THING },
  'question.unmatched@1': { ...QUESTION, match: THING },
  'question.told@1': { ...QUESTION, telling: THING, answer: THING, edition: THING, way: REACH },
  'question.untold@1': { ...QUESTION, telling: THING },
  'meeting.replied@1': {
    reply: THING,
    meeting: THING,
    edition: THING,
    household: ID,
    heads: REACH,
    way: REACH,
  },
  'meeting.unreplied@1': { reply: THING, meeting: THING, household: ID },
  'attendance.marked@1': { attendance: THING, meeting: THING, household: ID, how: REACH },
  'attendance.unmarked@1': { attendance: THING, meeting: THING, household: ID },
  'messages.agreed@1': {
    answer: THING,
    household: ID,
    over: THING,
    resident: ID,
    ways: AGREED,
    wording: AGREED,
  },
  'messages.declined@1': { answer: THING, household: ID, over: THING },
};
