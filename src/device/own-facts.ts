import { parseCanonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { type LogFact, originKey } from '#book/fact.ts';
import { findAnswer } from '#device/answers.ts';
import type { DeviceCounts, OwnFact } from '#device/device.ts';
import { numberedKey, numberOfKey } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';
import { OutboxRow, PastRow, toRow } from '#device/rows.ts';
import type { SavedRow } from '#device/save-facts.ts';
import { openText, type Seal } from '#device/seal.ts';

/** What people in charge decided about an own fact that was held. */
export type Decision = { readonly fate: 'received' | 'refused'; readonly why?: string };

/** Decisions of a book by the origins of what was decided. */
export type Decisions = ReadonlyMap<string, Decision>;

/** The phone's own facts of all books, in memory as they stand in the outbox. */
export type OwnFacts = {
  /** Reads what is new or may have changed since the last reading. */
  load(book: Id): Promise<void>;
  /** Takes over rows just written; false when others came between and the book must be read. */
  append(book: Id, saved: readonly SavedRow[]): boolean;
  /** Facts that stand and are not in the confirmed book, by their origins: what is laid over it. */
  standing(
    book: Id,
    stream: Id,
    isConfirmed: (origin: string) => boolean,
  ): Promise<readonly LogFact[]>;
  /** As the tray shows them, ordered by book and n. */
  told(book: Book, decisions: Decisions, ns?: readonly number[]): Promise<readonly OwnFact[]>;
  counts(decisionsOf: (book: Id) => Decisions): DeviceCounts;
  /** Begins anew: this stream follows another. */
  begin(stream: Id | undefined): Promise<void>;
};

/** The home's word that it holds other content under the origin of a fact. */
export const ORIGIN_TAKEN = 'origin-taken';

/** Whether the home may still change what became of a row, or this phone has to say it once more. */
const isOpen = (row: OutboxRow | undefined): boolean =>
  row === undefined ||
  row.fate === 'waiting' ||
  (row.why === ORIGIN_TAKEN && row.again === undefined);

export function createOwnFacts(platform: Pick<Platform, 'store' | 'seal'>): OwnFacts {
  const { store, seal } = platform;
  /** Row n stands at index n − 1; nothing stands where a row was lost. */
  const rows = new Map<Id, (OutboxRow | undefined)[]>();
  /** Facts of earlier streams, as they stood when these were followed. */
  const past = new Map<Id, PastRow[]>();
  /** Open texts of facts that the home has not confirmed. */
  const texts = new Map<string, string>();
  const answered = new Map<Id, number>();
  let current: Id | undefined;
  const rowsOf = (book: Id): (OutboxRow | undefined)[] => rows.get(book) ?? [];

  const textOf = async (book: Id, row: OutboxRow): Promise<string | undefined> =>
    texts.get(numberedKey(book, row.n)) ?? openBody(seal, numberedKey(book, row.n), row);

  function take(book: Id, row: OutboxRow): void {
    const list = rowsOf(book);
    list[row.n - 1] = row;
    rows.set(book, list);
  }

  return {
    async begin(stream) {
      if (stream === current) return;
      current = stream;
      for (const each of [rows, past, texts, answered]) each.clear();
      for (const { value } of await store.list('past', { prefix: '' })) {
        const row = toRow(PastRow, value);
        if (row !== undefined) past.set(row.book, [...(past.get(row.book) ?? []), row]);
      }
    },
    async load(book) {
      const { n } = await findAnswer(platform, book);
      // A restored home has less than it had answered: what is in memory of it is old.
      if (n < (answered.get(book) ?? 0)) rows.delete(book);
      answered.set(book, n);
      const known = rowsOf(book);
      const open = known.findIndex(isOpen);
      const from = numberedKey(book, (open < 0 ? known.length : open) + 1);
      for (const { key, value } of await store.list('outbox', { prefix: `${book}.`, from })) {
        const row = toRow(OutboxRow, value);
        if (row?.n === numberOfKey(key)) take(book, row);
      }
    },
    append(book, saved) {
      if (saved[0]?.row.n !== rowsOf(book).length + 1) return false;
      for (const { row, text } of saved) {
        take(book, row);
        texts.set(numberedKey(book, row.n), text);
      }
      return true;
    },
    async standing(book, stream, isConfirmed) {
      const facts: LogFact[] = [];
      for (const row of rowsOf(book)) {
        if (row?.fate !== 'waiting' && row?.fate !== 'received') continue;
        const { type, n, at, on, origin } = row;
        const key = numberedKey(book, n);
        if (isConfirmed(originKey(origin ?? { stream, n }))) {
          texts.delete(key);
          continue;
        }
        const body = await textOf(book, row);
        if (body === undefined) continue;
        texts.set(key, body);
        facts.push({ type, stream, n, at, on, body, ...(origin && { origin }) });
      }
      return facts;
    },
    async told(book, decisions, ns) {
      const list = rowsOf(book.id);
      const asked = (ns?.map((n) => list[n - 1]) ?? list).flatMap((row) => row ?? []);
      const before = ns === undefined ? (past.get(book.id) ?? []) : [];
      const tell = async (row: OutboxRow, stream: Id): Promise<OwnFact> =>
        toldFact(
          book,
          row,
          (stream === current
            ? await textOf(book.id, row)
            : await openBody(seal, numberedKey(book.id, row.n), row)) ?? '{}',
          decisions.get(originKey(row.origin ?? { stream, n: row.n })),
        );
      return Promise.all([
        ...before.filter(isTold).map((row) => tell(row, row.stream)),
        ...asked.filter(isTold).map((row) => tell(row, current ?? '')),
      ]);
    },
    counts(decisionsOf) {
      const counts = { waiting: 0, received: 0, held: 0, refused: 0 };
      const add = (book: Id, row: OutboxRow, stream: Id): void => {
        const origin = originKey(row.origin ?? { stream, n: row.n });
        if (isTold(row)) counts[fateOf(row, decisionsOf(book).get(origin))] += 1;
      };
      for (const [book, list] of rows) {
        for (const row of list) if (row !== undefined) add(book, row, current ?? '');
      }
      for (const [book, list] of past) for (const row of list) add(book, row, row.stream);
      return counts;
    },
  };
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
