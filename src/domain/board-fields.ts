import { ID, PLACE, REACH, THING, VOICE, WHY, type Line, type Lines } from '#domain/field-lines.ts';

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
};

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
};
