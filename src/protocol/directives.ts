import * as v from 'valibot';
import { AnyDay, AtSeconds, Count, IdText, SEALED_FILE, Text as LongText } from '#book/common.ts';
import { TASK_STATES } from '#domain/reach/standing.ts';

/*
 * How far the villages of a place have come with what their commune told them to do; the phone of an officer
 * carries the directives themselves, and no village's book.
 *
 *   GET  /api/directives?place=       numbers of all that were given
 *   GET  /api/directive?place=&task=  one of them, village by village, with reports and pictures
 *   POST /api/directive/step          an officer sends back what a village has settled
 */

const Text = v.string();

export const DirectivesReply = v.strictObject({
  at: AtSeconds,
  today: AnyDay,
  items: v.array(
    v.strictObject({
      task: IdText,
      villages: Count,
      done: Count,
      /** Reported, and neither settled nor sent back. */
      reported: Count,
      /** Not done, though its day has gone. */
      late: Count,
    }),
  ),
});
export type DirectivesReply = v.InferOutput<typeof DirectivesReply>;

const Report = v.strictObject({
  step: IdText,
  /** Seconds, and the civil day, at which it was reported. */
  at: AtSeconds,
  on: AnyDay,
  by: Text,
  text: v.exactOptional(Text),
  count: v.exactOptional(Count),
  picture: v.exactOptional(v.strictObject({ ...SEALED_FILE, media: Text })),
  /** The book in which it stands, by which its picture is fetched. */
  book: IdText,
});

export const DirectiveReply = v.strictObject({
  at: AtSeconds,
  today: AnyDay,
  villages: v.array(
    v.strictObject({
      place: IdText,
      name: Text,
      state: v.picklist(TASK_STATES),
      late: v.boolean(),
      /** Who has it in hand, and by when. */
      to: v.exactOptional(Text),
      due: v.exactOptional(AnyDay),
      /** What the village has settled, by whom and when. */
      settled: v.exactOptional(v.strictObject({ step: IdText, on: AnyDay, by: Text })),
      /** Why it was sent back, and not done since. */
      back: v.exactOptional(v.strictObject({ on: AnyDay, by: Text, reason: Text })),
      /** The last first. */
      reports: v.array(Report),
    }),
  ),
});
export type DirectiveReply = v.InferOutput<typeof DirectiveReply>;

export const DirectiveStep = v.strictObject({
  /** The village. */
  place: IdText,
  task: IdText,
  /** Minted with the form. */
  step: IdText,
  /** What is sent back. */
  of: IdText,
  reason: LongText,
});
export type DirectiveStep = v.InferOutput<typeof DirectiveStep>;
