import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { OriginBody } from '#book/common.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, type OrderedFact, originKey, originOf } from '#book/fact.ts';
import { emptyFolded, type Folded, foldOrdered, foldOwn, overlayFolded } from '#book/folded.ts';
import type { PlainBook } from '#domain/books.ts';
import { findKept, type FoldedBook } from '#device/kept-state.ts';
import type { Decision, Decisions, OwnFacts } from '#device/own-facts.ts';
import { type Page, readPages } from '#device/pages.ts';
import type { Platform } from '#device/platform.ts';
import { BookRow, findRow, toRow } from '#device/rows.ts';
import type { SavedRow } from '#device/save-facts.ts';

/** Between how many folded facts the screen may breathe. */
const FOLD_FACTS = 500;

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
  find(book: Id): { readonly book: Book; readonly view: Folded | undefined } | undefined;
  decisionsOf(book: Id): Decisions;
  /** Whether the confirmed book holds an own fact by its origin. */
  isConfirmed(book: Id, origin: string): boolean;
  /** First seq of the page that holds a seq. */
  pageOf(book: Id, seq: number): number | undefined;
  /** Books as they are folded, and how far each is kept. */
  unkept(): readonly Unkept[];
  noteKept(book: Id, seq: number): void;
  /** A page that could not be read. */
  noteDamaged(book: Id): void;
};

const NO_DECISIONS: Decisions = new Map();

export function createBookViews(platform: Platform, own: OwnFacts): BookViews {
  const slots = new Map<Id, Slot>();
  const damaged = new Set<Id>();

  async function refreshRow(row: BookRow, streams: OwnStreams): Promise<void> {
    const id = row.book.id;
    const known = slots.get(id);
    const slot = leadsTo(known, row) ? known : await openSlot(row, platform, streams);
    await own.load(id);
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
      if (row !== undefined) await refreshRow(row, streams);
    },
    async refreshAll(streams) {
      for (const { value } of await platform.store.list('books', { prefix: '' })) {
        const row = toRow(BookRow, value);
        if (row !== undefined) await refreshRow(row, streams);
      }
    },
    isCurrent: (row) => standsAt(slots.get(row.book.id)?.row, row),
    damaged: () => [...damaged],
    layOver(book, stream, saved) {
      const slot = slots.get(book);
      if (slot === undefined) return;
      const view =
        slot.view.state === slot.base.state ? overlayFolded(slot.base) : { ...slot.view };
      for (const { row, text } of saved) {
        const { n, type, at, on, origin } = row;
        const fact: LogFact = { type, stream, n, at, on, body: text, ...(origin && { origin }) };
        foldOwn(slot.activity, view, fact);
      }
      slot.view = view;
    },
    books: () => Array.from(slots.values(), (slot) => slot.row.book),
    rows: () => Array.from(slots.values(), (slot) => slot.row),
    find: (book) => shown(slots.get(book)),
    decisionsOf: (book) => slots.get(book)?.decisions ?? NO_DECISIONS,
    isConfirmed: (book, origin) => slots.get(book)?.confirmed.has(origin) ?? false,
    pageOf: (book, seq) => slots.get(book)?.pages.findLast((from) => from <= seq),
    unkept: () => [...slots.values()],
    noteKept: (book, seq) => noteKept(slots.get(book), seq),
    noteDamaged: (book) => void damaged.add(book),
  };
}

const standsAt = (known: BookRow | undefined, { seq, proven, branch, given }: BookRow): boolean =>
  known?.seq === seq && known.proven === proven && known.branch === branch && known.given === given;

function noteKept(slot: Slot | undefined, seq: number): void {
  if (slot !== undefined) slot.keptSeq = seq;
}

const shown = (slot: Slot | undefined): ReturnType<BookViews['find']> =>
  slot && { book: slot.row.book, view: isShown(slot) ? slot.view : undefined };

/** What is folded, or what the home gave until the facts have come. */
const isShown = ({ row, base }: Slot): boolean =>
  row.complete || (row.given !== undefined && base.seq === row.given);

/** Whether what is folded is the beginning of what the row proves. */
const leadsTo = (slot: Slot | undefined, next: BookRow): slot is Slot =>
  slot !== undefined &&
  slot.row.branch === next.branch &&
  slot.row.given === next.given &&
  (slot.base.seq <= next.proven || next.given !== undefined);

const standingOf = async (
  own: OwnFacts,
  { row, confirmed }: Slot,
  { current }: OwnStreams,
): Promise<readonly LogFact[]> =>
  current === undefined
    ? []
    : own.standing(row.book.id, current, (origin) => confirmed.has(origin));

function viewOver({ base, activity }: Slot, own: readonly LogFact[]): Folded {
  const view = own.length === 0 ? { ...base } : overlayFolded(base);
  for (const fact of own) foldOwn(activity, view, fact);
  return view;
}

/** As it was folded before, where that was kept; else empty. */
async function openSlot(row: BookRow, platform: Platform, { all }: OwnStreams): Promise<Slot> {
  const activity = platform.activityOf(row.book.activity);
  const isKept = row.proven > 0 || row.given !== undefined;
  const kept = isKept ? await findKept(platform, row, activity, all) : undefined;
  const { base, ...noted } = kept ?? {
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
  if (until >= row.proven && isContinuous(pages.value)) return pages;
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
  if (all.has(origin.stream)) slot.confirmed.add(originKey(origin));
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
