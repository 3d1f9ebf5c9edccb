import type { Id } from '#kernel/id.ts';
import { type JsonObject, parseCanonicalText } from '#kernel/canonical.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import { REDACTED, type RedactedBody } from '#book/common.ts';
import { type OrderedFact, originOf } from '#book/fact.ts';
import { nameAsOf } from '#domain/places/state.ts';
import { type ErasedReply, type ErasePreviewReply, PREVIEW_LINES_MAX } from '#protocol/erase.ts';
import { selectFacts } from '#server/erase/select.ts';
import { findNoPlace } from '#server/erase/tombstones.ts';
import { isEraser } from '#server/me.ts';
import { type BookAt, booksIn } from '#server/queries/books.ts';
import { createHolders } from '#server/queries/holders.ts';
import { findAuthors, findName, namesIn } from '#server/queries/names.ts';
import type { Scope } from '#server/queries/scope.ts';
import { chapterOf } from '#server/queries/seen.ts';

/** What would go of a person or a household, and what would be left; undefined: nobody of that id. */
export async function erasePreview(scope: Scope, id: Id): Promise<ErasePreviewReply | undefined> {
  const { home, reader } = scope;
  const state = chapterOf(scope, id)?.homes.state;
  if (state === undefined) return undefined;
  const isOne = state.residents.has(id);
  const selected = await selectFacts(home, isOne ? { resident: id } : { household: id });
  const open = selected.filter(({ book }) => isEraser(home, reader, book));
  const said = open.flatMap((each) => each.said);
  said.sort((left, right) => left.fact.at - right.fact.at);
  const shown = said.slice(0, PREVIEW_LINES_MAX);
  const authors = await findAuthors(
    home,
    shown.map(({ fact }) => originOf(fact).stream),
  );
  const lines = shown.map(({ fact, residue }) => ({
    type: fact.type,
    on: fact.on,
    person: authors.get(originOf(fact).stream)?.person ?? '',
    body: objectOf(fact.body),
    left: objectOf(residue),
  }));
  const members = isOne ? [] : (state.members.get(id) ?? []);
  const unready = findNoPlace(home.tombstones);
  return {
    at: home.now(),
    of: isOne ? 'resident' : 'household',
    name: findName(scope, id) ?? '',
    people: members.flatMap((each) => {
      const one = state.residents.get(each);
      return one?.household === id ? [{ id: each, name: one.name }] : [];
    }),
    facts: said.length,
    books: open.length,
    elsewhere: open.length < selected.length,
    ...(unready !== undefined && { unready }),
    lines,
    names: namesIn(
      scope,
      lines.map(({ body }) => body),
    ),
    holders: await createHolders(scope)(open.map(({ book }) => book)),
  };
}

/** What was refused as malformed may be no object. */
function objectOf(text: string): JsonObject {
  const parsed = parseCanonicalText(text);
  const value = parsed.ok ? parsed.value : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject) // an object, as was just asked
    : {};
}

type Told = {
  readonly book: Book;
  readonly village: string;
  readonly fact: OrderedFact;
  readonly body: RedactedBody;
};

/** What was erased in a place, one line for what was ordered together, and where it may still lie. */
export async function erased(scope: Scope): Promise<ErasedReply> {
  const told = (await Promise.all(booksIn(scope).map((each) => toldIn(scope, each)))).flat();
  const orders = Map.groupBy(told, ({ fact, body }) =>
    [body.about.join(' '), body.ground, body.document, dayOfSeconds(fact.receivedAt)].join('|'),
  );
  const authors = await findAuthors(
    scope.home,
    told.map(({ fact }) => fact.stream),
  );
  const holdersOf = createHolders(scope);
  const erasures: ErasedReply['erasures'] = [];
  for (const lines of orders.values()) {
    const [first] = lines;
    if (first === undefined) continue;
    const { ground, document, about } = first.body;
    const at = Math.max(...lines.map(({ fact }) => fact.receivedAt));
    const books = [...new Set(lines.map(({ book }) => book))];
    const holders = await holdersOf(books);
    erasures.push({
      about: [...about],
      village: first.village,
      at,
      person: authors.get(first.fact.stream)?.person ?? '',
      ground,
      ...(document !== undefined && { document }),
      facts: lines.reduce((sum, { body }) => sum + body.facts.length, 0),
      books: books.length,
      holders: holders.length,
      waiting: holders.filter(({ heardAt = 0 }) => heardAt < at),
    });
  }
  erasures.sort((left, right) => right.at - left.at);
  return { at: scope.home.now(), erasures };
}

async function toldIn({ home, asOf }: Scope, { book, place }: BookAt): Promise<readonly Told[]> {
  const { erased: seqsOf } = await home.warm.get(book);
  const village = nameAsOf(place, asOf).name;
  const seqs = new Set([...seqsOf.values()].flat());
  if (seqs.size === 0) return [];
  const facts = await home.store.read(book.cell).getFacts(book.id, [...seqs]);
  return facts.flatMap((fact): readonly Told[] => {
    if (fact.type !== REDACTED) return [];
    // Ordered, so it was checked by its schema.
    return [{ book, village, fact, body: objectOf(fact.body) as unknown as RedactedBody }];
  });
}
