import type { Id } from '#kernel/id.ts';
import type { Json, JsonObject } from '#kernel/canonical.ts';
import { prepareName } from '#kernel/vi-text.ts';
import type { Book } from '#book/activity.ts';
import { REDACTED } from '#book/common.ts';
import { decodeFact } from '#book/decode.ts';
import {
  type LogFact,
  type OrderedFact,
  type Origin,
  originKey,
  originOf,
  sameContent,
} from '#book/fact.ts';
import { aboutOf, type Folded } from '#book/folded.ts';
import { letterId } from '#book/letter.ts';
import { residueHash, residueOf } from '#book/residue.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { Part } from '#domain/funds/facts.ts';
import type { FundsState } from '#domain/funds/state.ts';
import { entriesOf, entryOf } from '#domain/homes/joined.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { getActivity } from '#domain/register.ts';
import { sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import type { Reading } from '#server/store/store.ts';

/** What is to be erased: single facts of a book, or all that is known of a resident or a household. */
export type Wanted =
  | {
      readonly book: Id;
      readonly origins: readonly Origin[];
      /** Of whom nothing more comes without a decision; by default whoever the facts tell of. */
      readonly about?: readonly Id[];
    }
  | { readonly resident: Id }
  | { readonly household: Id };

/** What of one book is erased: [stream, n, hash of the residue]. */
export type Selected = {
  readonly book: Book;
  readonly about: readonly Id[];
  readonly facts: readonly (readonly [Id, number, string])[];
  /** Each of them as it stands, and what would be left of it. */
  readonly said: readonly { readonly fact: LogFact; readonly residue: string }[];
};

/** Everything to be erased, book by book. What names nobody, and what is erased already, is left out. */
export async function selectFacts(home: Home, wanted: Wanted): Promise<readonly Selected[]> {
  if ('origins' in wanted) {
    const book = home.directory.findBook(wanted.book);
    return book === undefined ? [] : selectOrigins(home, book, wanted);
  }
  const about = await idsOf(home, wanted);
  const [named, told, ids] = await findAbout(home, about);
  const isNaming = createNaming([...named.values()].flat());
  const selected: Selected[] = [];
  for (const book of home.directory.books()) {
    const own = named.get(book) ?? [];
    const naming = (told.get(book) ?? []).filter((fact) => !isOfOthers(fact) && isNaming(fact));
    const one = await selectIn(
      home,
      book,
      about,
      [...own, ...naming],
      (fact) => isAbout(book, fact, about) || isPart(book, fact, ids),
    );
    if (one !== undefined) selected.push(one);
  }
  return selected;
}

async function selectOrigins(
  home: Home,
  book: Book,
  { origins, about: told }: Extract<Wanted, { readonly book: Id }>,
): Promise<readonly Selected[]> {
  const reading = home.store.read(book.cell);
  const wanted = new Set(origins.map(originKey));
  const facts: LogFact[] = [];
  for (const { stream, n } of origins) {
    const fact = await reading.findOrigin(book.id, stream, n);
    if (fact !== undefined) facts.push(fact);
  }
  const about = told ?? facts.flatMap((fact) => aboutFact(book, fact).slice(-1));
  const whole = [...facts, ...(await filesOfExamples(home, book, facts))];
  const one = await selectIn(home, book, [...new Set(about)], whole, (fact) =>
    [originKey(fact), originKey(originOf(fact))].some((key) => wanted.has(key)),
  );
  const copies = await selectCopies(home, book, facts);
  return one === undefined ? copies : [one, ...copies];
}

/** What was pictured and recorded of the examples among these facts, unless another one shows it too. */
export async function filesOfExamples(
  home: Home,
  book: Book,
  facts: readonly LogFact[],
): Promise<readonly OrderedFact[]> {
  const told = facts.filter(({ type }) => type === 'example.told@1');
  if (book.activity !== 'doors' || told.length === 0) return [];
  const folded = await home.warm.get(book);
  const { examples } = folded.state as DoorsState; // of a doors book
  const ids = new Set(told.flatMap((fact) => aboutFact(book, fact)));
  const others = [...examples.values()].filter(({ id }) => !ids.has(id));
  const shown = new Set(others.flatMap(({ picture, sound }) => [picture, sound]));
  const files = new Set(told.flatMap(partsOf).filter((id) => !shown.has(id)));
  const traced = await traceOf(home.store.read(book.cell), book, folded, [...files]);
  const isOfTheirs = (fact: LogFact): boolean => aboutFact(book, fact).some((id) => ids.has(id));
  return traced.filter((fact) => isPart(book, fact, files) && isOfTheirs(fact));
}

/** Letters that tell elsewhere what these facts say. */
async function selectCopies(
  home: Home,
  book: Book,
  facts: readonly LogFact[],
): Promise<readonly Selected[]> {
  const activity = getActivity(book.activity);
  const { letters } = activity;
  if (letters === undefined) return [];
  const { state } = await home.warm.get(book);
  const copies = facts.flatMap((fact) => {
    const decoded = decodeFact(activity, fact);
    if (!decoded.ok || !letters.after.includes(fact.type)) return [];
    const letter = letters.write(state, decoded.value, book);
    if (letter === undefined) return [];
    return [{ to: letter.to, id: letterId(sha256, book.id, originOf(fact), letter.type) }];
  });
  const selected: Selected[] = [];
  for (const other of home.directory.books()) {
    const ids = copies.flatMap(({ to, id }) => (to === other.activity ? [id] : []));
    if (ids.length === 0) continue;
    const folded = await home.warm.get(other);
    const told = await traceOf(home.store.read(other.cell), other, folded, ids);
    const one = await selectIn(home, other, ids, told, () => false);
    if (one !== undefined) selected.push(one);
  }
  return selected;
}

/** With what says the same under another number, and with what was refused. */
async function selectIn(
  home: Home,
  book: Book,
  about: readonly Id[],
  facts: readonly LogFact[],
  isWanted: (refused: LogFact) => boolean,
): Promise<Selected | undefined> {
  const activity = getActivity(book.activity);
  const chosen = new Map<string, Chosen>();
  const choose = (fact: LogFact, { stream, n }: Origin): void => {
    const residue = residueOf(activity, fact);
    if (fact.commitment !== undefined || fact.type === REDACTED || residue === fact.body) return;
    const line = [stream, n, residueHash(sha256, residue)] as const;
    chosen.set(originKey({ stream, n }), { line, fact, residue });
  };
  for (const fact of facts) choose(fact, originOf(fact));
  for (const fact of await home.store.read(book.cell).listRefused(book.id)) {
    const isSaidAgain = facts.some((each) => sameContent(each, fact));
    if (isWanted(fact) || isSaidAgain) choose(fact, fact);
  }
  if (chosen.size === 0) return undefined;
  const said = [...chosen.values()];
  return { book, about, facts: said.map(({ line }) => line), said };
}

type Chosen = Selected['said'][number] & { readonly line: Selected['facts'][number] };

/** The household with whoever is registered in it, or the one resident: under all their entries. */
async function idsOf(
  home: Home,
  wanted: Exclude<Wanted, { readonly book: Id }>,
): Promise<readonly Id[]> {
  const ids = new Set<Id>(Object.values(wanted));
  for (const book of home.directory.books()) {
    if (book.activity !== 'homes') continue;
    const state = (await home.warm.get(book)).state as HomesState; // the state of a homes book
    const people = 'resident' in wanted ? [wanted.resident] : livingIn(state, wanted.household);
    for (const id of people) {
      const standing = entryOf(state, id);
      const house = state.residents.get(standing)?.household;
      // Whoever is known to live elsewhere keeps what is known of them there.
      const isWhole = 'resident' in wanted || house === wanted.household;
      for (const entry of isWhole ? entriesOf(state, standing) : [id]) ids.add(entry);
    }
  }
  return [...ids];
}

const livingIn = (homes: HomesState, household: Id): readonly Id[] =>
  (homes.members.get(household) ?? []).filter(
    (id) => homes.residents.get(id)?.household === household,
  );

type ByBook = ReadonlyMap<Book, readonly LogFact[]>;

/** Facts about these entities and their parts; and those about what they are told with, as their door. */
async function findAbout(
  home: Home,
  ids: readonly Id[],
): Promise<readonly [ByBook, ByBook, ReadonlySet<Id>]> {
  const own = new Map<Book, readonly LogFact[]>();
  const around = new Set<Id>();
  const parts = new Set<Id>();
  for (const book of home.directory.books()) {
    const facts = await traceWithParts(home, book, ids, parts);
    if (facts.length > 0) own.set(book, facts);
    for (const fact of facts) for (const id of aboutFact(book, fact)) around.add(id);
  }
  const villages = new Set([...own.keys()].map(({ place }) => place));
  const told = new Map<Book, readonly LogFact[]>();
  for (const book of home.directory.books()) {
    const folded = await home.warm.get(book);
    const reading = home.store.read(book.cell);
    const facts = await traceOf(reading, book, folded, [...around]);
    const paid = villages.has(book.place) ? await unclaimedIn(reading, book, folded, around) : [];
    const all = new Map([...facts, ...paid].map((fact) => [fact.seq, fact]));
    if (all.size > 0) told.set(book, [...all.values()]);
  }
  return [own, told, parts];
}

/**
 * Money of a village's book that no other household is known to have paid: what a bank wrote beside it may
 * name whoever is erased, though nobody has said yet whose it is.
 */
async function unclaimedIn(
  reading: Reading,
  book: Book,
  { traces, state }: Folded,
  around: ReadonlySet<Id>,
): Promise<readonly OrderedFact[]> {
  if (book.activity !== 'funds') return [];
  const { transfers, entries } = state as FundsState; // of a funds book
  const isOfAnother = (parts: readonly Part[] = []): boolean =>
    parts.some((part) => 'household' in part && !around.has(part.household));
  const claimed = new Set<Id>();
  for (const { transfer, parts } of entries.values()) {
    if (transfer !== undefined && isOfAnother(parts)) claimed.add(transfer);
  }
  const free = [...transfers.keys()].filter((id) => !claimed.has(id));
  const gifts = [...entries.values()].flatMap(({ id, kind }) => (kind === 'receipt' ? [id] : []));
  const seqs = new Set([...free, ...gifts].flatMap((id) => traces.get(id) ?? []));
  const facts = await reading.getFacts(book.id, [...seqs]);
  return facts.filter(
    ({ type, body }) => type !== 'cash.received@1' || !body.includes('"household"'),
  );
}

/** Facts about these entities, with those about the parts of what they say; the parts are added. */
async function traceWithParts(
  home: Home,
  book: Book,
  ids: readonly Id[],
  parts: Set<Id>,
): Promise<readonly LogFact[]> {
  const reading = home.store.read(book.cell);
  const folded = await home.warm.get(book);
  const facts = new Map<number, OrderedFact>();
  let next = await traceOf(reading, book, folded, ids);
  while (next.length > 0) {
    for (const fact of next) facts.set(fact.seq, fact);
    const found = next.flatMap(partsOf).filter((id) => !parts.has(id));
    for (const id of found) parts.add(id);
    const traced = await traceOf(reading, book, folded, found);
    next = traced.filter((fact) => !facts.has(fact.seq) && isPart(book, fact, parts));
  }
  return [...facts.values()];
}

/**
 * Answers that are corrected, and the pictures and sounds that an answer or an example names; the bank's
 * line that was a payment, and what was written against one.
 */
function partsOf({ type, body }: LogFact): readonly Id[] {
  if (MONEY.has(type)) {
    const { transfer, entry, receipt, refund } = JSON.parse(body) as JsonObject; // stored as such
    return [transfer, entry, receipt, refund].filter((id) => typeof id === 'string');
  }
  if (type !== 'example.told@1' && !type.startsWith('survey.')) return [];
  const { answer, picture, sound, said } = JSON.parse(body) as JsonObject; // stored as such
  const answers = typeof said === 'object' ? Object.values(said) : [];
  return [answer, picture, sound, ...answers].filter((id) => typeof id === 'string');
}

/** By its type too: what names somebody else's id takes nothing of theirs along. */
const isPart = (book: Book, fact: LogFact, parts: ReadonlySet<Id>): boolean =>
  PARTS.has(fact.type) && parts.has(aboutFact(book, fact).at(-1) ?? '');

const MONEY = new Set(['money.assigned@1', 'cash.received@1', 'cash.refunded@1']);

const PARTS = new Set([
  'survey.corrected@1',
  'survey.continued@1',
  'attachment.added@1',
  'attachment.withdrawn@1',
  'transfer.booked@1',
  'entry.reversed@1',
]);

async function traceOf(
  reading: Reading,
  book: Book,
  { traces }: Folded,
  ids: readonly Id[],
): Promise<readonly OrderedFact[]> {
  const seqs = new Set(ids.flatMap((id) => traces.get(id) ?? []));
  return seqs.size === 0 ? [] : reading.getFacts(book.id, [...seqs]);
}

function aboutFact(book: Book, fact: LogFact): readonly Id[] {
  const activity = getActivity(book.activity);
  const decoded = decodeFact(activity, fact);
  return decoded.ok ? aboutOf(activity, decoded.value) : [];
}

const isAbout = (book: Book, fact: LogFact, ids: readonly Id[]): boolean =>
  aboutFact(book, fact).some((id) => ids.includes(id));

/** Whoever shares a name or a telephone with somebody keeps what is known of them. */
const isOfOthers = ({ type }: LogFact): boolean =>
  type.startsWith('resident.') || type.startsWith('person.');

/**
 * Answers whether a fact names one of a household, by a full name or telephone number that these facts say:
 * without marks and in whole words, as banks and hasty hands write them.
 */
function createNaming(facts: readonly LogFact[]): (fact: LogFact) => boolean {
  const names = new Set<string>();
  for (const { body } of facts) collectNames(JSON.parse(body) as JsonObject, names); // stored as such
  const wanted = [...names].flatMap(spellings).filter((name) => name.trim() !== '');
  return ({ body }) => {
    const said = JSON.parse(body) as JsonObject; // stored as such
    const text = `${textsIn(said).map(wordsOf).join(' ')} `;
    return wanted.some((name) => text.includes(name));
  };
}

/** Every word after one space, in bare letters. */
const wordsOf = (text: string): string => prepareName(text).folded;

function spellings(name: string): readonly string[] {
  const isPhone = name.startsWith('+84');
  return [name, ...(isPhone ? [`0${name.slice(3)}`] : [])].map((each) => `${wordsOf(each)} `);
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

const NAMING = new Set(['name', 'head', 'phone', 'payer', 'giver']);

function collectNames(body: JsonObject, names: Set<string>): void {
  const change = body['change'];
  if (typeof change === 'object' && !Array.isArray(change)) {
    const { field, was, to } = change as JsonObject; // no list
    if (typeof field === 'string') {
      if (was !== undefined) collectNames({ [field]: was }, names);
      if (to !== undefined) collectNames({ [field]: to }, names);
    }
  }
  for (const [field, value] of Object.entries(body)) {
    const isName = typeof value === 'string' && (value.includes(' ') || value.startsWith('+'));
    if (NAMING.has(field) && isName) names.add(value);
  }
}
