import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import { IdText, LETTER, PositiveCount, ShortText } from '#book/common.ts';
import { AGREED, ASKED, CASE_STATES, CaseWords, OF_CASE, TO_COME } from '#domain/doors/facts.ts';

/** What an answer makes of a case; `taken` is what an officer says without one. */
export const ANSWER_STATES = CASE_STATES.filter((state) => state !== 'taken');

/** Cases at the desk of a commune. Letters bring what was asked at a door; officers write what they do. */
export const DESK_FACTS = {
  /** A letter: asked at a door of this village. */
  'case.received@1': v.strictObject({
    ...LETTER,
    ...OF_CASE,
    village: IdText,
    ...ASKED,
    ...AGREED,
  }),
  /** A letter: what is asked in the place of what was. */
  'case.restated@1': v.strictObject({
    ...LETTER,
    ...OF_CASE,
    edition: v.pipe(PositiveCount, v.minValue(2)),
    ...ASKED,
  }),
  /** A letter: it was taken back at the door. */
  'case.recalled@1': v.strictObject({
    ...LETTER,
    ...OF_CASE,
    reason: v.exactOptional(ShortText),
  }),
  /** An officer takes it on. */
  'case.taken@1': v.strictObject(OF_CASE),
  'case.answered@1': v.strictObject({
    ...OF_CASE,
    answer: IdText,
    state: v.picklist(ANSWER_STATES),
    words: CaseWords,
    ...TO_COME,
  }),
  /** A letter: the answer was told at the door. */
  'case.relayed@1': v.strictObject({ ...LETTER, ...OF_CASE, answer: IdText }),
  /** A letter: it was not, after all. */
  'case.unrelayed@1': v.strictObject({ ...LETTER, ...OF_CASE, answer: IdText }),
} as const;

export type DeskFact = FactOf<typeof DESK_FACTS>;
