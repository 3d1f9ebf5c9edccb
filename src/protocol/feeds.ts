import * as v from 'valibot';
import { ACTIVITIES } from '#book/activity.ts';
import { AnyDay, AtSeconds, Count, IdText } from '#book/common.ts';
import { PlaceMessage } from '#protocol/queries.ts';

/*
 * What a book publishes to those above who may not read it: its figures, and the headers of its facts. No
 * body, no name and no id of a person, household or visit; an author is the stream that signed.
 *
 *   GET /api/feed/measures?place=          figures of a place's communes and their villages, as of today
 *   GET /api/feed/month?place=&month=&in=  a month of a place above the villages and of those right below it:
 *                                          as reported then, in today's boundaries, or in those of any day
 *   GET /api/feed/headers?book=&after=     who wrote when, by seq; `more` says to ask again
 */

/** Without its numbers where they could point at somebody (`domain/suppress.ts`). */
const FeedFigure = v.strictObject({
  measure: v.string(),
  numbers: v.exactOptional(v.strictObject({ of: Count, met: Count })),
});

/** In another epoch than before, headers are those of another log: its home was restored. */
const FeedBook = v.strictObject({
  id: IdText,
  activity: v.picklist(ACTIVITIES),
  epoch: Count,
  seq: Count,
});
export type FeedBook = v.InferOutput<typeof FeedBook>;

export const MeasuresFeed = v.strictObject({
  at: AtSeconds,
  asOf: AnyDay,
  place: PlaceMessage,
  /** Sums over those communes whose own number is shown, and over how many of them. */
  figures: v.array(v.strictObject({ measure: v.string(), of: Count, met: Count, communes: Count })),
  communes: v.array(
    v.strictObject({
      place: PlaceMessage,
      books: v.array(FeedBook),
      /** Of the whole commune; absent where not all of it is open to the reader. */
      figures: v.exactOptional(v.array(FeedFigure)),
      villages: v.array(
        v.strictObject({
          place: PlaceMessage,
          books: v.array(FeedBook),
          figures: v.array(FeedFigure),
        }),
      ),
    }),
  ),
});
export type MeasuresFeed = v.InferOutput<typeof MeasuresFeed>;

/** Sums over the communes that tell a figure, and how many those are; none where it is left out. */
const MonthFigure = v.strictObject({ measure: v.string(), of: Count, met: Count, communes: Count });

export const MonthFeed = v.strictObject({
  at: AtSeconds,
  /** As `2026-11`; the figures are those of its last day. */
  month: v.string(),
  /** Whether it has closed: what is received later changes no report of it. */
  isClosed: v.boolean(),
  /** The day in whose boundaries it is told. */
  boundaries: AnyDay,
  place: PlaceMessage,
  /** Over those parts that are open to the reader; of a commune only where all of it is. */
  figures: v.array(MonthFigure),
  parts: v.array(v.strictObject({ place: PlaceMessage, figures: v.array(MonthFigure) })),
});
export type MonthFeed = v.InferOutput<typeof MonthFeed>;

export const HeadersFeed = v.strictObject({
  at: AtSeconds,
  book: FeedBook,
  place: PlaceMessage,
  headers: v.array(
    v.strictObject({
      seq: Count,
      type: v.string(),
      stream: IdText,
      n: Count,
      at: v.number(),
      on: v.number(),
      receivedAt: AtSeconds,
      verdict: v.string(),
    }),
  ),
  more: v.boolean(),
});
export type HeadersFeed = v.InferOutput<typeof HeadersFeed>;
