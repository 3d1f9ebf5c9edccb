// Two communes that a third has joined, villages that have merged, and everybody who could ask.

import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { type Id, newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import type { ActivityName, Book, Proposal, Role } from '#book/activity.ts';
import { createKeyPair, sha256 } from '#server/crypto.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

/**
 * Villages with the number of their households, so that a sum tells which of them it counts. M and N lie in A
 * and have become S; the commune C, with C1, has joined B.
 */
export const VILLAGES = { A1: 1, A2: 2, B1: 4, C1: 8, M: 16, N: 32, S: 64 } as const;
export type Village = keyof typeof VILLAGES;
const COMMUNE_OF: Readonly<Record<Village, string>> = {
  A1: 'A',
  A2: 'A',
  B1: 'B',
  C1: 'C',
  M: 'A',
  N: 'A',
  S: 'A',
};

const GIVEN = 400;
const MERGED = 100;
const JOINED = 50;

/** What each person was given, where, in days before today. */
const PERSONS: Readonly<Record<string, readonly [Role, string, number, number?]>> = {
  'member A1': ['member', 'A1', GIVEN],
  'leader A1': ['leader', 'A1', GIVEN],
  'head A1': ['head', 'A1', GIVEN],
  'officer A': ['officer', 'A', GIVEN],
  'admin A': ['admin', 'A', GIVEN],
  'admin P': ['admin', 'P', GIVEN],
  'province P': ['province', 'P', GIVEN],
  'province Q': ['province', 'Q', GIVEN],
  'former member A1': ['member', 'A1', GIVEN, 10],
  'future member A1': ['member', 'A1', -1],
  'former officer A': ['officer', 'A', GIVEN, 10],
  'former province P': ['province', 'P', GIVEN, 10],
  'member A2': ['member', 'A2', GIVEN],
  'leader A2': ['leader', 'A2', GIVEN],
  'member B1': ['member', 'B1', GIVEN],
  'officer B before': ['officer', 'B', GIVEN],
  'officer B after': ['officer', 'B', JOINED - 10],
  'officer C before': ['officer', 'C', GIVEN],
  'leader M before': ['leader', 'M', GIVEN],
  'leader S after': ['leader', 'S', MERGED - 10],
  // Not asked as anybody: they leave something to decide where nobody else has left.
  'former member M': ['member', 'M', GIVEN, 10],
  'former member S': ['member', 'S', MERGED, 10],
  'former member B1': ['member', 'B1', GIVEN, 10],
};

/** Who asks: everybody above but the last three, somebody without any right, the home, and three liars. */
export const CALLERS = [
  ...Object.keys(PERSONS).slice(0, -3),
  'nobody',
  'home',
  'unknown stream',
  'unsigned',
  'forged',
];
/** They prove nothing, so every signed question answers them alike. */
export const UNPROVEN = ['unknown stream', 'unsigned', 'forged'];

export type Country = {
  readonly the: TestHome;
  readonly places: ReadonlyMap<string, Id>;
  readonly phones: ReadonlyMap<string, TestPhone>;
  /** The name of one attachment of each village, and of what each commune teaches, and of some boards. */
  readonly files: ReadonlyMap<string, string>;
  place(name: string): Id;
  book(activity: ActivityName, name: string): Book;
  /** Of the place, or of the commune it lies in. */
  peopleBook(name: string): Book;
  phone(name: string): TestPhone;
  newId(): Id;
  record(book: Book, proposals: readonly Proposal[]): Promise<void>;
};

export async function openCountry(
  options: Parameters<typeof openTestHome>[0] = {},
): Promise<Country> {
  const the = await openTestHome(options);
  const country = await foundPlaces(the);
  await fillVillages(country);
  await mergePlaces(country);
  const phones = new Map<string, TestPhone>();
  for (const name of [...Object.keys(PERSONS), 'nobody']) {
    phones.set(name, await enrolPerson(country, name));
  }
  for (const [name, phone] of liarsOf(the, phones.get('officer A'))) phones.set(name, phone);
  const files = await keepFiles(country);
  await the.home.measures.makeUp();
  return { ...country, phones, files, phone: (name) => getFrom(phones, name) };
}

type Bare = Omit<Country, 'phones' | 'phone' | 'files'>;

async function foundPlaces(the: TestHome): Promise<Bare> {
  const { home, today } = the;
  const places = new Map<string, Id>([
    ['VN', home.directory.identity.country],
    ['P', the.province],
    ['A', the.commune],
    ['A1', the.village],
    ['A2', the.otherVillage],
  ]);
  const found = async (
    name: string,
    kind: 'tinh' | 'xa' | 'ban',
    under: Id,
    before = 500,
  ): Promise<void> => {
    const place = { kind, name: `Nơi ${name}`, parent: under, from: today - before };
    const founded = await home.founding.found(place);
    if (!founded.ok) throw new Error(founded.error.code);
    places.set(name, founded.value);
  };
  await found('Q', 'tinh', home.directory.identity.country);
  await found('B', 'xa', the.province);
  await found('C', 'xa', the.province);
  await found('B1', 'ban', getFrom(places, 'B'));
  await found('C1', 'ban', getFrom(places, 'C'));
  await found('M', 'ban', the.commune);
  await found('N', 'ban', the.commune);
  await found('S', 'ban', the.commune, MERGED);
  const book: Bare['book'] = (activity, name) => {
    if (activity === 'places') return home.directory.getBook(home.directory.identity.places);
    const known = home.directory.findBookOf(activity, getFrom(places, name));
    if (known === undefined) throw new Error(`no ${activity} of ${name}`);
    return known;
  };
  const communeOf: Readonly<Record<string, string>> = COMMUNE_OF;
  return {
    the,
    places,
    place: (name) => getFrom(places, name),
    book,
    peopleBook: (name) => book('people', communeOf[name] ?? name),
    newId: () => the.newId(),
    record: (into, proposals) => mustRecord(home, into, proposals),
  };
}

/** Before any merger, so that each household stands in the book of its own village. */
async function fillVillages(country: Bare): Promise<void> {
  const { today } = country.the;
  for (const [name, count] of Object.entries(VILLAGES)) {
    await country.record(
      country.book('homes', name),
      Array.from({ length: count }, () => ({
        type: 'household.added@1',
        on: today - 150,
        body: { household: country.newId(), head: `Lò Văn ${name}`, alley: 'Ngõ Cân' },
      })),
    );
  }
}

async function mergePlaces({ the, place, book, record }: Bare): Promise<void> {
  const merged = (from: readonly string[], into: string, before: number): Proposal => ({
    type: 'place.merged@1',
    on: the.today,
    body: { places: from.map(place), into: place(into), from: the.today - before },
  });
  await record(book('places', ''), [merged(['M', 'N'], 'S', MERGED), merged(['C'], 'B', JOINED)]);
}

/** A person of the commune of their place, with what they were given, and their phone. */
async function enrolPerson(country: Bare, name: string): Promise<TestPhone> {
  const { the } = country;
  const { home, today } = the;
  const [role, at, from, until] = PERSONS[name] ?? [undefined, 'A', 0];
  const person = the.newId();
  const span = {
    from: today - from,
    ...(until !== undefined && { until: today - until }),
  };
  const people = country.peopleBook(at);
  const given = { grant: the.newId(), person, role: role ?? '', place: country.place(at), ...span };
  await country.record(people, [
    { type: 'person.added@1', on: today, body: { person, name: `Canh Giữ ${name}` } },
    ...(role === undefined ? [] : [{ type: 'grant.given@1', on: today, body: given }]),
  ]);
  const phone = createTestPhone(
    the.app,
    seededRandom(name.length * 7919 + at.length + from),
    the.clock,
    {
      stream: the.newId(),
      pair: createKeyPair(home.random),
    },
  );
  const card = await home.cards.issue({ person, people: people.id, singleUse: true });
  const answer = await phone.enrol(card);
  if (answer.status !== 200) throw new Error(`enrol ${name}: ${answer.reply.code ?? ''}`);
  return phone;
}

/** Ten bytes for each village and commune, as if its people had brought them. */
async function keepFiles({ the, book, newId: make }: Bare): Promise<ReadonlyMap<string, string>> {
  const { shelf, store, directory, now } = the.home;
  const files = new Map<string, string>();
  const books = [
    ...Object.keys(VILLAGES).map((name) => [name, book('doors', name)] as const),
    ...['A', 'B', 'C'].map((name) => [`${name}.learning`, book('learning', name)] as const),
    ...['A', 'A1', 'C1'].map((name) => [`${name}.board`, book('board', name)] as const),
  ];
  for (const [name, { id, cell }] of books) {
    const bytes = utf8(make());
    const file = toBase64Url(sha256(bytes));
    const part = `${directory.identity.stream}.${file}.${bytes.length}`;
    await shelf?.append(part, 0, bytes);
    await shelf?.keep(part, file);
    const line = { hash: file, bytes: bytes.length, stream: directory.identity.stream };
    await store.write(cell, (writing) => writing.addFile(id, { ...line, receivedAt: now() }));
    files.set(name, file);
  }
  return files;
}

/** The home's own stream, one that nobody registered, and one that signs with a key of its own. */
function liarsOf(the: TestHome, officer: TestPhone | undefined): readonly [string, TestPhone][] {
  const { identity } = the.home.directory;
  const random = seededRandom(99);
  const make = (own: Parameters<typeof createTestPhone>[3]): TestPhone => {
    const phone = createTestPhone(the.app, random, the.clock, own);
    phone.meet(identity.key);
    return phone;
  };
  return [
    ['home', make({ stream: identity.stream, pair: identity })],
    ['unknown stream', make({ stream: newId(random) })],
    ['forged', make({ stream: officer?.stream ?? '' })],
    ['unsigned', make({})],
  ];
}

export function getFrom<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`nothing is called ${name}`);
  return value;
}
