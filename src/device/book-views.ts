import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { OriginBody } from '#book/common.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, type OrderedFact, originKey, originOf } from '#book/fact.ts';
import { emptyFolded, type Folded, foldOrdered, foldOwn, overlayFolded } from '#book/folded.ts';
import type { PlainBook } from '#domain/books.ts';
import { type FoldedBook, openKept } from '#device/kept-state.ts';
import type { Decision, Decisions, IsConfirmed, OwnFacts } from '#device/own-facts.ts';
import { type Page, readPages } from '#device/pages.ts';
import type { Platform } from '#device/platform.ts';
import { BookRow, findRow, StateRow, toRow } from '#device/rows.ts';
import type { SavedRow } from '#device/save-facts.ts';

/** Between how many folded facts the screen may breathe. */
const FOLD_FACTS = 8;

/** One book in memory: the confirmed state and, over it, the own facts that the home has not confirmed. */
type Slot = FoldedBook & {
  row: BookRow;
  readonly activity: PlainBook;
  view: Folded;
  /** Up to where its state is kept in the store. */
  keptSeq: number;
};

/** What a state is kept of. */
export type Unkept = FoldedBook & Readonly<Pick<Slot, 'row' | 'keptSeq'>>;

/** The stream of this phone, and all that it ever had. */
export type OwnStreams = { readonly current: Id | undefined; readonly all: ReadonlySet<Id> };

export type BookViews = {
  /** Takes over what the store holds of a book beyond what is in memory. */
  refresh(book: Id, streams: OwnStreams): Promise<void>;
  refreshAll(streams: OwnStreams): Promise<void>;
  /** Whether a book in memory stands where its row does. */
  isCurrent(row: BookRow): boolean;
  /** Books whose stored pages cannot be read: they want to be fetched again. */
  damaged(): readonly Id[];
  /** Lays facts just saved over the book. */
  layOver(book: Id, stream: Id, saved: readonly SavedRow[]): void;
  books(): readonly Book[];
  rows(): readonly BookRow[];
  find(book: Id): Found | undefined;
  decisionsOf(book: Id): Decisions;
  /** Whether the confirmed book holds an own fact by its origin and the second at which it was said. */
  isConfirmed(book: Id, ...said: Parameters<IsConfirmed>): boolean;
  /** First seq of the page that holds a seq. */
  pageOf(book: Id, seq: number): number | undefined;
  /** Books as they are folded, and how far each is kept. */
  unkept(): readonly Unkept[];
  noteKept(book: Id, seq: number): void;
  /** A page that could not be read. */
  noteDamaged(book: Id): void;
};

type Found = {
  readonly book: Book;
  /** Undefined while the book is still to come, and then what this phone itself said in it is `coming`. */
  readonly view: Folded | undefined;
  readonly coming: Folded | undefined;
};

const NO_DECISIONS: Decisions = new Map();

export function createBookViews(platform: Platform, own: OwnFacts): BookViews {
  const slots = new Map<Id, Slot>();
  const damaged = new Set<Id>();

  /** What a book is folded from beside its pages, read for all books at once: each waits for the store. */
  async function readAhead(row: BookRow): Promise<ReadAhead> {
    const isOpen = leadsTo(slots.get(row.book.id), row);
    const [kept] = await Promise.all([
      isOpen ? undefined : readKept(platform, row),
      own.load(row.book.id),
    ]);
    return { row, kept };
  }

  async function refreshRow({ row, kept }: ReadAhead, streams: OwnStreams): Promise<void> {
    const id = row.book.id;
    const known = slots.get(id);
    const slot = leadsTo(known, row) ? known : await openSlot(row, kept, platform, streams);
    const pages = await newPages(platform, slot, row);
    if (!pages.ok) {
      damaged.add(id);
      return;
    }
    damaged.delete(id);
    await foldPages(slot, pages.value, row.proven, streams, platform);
    slot.row = row;
    slots.set(id, slot);
    slot.view = viewOver(slot, await standingOf(own, slot, streams));
  }

  return {
    async refresh(book, streams) {
      const row = await findRow(platform.store, BookRow, 'books', book);
      if (row !== undefined) await refreshRow(await readAhead(row), streams);
    },
    async refreshAll(streams) {
      const rows = (await platform.store.list('books', { prefix: '' })).flatMap(
        ({ value }) => toRow(BookRow, value) ?? [],
      );
      for (const read of await Promise.all(rows.map(readAhead))) await refreshRow(read, streams);
    },
    isCurrent: (row) => standsAt(slots.get(row.book.id)?.row, row),
    damaged: () => [...damaged],
    layOver: (book, stream, saved) => layOver(slots.get(book), stream, saved),
    books: () => Array.from(slots.values(), (slot) => slot.row.book),
    rows: () => Array.from(slots.values(), (slot) => slot.row),
    find: (book) => shown(slots.get(book)),
    decisionsOf: (book) => slots.get(book)?.decisions ?? NO_DECISIONS,
    isConfirmed: (book, origin, at) => isConfirmed(slots.get(book), origin, at),
    pageOf: (book, seq) => slots.get(book)?.pages.findLast((from) => from <= seq),
    unkept: () => [...slots.values()],
    noteKept: (book, seq) => noteKept(slots.get(book), seq),
    noteDamaged: (book) => void damaged.add(book),
  };
}

function layOver(slot: Slot | undefined, stream: Id, saved: readonly SavedRow[]): void {
  if (slot === undefined) return;
  const view = slot.view.state === slot.base.state ? overlayFolded(slot.base) : { ...slot.view };
  for (const { row, text } of saved) {
    const { n, type, at, on, origin } = row;
    const fact: LogFact = { type, stream, n, at, on, body: text, ...(origin && { origin }) };
    foldOwn(slot.activity, view, fact);
  }
  slot.view = view;
}

