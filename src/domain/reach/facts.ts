import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import { IdText, ShortText } from '#book/common.ts';
import { TASK_FACTS } from '#domain/reach/task-facts.ts';
import { QUESTION_FACTS } from '#domain/reach/question-facts.ts';
import { MEETING_REACH_FACTS } from '#domain/reach/meeting-facts.ts';
import { MESSAGE_FACTS } from '#domain/reach/message-facts.ts';

/**
 * How a household was told: at its door, by a call, by a slip in somebody's hand, or by opening its own
 * page. What a loudspeaker played is known, and nobody knows who heard it.
 */
export const WAYS = ['door', 'call', 'slip', 'page'] as const;
export type Way = (typeof WAYS)[number];

const ALLEYS_MAX = 20;

/**
 * An edition of a notice on the board of the village or of its commune. The board may come to the home later
 * than this, so nobody asks whether it is there: what nobody posted counts for nothing.
 */
const OF = { notice: IdText, edition: IdText } as const;

export const REACH_FACTS = {
  'notice.told@1': v.strictObject({
    telling: IdText,
    ...OF,
    household: IdText,
    way: v.picklist(WAYS),
  }),
  /** It was recorded by mistake, by whoever says so or by somebody else. */
  'notice.untold@1': v.strictObject({ telling: IdText, notice: IdText, household: IdText }),
  /** Absent `alleys`: it is heard in the whole village. */
  'loudspeaker.played@1': v.strictObject({
    play: IdText,
    ...OF,
    language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/u)),
    alleys: v.exactOptional(v.pipe(v.array(ShortText), v.minLength(1), v.maxLength(ALLEYS_MAX))),
  }),
  'loudspeaker.unplayed@1': v.strictObject({ play: IdText, notice: IdText }),
  ...TASK_FACTS,
  ...QUESTION_FACTS,
  ...MEETING_REACH_FACTS,
  ...MESSAGE_FACTS,
} as const;

export type ReachFact = FactOf<typeof REACH_FACTS>;
