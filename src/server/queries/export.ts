import type { Id } from '#kernel/id.ts';
import { type JsonObject, parseCanonicalText } from '#kernel/canonical.ts';
import { formatDay, formatTime, dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { ActivityName, Book } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, type OrderedFact, originOf, trustedAt } from '#book/fact.ts';
import { aboutOf } from '#book/folded.ts';
import { FIELD_USES } from '#domain/fields.ts';
import { householdsOf, type Stay } from '#domain/homes/stays.ts';
import { factText, whyOf } from '#domain/late-wording.ts';
import { holdsNobody, ownAtLeast, ownPart, thingsOf, type Whose } from '#domain/personal.ts';
import { getActivity } from '#domain/register.ts';
import { COMMON_WORDS } from '#domain/words.ts';
import { type PersonalRecord, renderPersonalPage } from '#pages/personal-page.ts';
import type { SeenReply } from '#protocol/privacy.ts';
import type { Home } from '#server/home.ts';
import { booksIn } from '#server/queries/books.ts';
import { findAuthors } from '#server/queries/names.ts';
import type { Chapter, Scope } from '#server/queries/scope.ts';
import { chapterOf, registerLines, seenLines } from '#server/queries/seen.ts';
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
  resident: Id,
  why: string,
): Promise<Exported | undefined> {
  const chapter = chapterOf(scope, resident);
  const person = chapter?.homes.state.residents.get(resident);
  if (chapter === undefined || person === undefined) return undefined;
  const { home } = scope;
  home.seen.note(scope.reader.line, chapter.homesBook, resident, 'export', why);
  const stays = await findStays(home, chapter, resident);
  const found = await findFacts(scope, resident, stays);
  const authors = await findAuthors(
    home,
    found.map(({ fact }) => originOf(fact).stream),
  );
  const names = (id: Id): string | undefined => (id === resident ? person.name : undefined);
  const lines = found.map(({ book, fact, body, receivedAt, verdict, why: code }) => {
    const { person: by = '', device } = authors.get(originOf(fact).stream) ?? {};
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
      ...(code !== '' && { why: whyOf('vi', code) }),
      by,
      ...(device !== undefined && { device }),
      body: withoutKey(body),
    };
  });
  const seen = await findLooks(home, chapter, resident, stays);
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
    exportedAt: home.now(),
    resident,
    household: person.household,
    uses: usesOf(found),
  };
  return { record, page: renderPersonalPage(record) };
}

/** Who looked at them, or at the household in which they lived on that day. */
async function findLooks(
  home: Home,
  { homesBook }: Chapter,
  resident: Id,
  stays: readonly Stay[],
): Promise<SeenReply['lines']> {
  const houses = new Set(stays.map(({ household }) => household));
  const looks = await seenLines(home, homesBook, [resident, ...houses]);
  return looks.filter(
    ({ about, at }) => about === resident || householdsOf(stays, dayOfSeconds(at)).has(about),
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
  resident: Id,
  stays: readonly Stay[],
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const { book } of booksIn(scope)) {
    if (holdsNobody(book.activity)) continue;
    found.push(...(await findIn(scope.home, book, resident, stays)));
  }
  return found.sort((left, right) => trustedAt(asTimed(left)) - trustedAt(asTimed(right)));
}

const asTimed = ({ fact, receivedAt }: Found) => ({ ...fact, receivedAt });

async function findIn(
  home: Home,
  book: Book,
  resident: Id,
  stays: readonly Stay[],
): Promise<readonly Found[]> {
  const { state, traces } = await home.warm.get(book);
  const factsOf = async (ids: Iterable<Id>): Promise<readonly OrderedFact[]> =>
    home.store
      .read(book.cell)
      .getFacts(book.id, inOrder([...ids].flatMap((id) => traces.get(id) ?? [])));
  const whose: Whose = { resident, stays, things: new Map() };
  const ids = [resident, ...stays.map(({ household }) => household)];
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
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'key'));

function usesOf(found: readonly Found[]): Record<string, unknown> {
  const uses: Record<string, unknown> = {};
  for (const { book, fact } of found) {
    const types = FIELD_USES[book.activity satisfies ActivityName];
    if (Object.hasOwn(types, fact.type)) uses[fact.type] = types[fact.type];
  }
  return uses;
}
