import { parseCanonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { LogFact } from '#book/fact.ts';
import type { DeviceCounts, OwnFact } from '#device/device.ts';
import { numberedKey, numberOfKey } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';
import { OutboxRow, toRow } from '#device/rows.ts';
import type { SavedRow } from '#device/save-facts.ts';
import { openText, type Seal } from '#device/seal.ts';

/** What people in charge decided about an own fact that was held. */
export type Decision = { readonly fate: 'received' | 'refused'; readonly why?: string };

/** The phone's own facts of all books, in memory as they stand in the outbox. */
export type OwnFacts = {
  /** Reads what is new or may have changed since the last reading. */
  load(book: Id): Promise<void>;
  /** Takes over rows just written; false when others came between and the book must be read. */
  append(book: Id, saved: readonly SavedRow[]): boolean;
  /** Facts after n that stand, unless the home said otherwise: what is laid over the confirmed book. */
  standing(book: Id, stream: Id, after: number): Promise<readonly LogFact[]>;
  /** As the tray shows them, ordered by book and n. */
  told(
    book: Book,
    decisions: ReadonlyMap<number, Decision>,
    ns?: readonly number[],
  ): Promise<readonly OwnFact[]>;
  counts(decisionsOf: (book: Id) => ReadonlyMap<number, Decision>): DeviceCounts;
};

export function createOwnFacts({ store, seal }: Pick<Platform, 'store' | 'seal'>): OwnFacts {
  /** Row n stands at index n − 1; nothing stands where a row was lost. */
  const rows = new Map<Id, (OutboxRow | undefined)[]>();
  /** Open texts of facts that the home has not confirmed. */
  const texts = new Map<string, string>();
  const rowsOf = (book: Id): (OutboxRow | undefined)[] => rows.get(book) ?? [];

  const textOf = async (book: Id, row: OutboxRow): Promise<string | undefined> =>
    texts.get(numberedKey(book, row.n)) ?? openBody(seal, numberedKey(book, row.n), row);

  function take(book: Id, row: OutboxRow): void {
    const list = rowsOf(book);
    list[row.n - 1] = row;
    rows.set(book, list);
  }

  return {
    async load(book) {
      const known = rowsOf(book);
      const open = known.findIndex((row) => row === undefined || row.fate === 'waiting');
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
    async standing(book, stream, after) {
      const facts: LogFact[] = [];
      for (const key of texts.keys()) {
        if (key.startsWith(book) && numberOfKey(key) <= after) texts.delete(key);
      }
      for (const row of rowsOf(book).slice(after)) {
        if (row?.fate !== 'waiting' && row?.fate !== 'received') continue;
        const body = await textOf(book, row);
        if (body === undefined) continue;
        texts.set(numberedKey(book, row.n), body);
        facts.push({ type: row.type, stream, n: row.n, at: row.at, on: row.on, body });
      }
      return facts;
    },
    async told(book, decisions, ns) {
      const list = rowsOf(book.id);
      const asked = (ns?.map((n) => list[n - 1]) ?? list).flatMap((row) => row ?? []);
      return Promise.all(
        asked.map(async (row) =>
          toldFact(book, row, (await textOf(book.id, row)) ?? '{}', decisions.get(row.n)),
        ),
      );
    },
    counts: (decisionsOf) => countFates(rows, decisionsOf),
  };
}

async function openBody(seal: Seal, key: string, row: OutboxRow): Promise<string | undefined> {
  const opened = await openText(seal, `outbox/${key}`, row.body);
  return opened.ok ? opened.value : undefined;
}

function countFates(
  rows: ReadonlyMap<Id, readonly (OutboxRow | undefined)[]>,
  decisionsOf: (book: Id) => ReadonlyMap<number, Decision>,
): DeviceCounts {
  const counts = { waiting: 0, received: 0, held: 0, refused: 0 };
  for (const [book, list] of rows) {
    const decisions = decisionsOf(book);
    for (const row of list) {
      if (row !== undefined) counts[fateOf(row, decisions.get(row.n))] += 1;
    }
  }
  return counts;
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
