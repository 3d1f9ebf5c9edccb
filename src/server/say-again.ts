import type { Id } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Book } from '#book/activity.ts';
import { type OrderedFact, originOf, sameAsErased } from '#book/fact.ts';
import type { Ingest } from '#server/ingest/ingest.ts';
import type { Given } from '#server/ingest/judge-facts.ts';
import type { NotRecorded } from '#server/record.ts';
import type { Reading, Store, StreamLine } from '#server/store/store.ts';
import { writeParts, type Written } from '#server/write-parts.ts';

/** Why a fact is refused under whose origin the book holds other content. */
export const ORIGIN_TAKEN = 'origin-taken';

type World = {
  readonly store: Store;
  readonly ingest: Ingest;
  readonly now: () => number;
  readonly random: Random;
};

/**
 * Says facts again under the home's own stream that it had ordered before it was restored, with their origins
 * and what it had said of them. Answers how many it lacked.
 */
export async function sayAgain(
  { store, ingest, now, random }: World,
  signer: StreamLine,
  book: Book,
  facts: readonly OrderedFact[],
): Promise<Result<number, NotRecorded>> {
  const reading = store.read(book.cell);
  const lacking = await lackingOf(reading, book.id, facts);
  const parts = await writeParts(reading, random, { book: book.id, signer }, lacking);
  let from = 0;
  const signed = parts.map((part) => {
    const given = lacking.slice(from, from + part.facts.length);
    from += part.facts.length;
    return { signer, part, receivedAt: now(), given };
  });
  const outcomes = await ingest.take(signed);
  const missed = outcomes.find((outcome) => !outcome.taken);
  if (missed?.taken === false) return err({ code: missed.code });
  const items = outcomes.flatMap((outcome) => (outcome.taken ? outcome.items : []));
  // Its author was faster under the same number, with something else: another look says it without.
  const isOvertaken = items.some(({ why }) => why === ORIGIN_TAKEN);
  return isOvertaken
    ? err({ code: ORIGIN_TAKEN })
    : ok(items.filter(({ verdict }) => verdict !== 'refused').length);
}

/**
 * Facts of which the book has not this content under their origin. Where other content stands under it, a
 * fact goes without one, unless it was said so already.
 */
async function lackingOf(
  reading: Reading,
  book: Id,
  facts: readonly OrderedFact[],
): Promise<readonly (Written & Given)[]> {
  const lacking: (Written & Given)[] = [];
  for (const fact of facts) {
    const { type, at, on, body, receivedAt, verdict, why, mark } = fact;
    const said = {
      type,
      at,
      on,
      body,
      receivedAt,
      verdict,
      ...(why && { why }),
      ...(mark && { mark }),
    };
    const origin = originOf(fact);
    const known = await reading.findOrigin(book, origin.stream, origin.n);
    if (known === undefined) lacking.push({ ...said, origin });
    if (known === undefined || sameAsErased(known, fact)) continue;
    if (!(await reading.hasContent(book, fact))) lacking.push(said);
  }
  return lacking;
}