const standsAt = (known: BookRow | undefined, next: BookRow): boolean =>
  known?.seq === next.seq &&
  known.proven === next.proven &&
  known.branch === next.branch &&
  known.given === next.given &&
  known.coming === next.coming &&
  known.begins?.seq === next.begins?.seq;

function noteKept(slot: Slot | undefined, seq: number): void {
  if (slot !== undefined) slot.keptSeq = seq;
}

function shown(slot: Slot | undefined): Found | undefined {
  if (slot === undefined) return undefined;
  const { row, view } = slot;
  const coming = row.coming === undefined ? undefined : view;
  return { book: row.book, view: isShown(slot) ? view : undefined, coming };
}

/** What is folded, or what was kept until the facts have come. */
const isShown = ({ row, base }: Slot): boolean =>
  row.complete || (row.given !== undefined && base.seq === row.given);

/** Whether what is folded is the beginning of what the row proves. */
const leadsTo = (slot: Slot | undefined, next: BookRow): slot is Slot =>
  slot !== undefined &&
  slot.row.branch === next.branch &&
  slot.row.given === next.given &&
  slot.row.begins?.seq === next.begins?.seq &&
  (slot.base.seq <= next.proven || next.given !== undefined);

const standingOf = async (
  own: OwnFacts,
  slot: Slot,
  { current }: OwnStreams,
): Promise<readonly LogFact[]> =>
  current === undefined
    ? []
    : own.standing(slot.row.book.id, current, (...said) => isConfirmed(slot, ...said));

const confirmedKey = (...said: Parameters<IsConfirmed>): string => said.join(' ');

/** A state that an earlier app kept knows the origin alone. */
const isConfirmed = (slot: Slot | undefined, ...said: Parameters<IsConfirmed>): boolean =>
  slot?.confirmed.has(confirmedKey(...said)) === true || slot?.confirmed.has(said[0]) === true;

function viewOver({ base, activity }: Slot, own: readonly LogFact[]): Folded {
  const view = own.length === 0 ? { ...base } : overlayFolded(base);
  for (const fact of own) foldOwn(activity, view, fact);
  return view;
}

type ReadAhead = { readonly row: BookRow; readonly kept: StateRow | undefined };

const readKept = async (
  { store }: Pick<Platform, 'store'>,
  { book, proven, given }: BookRow,
): Promise<StateRow | undefined> =>
  proven > 0 || given !== undefined ? findRow(store, StateRow, 'states', book.id) : undefined;

/** As it was folded before, where that was kept; else empty. */
async function openSlot(
  row: BookRow,
  kept: StateRow | undefined,
  platform: Platform,
  { all }: OwnStreams,
): Promise<Slot> {
  const activity = platform.activityOf(row.book.activity);
  const opened = kept && (await openKept(platform, row, kept, activity, all));
  const { base, ...noted } = opened ?? {
    base: emptyFolded(activity),
    confirmed: new Set<string>(),
    decisions: new Map<string, Decision>(),
    pages: [],
  };
  return { row, activity, base, view: { ...base }, keptSeq: base.seq, ...noted };
}

async function newPages(
  platform: Platform,
  slot: Slot,
  row: BookRow,
): ReturnType<typeof readPages> {
  if (slot.base.seq >= row.proven) return { ok: true, value: [] };
  const pages = await readPages(platform, row.book.id, slot.pages.at(-1) ?? 1);
  if (!pages.ok) return pages;
  const last = pages.value.at(-1);
  const until = last === undefined ? 0 : last.from + last.facts.length - 1;
  const isJoined = (pages.value[0]?.from ?? 0) <= slot.base.seq + 1;
  if (until >= row.proven && isJoined && isContinuous(pages.value)) return pages;
  return { ok: false, error: { code: 'page-damaged', why: 'pages missing' } };
}

const isContinuous = (pages: readonly Page[]): boolean =>
  pages.every((page, index) => {
    const before = pages[index - 1];
    return before === undefined || page.from === before.from + before.facts.length;
  });

async function foldPages(
  slot: Slot,
  pages: readonly Page[],
  proven: number,
  streams: OwnStreams,
  platform: Platform,
): Promise<void> {
  let folded = 0;
  for (const page of pages) {
    if (page.from > proven) break;
    if (slot.pages.at(-1) !== page.from) slot.pages.push(page.from);
    for (const fact of page.facts) {
      if (fact.seq <= slot.base.seq || fact.seq > proven) continue;
      foldOrdered(slot.activity, slot.base, fact);
      noteOwn(slot, fact, streams);
      folded += 1;
      if (folded % FOLD_FACTS === 0) await platform.clock.breathe();
    }
  }
}

/** Own facts that came back, and what was decided of facts that were held. */
function noteOwn(slot: Slot, fact: OrderedFact, { all }: OwnStreams): void {
  const origin = originOf(fact);
  if (all.has(origin.stream)) slot.confirmed.add(confirmedKey(originKey(origin), fact.at));
  if (fact.type !== 'fact.released@1' && fact.type !== 'fact.declined@1') return;
  const decoded = decodeFact(slot.activity, fact);
  if (!decoded.ok || fact.verdict === 'held') return;
  const body = decoded.value.body as OriginBody & { readonly reason?: string }; // both name an origin
  const key = originKey(body);
  if (!all.has(body.stream) || slot.decisions.has(key)) return;
  const released = fact.type === 'fact.released@1';
  slot.decisions.set(
    key,
    released ? { fate: 'received' } : { fate: 'refused', why: body.reason ?? 'declined' },
  );
}
