import type { Context } from 'hono';
import * as v from 'valibot';
import { utf8 } from '#kernel/bytes.ts';
import type { Result } from '#kernel/result.ts';
import { isoToDay } from '#kernel/vi-calendar.ts';
import { IdText } from '#book/common.ts';
import { textToMonth } from '#domain/months.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import { type Problem, sendProblem } from '#server/http/problem.ts';
import { findSigner } from '#server/http/signed.ts';
import { sendJson } from '#server/http/sync.ts';
import { monthFeed } from '#server/queries/month.ts';
import { headersFeed, measuresFeed } from '#server/queries/feeds.ts';
import type { StreamLine } from '#server/store/store.ts';

/** Text that is read in one way alone. */
const parsedBy = (read: (text: string) => Result<number, unknown>) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const found = read(dataset.value);
      if (found.ok) return found.value;
      addIssue();
      return NEVER;
    }),
  );

const AskedMeasures = v.strictObject({ place: IdText });
/** In which boundaries: those in which the month was reported, those of today, or of a day. */
const AskedMonth = v.strictObject({
  place: IdText,
  month: v.exactOptional(parsedBy(textToMonth)),
  in: v.exactOptional(v.union([v.picklist(['then', 'today']), parsedBy(isoToDay)]), 'today'),
});
const AskedHeaders = v.strictObject({
  book: IdText,
  after: v.pipe(v.string(), v.regex(/^\d{1,9}$/u), v.transform(Number)),
});

export const answerMeasuresFeed = (c: Context, home: Home): Promise<Response> =>
  answerFeed(c, home, AskedMeasures, (line, { place }) => measuresFeed(home, line, place));

export const answerMonthFeed = (c: Context, home: Home): Promise<Response> =>
  answerFeed(c, home, AskedMonth, (line, asked) => monthFeed(home, line, asked));

export const answerHeadersFeed = (c: Context, home: Home): Promise<Response> =>
  answerFeed(c, home, AskedHeaders, (line, { book, after }) =>
    headersFeed(home, line, book, after),
  );

async function answerFeed<Schema extends v.GenericSchema>(
  c: Context,
  home: Home,
  schema: Schema,
  answer: (line: StreamLine, asked: v.InferOutput<Schema>) => Promise<Result<object, Problem>>,
): Promise<Response> {
  const signer = await findSigner(home, c.req.raw, utf8(''));
  if (!signer.ok) return sendProblem(c, signer.error);
  const asked = parseValue(schema, c.req.query());
  if (!asked.ok) return sendProblem(c, asked.error);
  const reply = await answer(signer.value, asked.value);
  return reply.ok ? sendJson(c, reply.value) : sendProblem(c, reply.error);
}
