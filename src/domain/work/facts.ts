import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import { IdText, PositiveCount, ShortText, Text, WorkDay } from '#book/common.ts';

/** Parts of a form, each within the limit of a long body; all of a form are written in one save. */
export const SURVEY_PARTS_MAX = 32;
/** Texts in one part: a body is no longer than 16 KB, a text no longer than 2,000 characters. */
const PIECES_MAX = 16;

/** What a commune asks its teams to do. */
export const WORK_FACTS = {
  /**
   * A part of a survey's form: pieces of its canonical text, one after the other over all parts. Written
   * before the survey is opened, so that nobody sees half a form.
   */
  'survey.part@1': v.strictObject({
    survey: IdText,
    part: v.pipe(PositiveCount, v.maxValue(SURVEY_PARTS_MAX)),
    pieces: v.pipe(v.array(Text), v.minLength(1), v.maxLength(PIECES_MAX)),
  }),
  /** Asked at every door of the commune from a day on. `hash`: SHA-256 of the form's canonical text. */
  'survey.opened@1': v.strictObject({
    survey: IdText,
    title: ShortText,
    languages: v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(120))),
      v.minLength(1),
      v.maxLength(12),
    ),
    from: WorkDay,
    until: v.exactOptional(WorkDay),
    parts: v.pipe(PositiveCount, v.maxValue(SURVEY_PARTS_MAX)),
    hash: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u)),
    questions: PositiveCount,
  }),
  /** Asked no more; answers that come later are kept, and asked about. */
  'survey.closed@1': v.strictObject({
    survey: IdText,
    reason: v.exactOptional(ShortText),
  }),
} as const;

export type WorkFact = FactOf<typeof WORK_FACTS>;
