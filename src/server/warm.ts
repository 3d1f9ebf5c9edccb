import { setImmediate as nextTurn } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import type { Book } from '#book/activity.ts';
import type { OrderedFact } from '#book/fact.ts';
import { emptyFolded, type Folded, foldDecoded, foldOrdered } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import { getActivity } from '#domain/register.ts';
import type { DecodedFact } from '#server/ingest/judge-facts.ts';
import type { Store, StoredHead } from '#server/store/store.ts';

/** Books folded up to what is committed, kept in memory and brought up to date when asked for. */
export type Warm = {
  /**
   * The state up to the committed head. Read it before the next await: it goes on when facts come.
   * @param locked the head, for whoever holds it locked
   */
  get(book: Book, locked?: StoredHead): Promise<Folded>;
  /** Folds facts that have just been committed, unless they are folded already. */
  advance(book: Book, facts: readonly DecodedFact[]): void;
  /** Facts folded into all states held. */
  countFacts(): number;
};

type Entry = { readonly epoch: number; readonly generation: number; readonly folded: Folded };

const PAGE_FACTS = 1_000;
const HELD_FACTS_MAX = 3_000_000;
const FOLDED_FACT_BYTES = 600;

/** Facts that half of the memory this program may use can hold, folded. */
export const heldFactsFor = (heapBytesMax: number): number =>
  Math.min(HELD_FACTS_MAX, Math.floor(heapBytesMax / 2 / FOLDED_FACT_BYTES));

/** @param heldFactsMax beyond it the books longest not asked for are let go */
export function createWarm(
  store: Pick<Store, 'read'>,
  heldFactsMax = heldFactsFor(getHeapStatistics().heap_size_limit),
): Warm {
  const entries = new Map<Id, Entry>();

  const countFacts = (): number => {
    let count = 0;
    for (const entry of entries.values()) count += entry.folded.seq;
    return count;
  };

  function trim(keep: Id): void {
    let surplus = countFacts() - heldFactsMax;
    for (const [id, entry] of entries) {
      if (surplus <= 0) return;
      if (id === keep) continue;
      entries.delete(id);
      surplus -= entry.folded.seq;
    }
  }

  return {
    async get(book, locked) {
      const reading = store.read(book.cell);
      const head = locked ?? (await reading.findHead(book.id));
      if (head === undefined) return emptyFolded(getActivity(book.activity));
      const known = entries.get(book.id);
      const isCurrent = known?.epoch === head.epoch && known.generation === head.generation;
      const entry: Entry = isCurrent
        ? known
        : {
            epoch: head.epoch,
            generation: head.generation,
            folded: emptyFolded(getActivity(book.activity)),
          };
      // The order of the map is the order of use.
      entries.delete(book.id);
      entries.set(book.id, entry);
      while (entry.folded.seq < head.seq) {
        const { seq } = entry.folded;
        const facts = await reading.listFacts(book.id, seq, PAGE_FACTS);
        fold(book, entry.folded, facts);
        if (entry.folded.seq === seq) {
          throw new Error(`store broken: book ${book.id} lacks fact ${seq + 1}`);
        }
        if (facts.length === PAGE_FACTS) await nextTurn();
      }
      if (!isCurrent) trim(book.id);
      return entry.folded;
    },
    advance(book, facts) {
      const entry = entries.get(book.id);
      if (entry !== undefined) foldAgain(book, entry.folded, facts);
    },
    countFacts,
  };
}

function fold(book: Book, folded: Folded, facts: readonly OrderedFact[]): void {
  const activity = getActivity(book.activity);
  for (const fact of facts) {
    if (fact.seq === folded.seq + 1) foldOrdered(activity, folded, fact);
  }
}

function foldAgain(book: Book, folded: Folded, facts: readonly DecodedFact[]): void {
  const activity = getActivity(book.activity);
  for (const { line, decoded } of facts) {
    if (line.seq === folded.seq + 1) foldDecoded(activity, folded, line, decoded);
  }
}

/** Folds books one by one. One that is damaged is told, and keeps no other from being folded. */
export async function foldAll(
  warm: Pick<Warm, 'get'>,
  books: Iterable<Book>,
  tell: (damaged: Book) => void,
): Promise<void> {
  for (const book of books) {
    try {
      await warm.get(book);
    } catch {
      tell(book);
    }
  }
}
