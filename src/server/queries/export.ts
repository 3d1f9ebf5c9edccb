import type { Id } from '#kernel/id.ts';
import { type JsonObject, parseCanonicalText } from '#kernel/canonical.ts';
import { formatDay, formatTime, dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { ActivityName, Book } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, originOf, trustedAt } from '#book/fact.ts';
import { FIELD_USES } from '#domain/fields.ts';
import { factText, whyOf } from '#domain/late-wording.ts';
import { getActivity } from '#domain/register.ts';
import { COMMON_WORDS } from '#domain/words.ts';
import { type PersonalRecord, renderPersonalPage } from '#pages/personal-page.ts';
import type { Home } from '#server/home.ts';
import { findAuthors } from '#server/queries/names.ts';
import { careBooksOf } from '#server/queries/requests.ts';
import type { Chapter, Scope } from '#server/queries/scope.ts';
import { chapterOf, concerned, registerLines, seenLines } from '#server/queries/seen.ts';

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
  const found = await findFacts(scope, resident, person.household);
  const authors = await findAuthors(
    home,
    found.map(({ fact }) => originOf(fact).stream),
  );
  const names = (id: Id): string | undefined => (id === resident ? person.name : undefined);
  const lines = found.map(({ book, fact, receivedAt, verdict, why: code }) => {
    const { person: by = '', device } = authors.get(originOf(fact).stream) ?? {};
    const body = bodyOf(fact);
    const decoded = decodeFact(getActivity(book.activity), fact);
    return {
      activity: book.activity,
      type: fact.type,
      text: decoded.ok
        ? factText('vi', decoded.value.type, decoded.value.body, names)
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
  const seen = await seenLines(home, chapter.homesBook, concerned(chapter, resident));
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

const timeText = (seconds: number): string =>
  `${formatTime(seconds)} ${formatDay(dayOfSeconds(seconds))}`;

/**
 * Facts about the person and about their household as such, refused ones too; others of the house are left
 * out.
 */
async function findFacts(scope: Scope, resident: Id, household: Id): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const { place, chapters } of scope.villages) {
    for (const [book, traces] of await booksOf(scope, place.id, chapters)) {
      const reading = scope.home.store.read(book.cell);
      const seqs = [...new Set([resident, household].flatMap((id) => traces(id)))].sort(
        (left, right) => left - right,
      );
      for (const fact of await reading.getFacts(book.id, seqs)) {
        const { receivedAt, verdict, why = '' } = fact;
        found.push({ book, fact, receivedAt, verdict, why });
      }
      found.push(...(await findRefused(scope.home, book)));
    }
  }
  return found
    .filter(({ fact }) => isAbout(bodyOf(fact), resident, household))
    .sort((left, right) => trustedAt(asTimed(left)) - trustedAt(asTimed(right)));
}

const asTimed = ({ fact, receivedAt }: Found) => ({ ...fact, receivedAt });

function isAbout(body: JsonObject, resident: Id, household: Id): boolean {
  if (body['resident'] !== undefined) return body['resident'] === resident;
  return body['household'] === household;
}

type Traced = readonly [Book, (id: Id) => readonly number[]];

async function booksOf(
  scope: Scope,
  village: Id,
  chapters: readonly Chapter[],
): Promise<readonly Traced[]> {
  const open = chapters.flatMap(({ homesBook, homes, doorsBook, doors }): readonly Traced[] => [
    [homesBook, (id) => homes.traces.get(id) ?? []],
    [doorsBook, (id) => doors.traces.get(id) ?? []],
  ]);
  const closed = await Promise.all(
    careBooksOf(scope, village).map(async (book): Promise<Traced> => {
      const { traces } = await scope.home.warm.get(book);
      return [book, (id) => traces.get(id) ?? []];
    }),
  );
  return [...open, ...closed];
}

/** What was not taken into a book lies in its author's list, and tells of people all the same. */
async function findRefused({ store }: Home, book: Book): Promise<readonly Found[]> {
  const reading = store.read(book.cell);
  const found: Found[] = [];
  for (const stream of await reading.listStreams(book.id)) {
    const { n = 0 } = (await reading.findStreamHead(book.id, stream)) ?? {};
    for (const { fact, verdict, why } of await reading.listSaid(book.id, stream, 1, n)) {
      if (verdict === 'refused') found.push({ book, fact, receivedAt: fact.at, verdict, why });
    }
  }
  return found;
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
