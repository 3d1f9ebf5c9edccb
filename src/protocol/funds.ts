import * as v from 'valibot';
import { AtSeconds, Count, IdText, WorkDay } from '#book/common.ts';

/*
 * A bank's statement, read and written by the home as a register is: shown first, and written when the same
 * file is sent again with the `preview` it answers to.
 *
 *   POST /api/funds/preview?place=&account=&name=            → StatementPreview; writes nothing
 *   POST /api/funds/confirm?place=&account=&name=&preview=   → StatementDone; 409 preview-stale when the
 *                                                              book has moved on
 *
 * `sheet-unreadable` names in `file` what is wrong and in `row` where: nothing of such a file is written.
 */

const Text = v.string();

/** A line that a person has to settle; `why` as `domain/funds/match.ts` names it. */
const OpenLine = v.strictObject({
  day: WorkDay,
  way: v.picklist(['in', 'out']),
  amount: Count,
  text: Text,
  why: Text,
});

const TOLD = { lines: Count, booked: Count, settled: Count, passed: Count } as const;

/** `lines` of the statement; of those new ones, new ones that settle themselves, and nobody's business. */
export const StatementPreview = v.strictObject({
  at: AtSeconds,
  preview: v.pipe(Text, v.regex(/^[A-Za-z0-9_-]{43}$/u)),
  account: IdText,
  from: WorkDay,
  until: WorkDay,
  in: Count,
  out: Count,
  ...TOLD,
  open: v.array(OpenLine),
  /** Other accounts that the file tells of: they are left alone. */
  others: Count,
});
export type StatementPreview = v.InferOutput<typeof StatementPreview>;

export const StatementDone = v.strictObject({ at: AtSeconds, ...TOLD });
export type StatementDone = v.InferOutput<typeof StatementDone>;
