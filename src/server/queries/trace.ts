import type { Id } from '#kernel/id.ts';
import { canonicalText, type JsonObject, parseCanonicalText } from '#kernel/canonical.ts';
import type { Book } from '#book/activity.ts';
import { type OrderedFact, originOf, trustedAt } from '#book/fact.ts';
import { type Folded, traceOf } from '#book/folded.ts';
import { entriesOf } from '#domain/homes/joined.ts';
import type { TraceReply } from '#protocol/queries.ts';
import { findAuthors, namesIn } from '#server/queries/names.ts';
import {
  booksBeside,
  type DoorsChapter,
  openDoors,
  type Scope,
  type Village,
} from '#server/queries/scope.ts';

type Found = { readonly book: Book; readonly fact: OrderedFact };

/** Who said what about an entity, oldest first; undefined when nobody ever did. */
export async function trace(scope: Scope, id: Id): Promise<TraceReply | undefined> {
  const found: Found[] = [];
  for (const village of await openDoors(scope)) {
    // Of somebody who was written down twice, all that is told under either entry.
    const ids = new Set(village.chapters.flatMap(({ homes }) => entriesOf(homes.state, id)));
    for (const [book, folded] of await booksOf(scope, village)) {
      const seqs = [...new Set([...ids].flatMap((each) => traceOf(folded, each)))];
      const facts = await scope.home.store.read(book.cell).getFacts(book.id, seqs);
      found.push(...facts.map((fact) => ({ book, fact })));
    }
  }
  if (found.length === 0) return undefined;
  found.sort(
    (left, right) => trustedAt(left.fact) - trustedAt(right.fact) || left.fact.seq - right.fact.seq,
  );
  const authors = await findAuthors(
    scope.home,
    found.map(({ fact }) => originOf(fact).stream),
  );
  const lines = found.map(({ book, fact }) => {
    const origin = originOf(fact);
    const author = authors.get(origin.stream);
    return {
      book: book.id,
      seq: fact.seq,
      type: fact.type,
      body: bodyOf(fact),
      at: fact.at,
      on: fact.on,
      receivedAt: fact.receivedAt,
      verdict: fact.verdict,
      ...(fact.why !== undefined && { why: fact.why }),
      clockAhead: fact.mark === 'clock-ahead',
      person: author?.person ?? '',
      ...(author?.device !== undefined && { device: author.device }),
      ...origin,
    };
  });
  return {
    at: scope.home.now(),
    lines,
    names: namesIn(
      scope,
      lines.map((line) => line.body),
    ),
  };
}

/** With what a household was told, and what it paid. */
async function booksOf(
  scope: Scope,
  { place, chapters }: Village<DoorsChapter>,
): Promise<readonly (readonly [Book, Folded])[]> {
  const own = chapters.flatMap(({ homesBook, homes, doorsBook, doors }) => [
    [homesBook, homes] as const,
    [doorsBook, doors] as const,
  ]);
  const beside = booksBeside(scope, place.id, ['reach', 'funds']).map(
    async (book) => [book, await scope.home.warm.get(book)] as const,
  );
  return [...own, ...(await Promise.all(beside))];
}

/** Stored bodies were canonical objects when they were taken. */
function bodyOf(fact: OrderedFact): { [key: string]: unknown } & JsonObject {
  const parsed = parseCanonicalText(fact.body);
  if (!parsed.ok) {
    throw new Error(`store broken: the body of ${canonicalText([fact.stream, fact.n])}`);
  }
  return parsed.value as JsonObject; // decoded as an object before it was stored
}
