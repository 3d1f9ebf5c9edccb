import { REDACTED, type RedactedBody } from '#book/common.ts';
import { type AnyActivity, decodeFact } from '#book/decode.ts';
import { type OrderedFact, originKey, originOf } from '#book/fact.ts';
import { residueHash } from '#book/residue.ts';
import { forgetPages } from '#device/book-rows.ts';
import { readPages } from '#device/pages.ts';
import type { Platform } from '#device/platform.ts';
import type { BookRow } from '#device/rows.ts';

/** What a book says to be erased: the hash of the residue under stream and n. */
export type Erased = ReadonlyMap<string, string>;

export function namedIn(activity: AnyActivity, facts: Iterable<OrderedFact>): Erased {
  const erased = new Map<string, string>();
  for (const fact of facts) {
    const decoded = fact.type === REDACTED ? decodeFact(activity, fact) : undefined;
    if (decoded?.ok !== true) continue;
    const { facts: named } = decoded.value.body as RedactedBody; // decoded by its schema
    for (const [stream, n, residue] of named) erased.set(originKey({ stream, n }), residue);
  }
  return erased;
}

/**
 * Whether everything in a book that comes erased is said to be so by a fact of the book, residue by residue:
 * the chain alone would let anything stand in the place of a body.
 * @param fresh what came, up to the head
 */
export async function residuesHold(
  platform: Platform,
  row: BookRow,
  fresh: readonly OrderedFact[],
): Promise<boolean> {
  const held = await readPages(platform, row.book.id, 1);
  if (!held.ok) {
    // Nobody else may have read them since the phone was opened.
    await forgetPages(platform, row.book.id);
    return false;
  }
  // Pages beyond the row are about to be taken back.
  const before = held.value.flatMap(({ facts }) => facts.filter(({ seq }) => seq <= row.seq));
  const erased = namedIn(platform.activityOf(row.book.activity), [...before, ...fresh]);
  const tail = before.filter(({ seq }) => seq > row.proven);
  return [...tail, ...fresh].every(
    (fact) =>
      fact.commitment === undefined ||
      erased.get(originKey(originOf(fact))) === residueHash(platform.crypto.sha256, fact.body),
  );
}
