import * as v from 'valibot';
import { ACTIVITIES } from '#book/activity.ts';
import { AnyDay, AtSeconds, Count, IdText } from '#book/common.ts';
import { PlaceMessage } from '#protocol/queries.ts';

/*
 * What a book publishes to those above who may not read it: its figures, and the headers of its facts. No
 * body, no name and no id of a person, household or visit; an author is the stream that signed.
 *
 *   GET /api/feed/measures?place=          figures of a place's communes and their villages, as of today
 *   GET /api/feed/headers?book=&after=     who wrote when, by seq; `more` says to ask again
 */

/** Without its numbers where they could point at somebody (`domain/suppress.ts`). */
const FeedFigure = v.strictObject({
  measure: v.string(),
  numbers: v.exactOptional(v.strictObject({ of: Count, met: Count })),
});

const FeedBook = v.strictObject({ id: IdText, activity: v.picklist(ACTIVITIES), seq: Count });
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
