import * as v from 'valibot';
import { fromUtf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { Count, IdText } from '#book/common.ts';
import { emptyFolded, type Folded } from '#book/folded.ts';
import { decodeInto } from '#book/snapshot.ts';
import type { PlainBook } from '#domain/books.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import type { Decision } from '#device/own-facts.ts';
import type { Platform } from '#device/platform.ts';
import type { BookRow, StateRow } from '#device/rows.ts';

/*
 * A book as it was folded, kept so that the next opening folds only what came since. It stands on the very
 * pages it was folded from: whatever takes pages back, or erases in them, grows the row's branch and takes it
 * away in the same transaction. Anything odd about it, and the book is folded from its pages.
 */

/** What is in memory of a folded book beside its row. */
export type FoldedBook = {
  readonly base: Folded;
  /** Origins of own facts that lie in the confirmed book, each with the second at which it was said. */
  readonly confirmed: Set<string>;
  readonly decisions: Map<string, Decision>;
  /** First seqs of its pages. */
  readonly pages: number[];
};

/** What a phone notes besides, while it folds. */
export const Noted = v.object({
  /** All streams that it had: what is its own hangs on them. */
  streams: v.array(IdText),
  pages: v.array(Count),
  confirmed: v.array(v.string()),
  decisions: v.array(
    v.tuple([
      v.string(),
      v.object({ fate: v.picklist(['received', 'refused']), why: v.exactOptional(v.string()) }),
    ]),
  ),
});
export type Noted = v.InferOutput<typeof Noted>;

export const statePlace = (book: Id): string => `states/${book}`;

/** The kept state of a book, when its row still leads on from there. */
export async function openKept(
  platform: Platform,
  row: BookRow,
  kept: StateRow,
  activity: PlainBook,
  streams: ReadonlySet<Id>,
): Promise<FoldedBook | undefined> {
  const id = row.book.id;
  if (kept.print !== FOLD_PRINT) return undefined;
  const isGiven = row.given !== undefined && row.given === kept.seq;
  if (kept.branch !== (row.branch ?? 0) || (kept.seq > row.proven && !isGiven)) return undefined;
  const opened = await platform.seal.open(statePlace(id), kept.state);
  const unpacked = opened.ok ? await platform.gzip.unpack(opened.value) : opened;
  const text = unpacked.ok ? fromUtf8(unpacked.value) : unpacked;
  if (!text.ok) return undefined;
  const end = text.value.indexOf('\n');
  const noted = parseNoted(text.value.slice(0, end));
  if (noted === undefined || !isOfThese(noted.streams, streams)) return undefined;
  const base = emptyFolded(activity);
  const isWhole = await decodeInto(base, text.value.slice(end + 1), platform.clock.breathe);
  if (!isWhole || base.seq !== kept.seq) return undefined;
  const { confirmed, decisions } = noted;
  // The pages that a given state once had behind it went when its history was asked for.
  const pages = isGiven ? [] : noted.pages;
  return { base, pages, confirmed: new Set(confirmed), decisions: new Map(decisions) };
}

function parseNoted(line: string): Noted | undefined {
  try {
    const parsed = v.safeParse(Noted, JSON.parse(line));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** A stream that followed since has said nothing in what was folded before it. */
const isOfThese = (then: readonly Id[], now: ReadonlySet<Id>): boolean =>
  then.every((each) => now.has(each));
