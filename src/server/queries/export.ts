import type { Id } from '#kernel/id.ts';
import { type Json, type JsonObject, parseCanonicalText } from '#kernel/canonical.ts';
import { formatDay, formatTime, dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { ActivityName, Book } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, type OrderedFact, originOf, trustedAt } from '#book/fact.ts';
import { aboutOf } from '#book/folded.ts';
import { FIELD_USES } from '#domain/fields.ts';
import { entriesOf, entryOf } from '#domain/homes/joined.ts';
import type { Resident } from '#domain/homes/state.ts';
import { householdsOf, type Stay } from '#domain/homes/stays.ts';
import { factText, whyOf } from '#domain/late-wording.ts';
import { holdsNobody, ownAtLeast, ownPart, thingsOf, type Whose } from '#domain/personal.ts';
import { getActivity } from '#domain/register.ts';
import { COMMON_WORDS } from '#domain/words.ts';
import { type PersonalRecord, renderPersonalPage } from '#pages/personal-page.ts';
import type { SeenReply } from '#protocol/privacy.ts';
import type { Home } from '#server/home.ts';
import { booksIn } from '#server/queries/books.ts';
import { type Author, findAuthors } from '#server/queries/names.ts';
import type { Chapter, Scope } from '#server/queries/scope.ts';
import { chapterOf, registerLines, seenLines } from '#server/queries/seen.ts';
import { findSent } from '#server/queries/sent.ts';
import { findStays } from '#server/queries/stays.ts';

/** What the home holds about one person, as data and as a page that is read without a machine. */
export type Exported = { readonly record: PersonalRecord & Bodies; readonly page: string };

type Bodies = {
  readonly exportedAt: number;
  readonly resident: Id;
  readonly household: Id;
  /** What the fields that occur are kept for. */
  readonly uses: Readonly<Record<string, unknown>>;
};

type Found = {
  readonly book: Book;
  readonly fact: LogFact;
  /** What of it is of the person. */
  readonly body: JsonObject;
  readonly receivedAt: number;
  readonly verdict: string;
  readonly why: string;
};

/** Undefined when the scope holds nobody of that id. The look is written down with its reason. */
export async function exportResident(
  scope: Scope,
  asked: Id,
  why: string,
): Promise<Exported | undefined> {
  const chapter = chapterOf(scope, asked);
  if (chapter === undefined) return undefined;
  const resident = entryOf(chapter.homes.state, asked);
  const person = chapter.homes.state.residents.get(resident);
  if (person === undefined) return undefined;
  const { home } = scope;
  home.seen.note(scope.reader.line, chapter.homesBook, resident, 'export', why);
  const entries = entriesOf(chapter.homes.state, resident);
  const stays = await staysOfAll(home, chapter, entries, person);
  const found = await findFacts(scope, entries, stays);
  const authors = await findAuthors(
    home,
    found.map(({ fact }) => originOf(fact).stream),
  );
  const lines = found.map((each) =>
    lineOf(each, authors.get(originOf(each.fact).stream) ?? { person: '' }, (id) =>
      entries.includes(id) ? person.name : undefined,
    ),
  );
  const seen = await findLooks(home, chapter, entries, stays);
  const sent = await findSent(scope, stays);
  const registers = await registerLines(home, chapter.homesBook);
  const record = {
    name: person.name,
    home: home.name,
    day: formatDay(scope.reader.today),
    reason: why,
    lines,
    seen: seen.map((line) => ({ ...line, at: timeText(line.at) })),
    registers: registers.map(({ from, to, ...line }) => ({
      ...line,
      from: formatDay(from),
      to: formatDay(to),
    })),
    sent: sent.map(({ queuedAt, ...line }) => ({ ...line, at: timeText(queuedAt) })),
    exportedAt: home.now(),
    resident,
    household: person.household,
    uses: usesOf(found),
  };
  return { record, page: renderPersonalPage(record) };
}

function lineOf(
  { book, fact, body, receivedAt, verdict, why }: Found,
  { person: by, device }: Author,
  names: (id: Id) => string | undefined,
) {
  const decoded = decodeFact(getActivity(book.activity), fact);
  return {
    activity: book.activity,
    type: fact.type,
    text: decoded.ok
      ? factText('vi', decoded.value.type, body, names)
      : COMMON_WORDS.vi.unknownFact(fact.type),
    on: formatDay(fact.on),
    written: timeText(fact.at),
    received: timeText(receivedAt),
    verdict,
    ...(why !== '' && { why: whyOf('vi', why) }),
    by,
    ...(device !== undefined && { device }),
    body: withoutKey(body),
  };
}

