import type { Id } from '#kernel/id.ts';
import { canonicalText, type JsonObject, parseCanonicalText } from '#kernel/canonical.ts';
import type { Book } from '#book/activity.ts';
import { type OrderedFact, originOf, trustedAt } from '#book/fact.ts';
import { type Folded, traceOf } from '#book/folded.ts';
import { IN_CHARGE } from '#domain/judge.ts';
import type { AttentionReply, TraceReply } from '#protocol/queries.ts';
import { findAuthors, findName, namesIn } from '#server/queries/names.ts';
import { type Chapter, placeMessage, type Scope } from '#server/queries/scope.ts';

export const ATTENTION_ROLES = IN_CHARGE;

type Found = { readonly book: Book; readonly fact: OrderedFact };

/** Who said what about an entity, oldest first; undefined when nobody ever did. */
export async function trace(scope: Scope, id: Id): Promise<TraceReply | undefined> {
  const found: Found[] = [];
  for (const { chapters } of scope.villages) {
    for (const chapter of chapters) {
      for (const [book, folded] of booksOf(chapter)) {
        const seqs = traceOf(folded, id);
        const facts = await scope.home.store.read(book.cell).getFacts(book.id, seqs);
        found.push(...facts.map((fact) => ({ book, fact })));
      }
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

type Item = AttentionReply['items'][number];

/** Held facts and open questions of a place's villages, oldest first. */
export async function attention(scope: Scope): Promise<AttentionReply> {
  const items: Item[] = [];
  for (const { place, chapters } of scope.villages) {
    for (const chapter of chapters) {
      for (const [book, folded] of booksOf(chapter)) {
        const lines = await attentionOf(scope, book, folded);
        items.push(...lines.map((line) => ({ ...line, village: placeMessage(place, scope.asOf) })));
      }
    }
  }
  const people = scope.home.directory.findBookOf('people', scope.place.id);
  if (people !== undefined) {
    items.push(...(await attentionOf(scope, people, await scope.home.warm.get(people))));
  }
  return { at: scope.home.now(), items: items.sort((left, right) => left.at - right.at) };
}

async function attentionOf(scope: Scope, book: Book, folded: Folded): Promise<readonly Item[]> {
  const open = new Map<number, { kind: Item['kind']; why: string; about: readonly Id[] }>();
  for (const { fact, why } of folded.held.values()) {
    open.set(fact.seq, { kind: 'held', why, about: idsIn(fact.body) });
  }
  for (const { seq, why, about } of folded.questions.values()) {
    open.set(seq, { kind: 'question', why, about: about === '' ? [] : [about] });
  }
  const facts = await scope.home.store.read(book.cell).getFacts(book.id, [...open.keys()]);
  const authors = await findAuthors(
    scope.home,
    facts.map((fact) => originOf(fact).stream),
  );
  return facts.flatMap((fact) => {
    const one = open.get(fact.seq);
    if (one === undefined) return [];
    const { stream, n } = originOf(fact);
    return [
      {
        kind: one.kind,
        book: book.id,
        stream,
        n,
        seq: fact.seq,
        type: fact.type,
        why: one.why,
        at: fact.at,
        person: authors.get(stream)?.person ?? '',
        about: one.about.flatMap((id) => {
          const name = findName(scope, id);
          return name === undefined ? [] : [{ id, name }];
        }),
        body: bodyOf(fact),
      },
    ];
  });
}

const booksOf = (chapter: Chapter): readonly (readonly [Book, Folded])[] => [
  [chapter.homesBook, chapter.homes],
  [chapter.doorsBook, chapter.doors],
];

const idsIn = (body: JsonObject): readonly Id[] =>
  ['household', 'resident'].flatMap((name) => {
    const value = body[name];
    return typeof value === 'string' ? [value] : [];
  });

/** Stored bodies were canonical objects when they were taken. */
function bodyOf(fact: OrderedFact): { [key: string]: unknown } & JsonObject {
  const parsed = parseCanonicalText(fact.body);
  if (!parsed.ok) {
    throw new Error(`store broken: the body of ${canonicalText([fact.stream, fact.n])}`);
  }
  return parsed.value as JsonObject; // decoded as an object before it was stored
}
