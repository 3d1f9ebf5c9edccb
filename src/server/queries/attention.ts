import type { Id } from '#kernel/id.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { Book } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, originOf } from '#book/fact.ts';
import type { Folded } from '#book/folded.ts';
import { IN_CHARGE } from '#domain/judge.ts';
import { hasEnded, type PeopleState, type Stream } from '#domain/people/state.ts';
import type { Place } from '#domain/places/state.ts';
import { getActivity } from '#domain/register.ts';
import type { AttentionReply } from '#protocol/queries.ts';
import type { Home } from '#server/home.ts';
import { booksIn } from '#server/queries/books.ts';
import { namesIn } from '#server/queries/names.ts';
import { placeMessage, type Scope } from '#server/queries/scope.ts';

export const ATTENTION_ROLES = IN_CHARGE;

/** What was not taken is told for so long, and so much of it. */
const REFUSED_DAYS = 90;
const REFUSED_MAX = 300;
const DAY_S = 86_400;

type Item = AttentionReply['items'][number];
type Asked = { readonly kind: Item['kind']; readonly why: string; readonly about?: Id };
type Found = Asked & { readonly book: Book; readonly place: Place; readonly fact: LogFact };

/** Held facts and open questions of all books of a place that are open to whoever asks. */
export async function attention(scope: Scope): Promise<AttentionReply> {
  const found: Found[] = [];
  for (const { book, place } of booksIn(scope)) {
    const open = openIn(await scope.home.warm.get(book));
    const facts = await scope.home.store.read(book.cell).getFacts(book.id, [...open.keys()]);
    for (const fact of facts) {
      const asked = open.get(fact.seq);
      if (asked !== undefined) found.push({ ...asked, book, place, fact });
    }
  }
  return tell(scope, found);
}

/** What was sent to books of a place in the last months and not taken: kept, and in no book. */
export async function refused(scope: Scope): Promise<AttentionReply> {
  const since = scope.home.now() - REFUSED_DAYS * DAY_S;
  const found: (Found & { readonly receivedAt: number })[] = [];
  for (const { book, place } of booksIn(scope)) {
    for (const fact of await scope.home.store.read(book.cell).listRefused(book.id)) {
      const { why, receivedAt } = fact;
      if (receivedAt >= since) found.push({ kind: 'refused', why, book, place, fact, receivedAt });
    }
  }
  found.sort((left, right) => right.receivedAt - left.receivedAt);
  return tell(scope, found.slice(0, REFUSED_MAX));
}

/** What waits in a book for somebody in charge, by seq. */
function openIn(folded: Folded): ReadonlyMap<number, Asked> {
  const open = new Map<number, Asked>();
  for (const { fact, why } of folded.held.values()) open.set(fact.seq, { kind: 'held', why });
  for (const { seq, why, about } of folded.questions.values()) {
    open.set(seq, { kind: 'question', why, about });
  }
  return open;
}

async function tell(scope: Scope, found: readonly Found[]): Promise<AttentionReply> {
  const items = found.map((each) => itemOf(scope, each));
  const devices = await devicesOf(
    scope.home,
    items.map(({ stream }) => stream),
  );
  return { at: scope.home.now(), items, devices };
}

function itemOf(scope: Scope, { kind, why, about = '', book, place, fact }: Found): Item {
  const { stream, n } = originOf(fact);
  // What a closed book did not take, for want of consent it may be, is shown to nobody.
  const isHidden = kind === 'refused' && book.activity === 'care';
  const body = isHidden ? {} : bodyOf(book, fact);
  const names = Object.entries(namesIn(scope, [{ ...body, about }]));
  return {
    kind,
    book: book.id,
    place: placeMessage(place, scope.asOf),
    stream,
    n,
    type: fact.type,
    why,
    at: fact.at,
    on: fact.on,
    about: names.map(([id, name]) => ({ id, name })),
    body,
  };
}

/** Nothing of what does not have the form that its type asks for. */
function bodyOf(book: Book, fact: LogFact): { [key: string]: unknown } & JsonObject {
  const decoded = decodeFact(getActivity(book.activity), fact);
  return decoded.ok ? decoded.value.body : {};
}

async function devicesOf(home: Home, streams: Iterable<Id>): Promise<AttentionReply['devices']> {
  const devices: AttentionReply['devices'] = [];
  for (const stream of new Set(streams)) {
    const line = home.directory.findStream(stream);
    if (line === undefined) continue;
    const { state } = await home.warm.get(home.directory.getBook(line.people));
    const people = state as PeopleState; // streams are registered in people books
    const known = people.streams.get(stream);
    const person = people.persons.get(line.person)?.name ?? '';
    devices.push({ stream, person, ...(known && saidOf(known, home.now())) });
  }
  return devices;
}

/** What its device is called, and since when and why its word counts no more of itself. */
function saidOf(
  stream: Stream,
  now: number,
): Omit<AttentionReply['devices'][number], 'stream' | 'person'> {
  const { device, endsAt } = stream;
  const overdue = endsAt !== undefined && hasEnded(stream, now);
  const ended = stream.ended ?? (overdue ? { why: 'overdue' as const, at: endsAt } : undefined);
  return { ...(device !== undefined && { device }), ...(ended && { ended }) };
}
