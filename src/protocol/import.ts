import * as v from 'valibot';
import { AtSeconds, Count, IdText, PositiveCount } from '#book/common.ts';

/*
 * A commune's household register, read and written by the home. The body of both requests is the file
 * itself; the confirmation sends it once more with the `preview` it answers to, so that what is written
 * is exactly what was shown, or nothing.
 *
 *   POST /api/import/preview?place=&name=            → ImportPreview; writes nothing
 *   POST /api/import/confirm?place=&name=&preview=   → ImportDone; 409 preview-stale when a book has moved on
 *
 * Codes of notes, fields and reasons are told by `server/import/register.ts`; the words files name them.
 */

const Text = v.string();
const Both = v.strictObject({ households: Count, residents: Count });

/** `row` counts from 1, `column` in letters, as the person's program shows them. */
const NoteMessage = v.strictObject({
  sheet: Text,
  row: Count,
  column: v.exactOptional(Text),
  code: Text,
  value: Text,
});

const ColumnMessage = v.strictObject({ column: Text, header: Text, field: Text });
const IgnoredMessage = v.strictObject({ column: Text, header: Text, reason: Text });

const SheetMessage = v.strictObject({
  sheet: Text,
  state: v.picklist(['read', 'no-header', 'empty', 'hidden']),
  headerAt: v.exactOptional(PositiveCount),
  understood: v.array(ColumnMessage),
  ignored: v.array(IgnoredMessage),
  /** Rows that are no household and no person: titles, totals, signatures. */
  skipped: v.array(v.strictObject({ row: PositiveCount, why: Text, value: Text })),
});

/** A field of a household or person already there that the file says otherwise. */
const ChangeMessage = v.strictObject({
  sheet: Text,
  row: PositiveCount,
  name: Text,
  field: Text,
  was: v.exactOptional(v.unknown()),
  to: v.exactOptional(v.unknown()),
});

/** What is new in one village. */
const VillageMessage = v.strictObject({ place: IdText, name: Text, created: Both });

/** A household or person of the file about which a person has to decide; nothing of it is written. */
const ReviewMessage = v.strictObject({ sheet: Text, row: PositiveCount, why: Text, value: Text });

export const ImportPreview = v.strictObject({
  at: AtSeconds,
  /** Names this preview: the file and the heads of the books it was compared with. */
  preview: v.pipe(Text, v.regex(/^[A-Za-z0-9_-]{43}$/u)),
  /** As read in the file. */
  households: Count,
  residents: Count,
  sheets: v.array(SheetMessage),
  notes: v.array(NoteMessage),
  created: Both,
  changed: v.array(ChangeMessage),
  unchanged: Both,
  villages: v.array(VillageMessage),
  review: v.array(ReviewMessage),
});
export type ImportPreview = v.InferOutput<typeof ImportPreview>;

export const ImportDone = v.strictObject({
  at: AtSeconds,
  created: Both,
  changed: Count,
  unchanged: Both,
  review: Count,
  /** Facts written, over all books. */
  facts: Count,
});
export type ImportDone = v.InferOutput<typeof ImportDone>;