async function staysOfAll(
  home: Home,
  chapter: Chapter,
  entries: readonly Id[],
  { left }: Resident,
): Promise<readonly Stay[]> {
  const stays = await Promise.all(entries.map(async (id) => findStays(home, chapter, id)));
  // It may be told of another of their entries that they left.
  return stays
    .flat()
    .map((stay) => ({ ...stay, until: Math.min(stay.until, left?.on ?? stay.until) }));
}

/** Who looked at them, or at the household in which they lived on that day. */
async function findLooks(
  home: Home,
  { homesBook }: Chapter,
  entries: readonly Id[],
  stays: readonly Stay[],
): Promise<SeenReply['lines']> {
  const houses = new Set(stays.map(({ household }) => household));
  const looks = await seenLines(home, homesBook, [...entries, ...houses]);
  return looks.filter(
    ({ about, at }) => entries.includes(about) || householdsOf(stays, dayOfSeconds(at)).has(about),
  );
}

const timeText = (seconds: number): string =>
  `${formatTime(seconds)} ${formatDay(dayOfSeconds(seconds))}`;

const inOrder = (seqs: Iterable<number>): readonly number[] =>
  [...new Set(seqs)].sort((left, right) => left - right);

/**
 * What every open book holds of the person, and of the household in which they lived on its day, as such;
 * refused facts too. Others of the house, and other households in one list, are left out.
 */
async function findFacts(
  scope: Scope,
  entries: readonly Id[],
  stays: readonly Stay[],
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const { book } of booksIn(scope)) {
    if (holdsNobody(book.activity)) continue;
    found.push(...(await findIn(scope.home, book, entries, stays)));
  }
  return found.sort((left, right) => trustedAt(asTimed(left)) - trustedAt(asTimed(right)));
}

const asTimed = ({ fact, receivedAt }: Found) => ({ ...fact, receivedAt });

async function findIn(
  home: Home,
  book: Book,
  entries: readonly Id[],
  stays: readonly Stay[],
): Promise<readonly Found[]> {
  const { state, traces } = await home.warm.get(book);
  const factsOf = async (ids: Iterable<Id>): Promise<readonly OrderedFact[]> =>
    home.store
      .read(book.cell)
      .getFacts(book.id, inOrder([...ids].flatMap((id) => traces.get(id) ?? [])));
  const whose: Whose = { entries: new Set(entries), stays, things: new Map() };
  const ids = [...entries, ...stays.map(({ household }) => household)];
  const own = (await factsOf(ids)).filter((fact) => ownBody(book, fact, whose) !== undefined);
  const beside = own.flatMap((fact) => aboutFact(book, fact));
  const things = thingsOf(book.activity, state, stays, beside);
  const ordered = await factsOf([...ids, ...things.keys()]);
  // What was not taken into a book lies in its author's list, and tells of people all the same.
  const refused = await home.store.read(book.cell).listRefused(book.id);
  const told = [...ordered, ...refused.map((fact) => ({ ...fact, verdict: 'refused' }))];
  return told.flatMap((fact) => {
    const body = ownBody(book, fact, { ...whose, things });
    const { receivedAt, verdict, why = '' } = fact;
    return body === undefined ? [] : [{ book, fact, body, receivedAt, verdict, why }];
  });
}

/** What of a fact is of them. */
function ownBody(book: Book, fact: LogFact, whose: Whose): JsonObject | undefined {
  const decoded = decodeFact(getActivity(book.activity), fact);
  if (decoded.ok) {
    return ownPart(book.activity, decoded.value, whose);
  }
  const body = bodyOf(fact);
  return ownAtLeast(body, fact.on, whose) ? body : undefined;
}

function aboutFact(book: Book, fact: LogFact): readonly Id[] {
  const activity = getActivity(book.activity);
  const decoded = decodeFact(activity, fact);
  return decoded.ok ? aboutOf(activity, decoded.value) : [];
}

/** What was refused as malformed may be no object. */
function bodyOf({ body }: LogFact): JsonObject {
  const parsed = parseCanonicalText(body);
  const value = parsed.ok ? parsed.value : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject) // an object, as was just asked
    : {};
}

/** The key of an attachment opens it for whoever has the file: it stays at home. */
const withoutKey = (body: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => name !== 'key')
      .map(([name, value]) => [name, isObject(value) ? withoutKey(value) : value]),
  );

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function usesOf(found: readonly Found[]): Record<string, unknown> {
  const uses: Record<string, unknown> = {};
  for (const { book, fact } of found) {
    const types = FIELD_USES[book.activity satisfies ActivityName];
    if (Object.hasOwn(types, fact.type)) uses[fact.type] = types[fact.type];
  }
  return uses;
}
