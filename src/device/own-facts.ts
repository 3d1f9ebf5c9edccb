import { parseCanonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { type LogFact, originKey } from '#book/fact.ts';
import { findAnswer } from '#device/answer-row.ts';
import type { DeviceCounts, OwnFact } from '#device/device.ts';
import { type LocalStore, numberedKey, numberOfKey } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';
import { type AnswerRow, OutboxRow, PastRow, toRow } from '#device/rows.ts';
import type { SavedRow } from '#device/save-facts.ts';
import { openText, type Seal } from '#device/seal.ts';

/** What people in charge decided about an own fact that was held. */
export type Decision = { readonly fate: 'received' | 'refused'; readonly why?: string };

/** Decisions of a book by the origins of what was decided. */
export type Decisions = ReadonlyMap<string, Decision>;

/**
 * Whether the confirmed book holds a fact of this origin that was said at this second: under the same number
 * a copy of this phone may have said something else.
 */
export type IsConfirmed = (origin: string, at: number) => boolean;

/** The phone's own facts of all books, in memory as they stand in the outbox. */
export type OwnFacts = {
  /** Reads what is new or may have changed since the last reading. */
  load(book: Id): Promise<void>;
  /** Whether memory knows of all that was said, of the answers that the row tells of, and of no others. */
  isCurrent(book: Id, answered: AnswerRow, said: number): boolean;
  /** Takes over rows just written; false when others came between and the book must be read. */
  append(book: Id, saved: readonly SavedRow[]): boolean;
  /** Facts that stand and are not in the confirmed book, by their origins: what is laid over it. */
  standing(book: Id, stream: Id, isConfirmed: IsConfirmed): Promise<readonly LogFact[]>;
  /** As the tray shows them, ordered by book and n. */
  told(book: Book, decisions: Decisions, ns?: readonly number[]): Promise<readonly OwnFact[]>;
  counts(decisionsOf: (book: Id) => Decisions): DeviceCounts;
  /** Facts of earlier streams that the home had taken and the confirmed book has not. */
  missed(book: Id, isConfirmed: IsConfirmed): readonly PastRow[];
  /** Begins anew: this stream follows another. */
  begin(stream: Id | undefined): Promise<void>;
};

/** The home's word that it holds other content under the origin of a fact. */
const ORIGIN_TAKEN = 'origin-taken';

/** Whether this phone has to say a fact once more, without its origin, and has not yet. */
export const mustSayAgain = (row: OutboxRow): boolean =>
  row.why === ORIGIN_TAKEN && row.again === undefined;

/** Whether the home may still change what became of a row, or this phone has to say it once more. */
const isOpen = (row: OutboxRow | undefined): boolean =>
  row === undefined || row.fate === 'waiting' || mustSayAgain(row);

/** An own fact with the stream that said it: this one, or an earlier one of this phone. */
type Said = { readonly row: OutboxRow; readonly stream: Id };

export function createOwnFacts(platform: Pick<Platform, 'store' | 'seal'>): OwnFacts {
  const rows = createOwnRows(platform);
  const { texts } = rows;
  const textOf = async (book: Id, { row, stream }: Said): Promise<string | undefined> => {
    const key = numberedKey(book, row.n);
    const known = stream === rows.current() ? texts.get(key) : undefined;
    return known ?? openBody(platform.seal, key, row);
  };
  return {
    begin: rows.begin,
    load: rows.load,
    isCurrent(book, { n, backs = 0 }, said) {
      if (backs !== rows.backsOf(book) || rows.of(book).length < said) return false;
      const [last, next] = [rows.of(book)[n - 1]?.fate ?? 'waiting', rows.of(book)[n]?.fate];
      return (n === 0 || last !== 'waiting') && (next ?? 'waiting') === 'waiting';
    },
    append(book, saved) {
      if (saved[0]?.row.n !== rows.of(book).length + 1) return false;
      for (const { row, text } of saved) {
        rows.take(book, row);
        texts.set(numberedKey(book, row.n), text);
      }
      return true;
    },
    async standing(book, stream, isConfirmed) {
      const facts: LogFact[] = [];
      for (const row of rows.of(book)) {
        if (row?.fate !== 'waiting' && row?.fate !== 'received') continue;
        const { type, n, at, on, origin } = row;
        const key = numberedKey(book, n);
        if (isConfirmed(originKey(origin ?? { stream, n }), at) || isElsewhere(row)) {
          texts.delete(key);
          continue;
        }
        const body = await textOf(book, { row, stream });
        if (body === undefined) continue;
        texts.set(key, body);
        facts.push({ type, stream, n, at, on, body, ...(origin && { origin }) });
      }
      return facts;
    },
    async told(book, decisions, ns) {
      const all = ns === undefined ? rows.said(book.id) : rows.saidUnder(book.id, ns);
      return Promise.all(
        all.map(async (said) =>
          toldFact(
            book,
            said.row,
            (await textOf(book.id, said)) ?? '{}',
            decisions.get(keyOf(said)),
          ),
        ),
      );
    },
    counts: (decisionsOf) => countFates(rows, decisionsOf),
    missed: (book, isConfirmed) =>
      rows.pastOf(book).filter((row) => wasTaken(row) && !isConfirmed(keyOfPast(row), row.at)),
  };
}

/** The home had it already, maybe under another origin: it comes with the book and must not count twice. */
const isElsewhere = ({ fate, seq }: OutboxRow): boolean => fate === 'received' && seq === undefined;

const saidBefore = (row: PastRow): Said => ({ row, stream: row.stream });
const wasTaken = ({ fate }: PastRow): boolean => fate === 'received' || fate === 'held';

function countFates(
  rows: Pick<ReturnType<typeof createOwnRows>, 'books' | 'said'>,
  decisionsOf: (book: Id) => Decisions,
): DeviceCounts {
  const counts = { waiting: 0, received: 0, held: 0, refused: 0 };
  for (const book of rows.books()) {
    const decisions = decisionsOf(book);
    for (const said of rows.said(book)) {
      counts[fateOf(said.row, decisions.get(keyOf(said)))] += 1;
    }
  }
  return counts;
}

const keyOf = ({ row: { origin, n }, stream }: Said): string => originKey(origin ?? { stream, n });

const keyOfPast = (row: PastRow): string => keyOf(saidBefore(row));

/** Rows of own facts as they stand in the store. */
function createOwnRows(platform: Pick<Platform, 'store'>) {
  const { store } = platform;
  /** Row n stands at index n − 1; nothing stands where a row was lost. */
  const rows = new Map<Id, (OutboxRow | undefined)[]>();
  /** Facts of earlier streams, as they stood when these were followed. */
  const past = new Map<Id, PastRow[]>();
  /** Open texts of facts that the home has not confirmed. */
  const texts = new Map<string, string>();
  /** How often the home had less of a book than it had answered. */
  const backs = new Map<Id, number>();
  let current: Id | undefined;
  const of = (book: Id): (OutboxRow | undefined)[] => rows.get(book) ?? [];
  const take = (book: Id, row: OutboxRow): void => {
    const list = of(book);
    list[row.n - 1] = row;
    rows.set(book, list);
  };
  const now = (list: readonly (OutboxRow | undefined)[]): readonly Said[] =>
    list.flatMap((row) => (row === undefined ? [] : [{ row, stream: current ?? '' }]));
  return {
    texts,
    of,
    take,
    current: () => current,
    backsOf: (book: Id) => backs.get(book) ?? 0,
    pastOf: (book: Id): readonly PastRow[] => past.get(book) ?? [],
    books: () => new Set([...rows.keys(), ...past.keys()]),
    saidUnder: (book: Id, ns: readonly number[]) => now(ns.map((n) => of(book)[n - 1])),
    said: (book: Id): readonly Said[] =>
      [...(past.get(book) ?? []).map(saidBefore), ...now(of(book))].filter(({ row }) =>
        isTold(row),
      ),
    async begin(stream: Id | undefined) {
      if (stream === current) return;
      current = stream;
      for (const each of [rows, past, texts, backs]) each.clear();
      await readPast(store, past);
    },
    async load(book: Id) {
      if (past.has(book)) await readPast(store, past);
      const answered = await findAnswer(platform, book);
      // A restored home has less than it had answered, or facts were erased: what is in memory is old.
      if (answered.backs !== backs.get(book)) {
        rows.delete(book);
        for (const key of texts.keys()) if (key.startsWith(`${book}.`)) texts.delete(key);
      }
      if (answered.backs !== undefined) backs.set(book, answered.backs);
      const known = of(book);
      const open = known.findIndex(isOpen);
      const from = numberedKey(book, (open < 0 ? known.length : open) + 1);
      for (const { key, value } of await store.list('outbox', { prefix: `${book}.`, from })) {
        const row = toRow(OutboxRow, value);
        if (row?.n === numberOfKey(key)) take(book, row);
      }
    },
  };
}

async function readPast(store: LocalStore, past: Map<Id, PastRow[]>): Promise<void> {
  const rows = await store.list('past', { prefix: '' });
  // Several books may be read at once: what is here is taken over in one step.
  past.clear();
  for (const { value } of rows) {
    const row = toRow(PastRow, value);
    if (row !== undefined) past.set(row.book, [...(past.get(row.book) ?? []), row]);
  }
}

/** What was said once more under another number stands there alone. */
const isTold = (row: OutboxRow): boolean => row.again === undefined;

async function openBody(seal: Seal, key: string, row: OutboxRow): Promise<string | undefined> {
  const opened = await openText(seal, `outbox/${key}`, row.body);
  return opened.ok ? opened.value : undefined;
}

const fateOf = (row: OutboxRow, decision: Decision | undefined): OwnFact['fate'] =>
  row.fate === 'held' && decision !== undefined ? decision.fate : row.fate;

/** One own fact as the tray shows it. */
export function toldFact(book: Book, row: OutboxRow, text: string, decision?: Decision): OwnFact {
  const parsed = parseCanonicalText(text);
  const body = parsed.ok && typeof parsed.value === 'object' ? parsed.value : {};
  const why = row.fate === 'held' && decision !== undefined ? decision.why : row.why;
  return {
    book: book.id,
    activity: book.activity,
    n: row.n,
    type: row.type,
    at: row.at,
    on: row.on,
    body: body as OwnFact['body'], // a body is an object: its schema was asked before it was saved
    fate: fateOf(row, decision),
    ...(why !== undefined && why !== '' && { why }),
    ...(row.answeredAt !== undefined && { answeredAt: row.answeredAt }),
  };
}
