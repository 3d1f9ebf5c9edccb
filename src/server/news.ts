import type { Id } from '#kernel/id.ts';
import { createEars, type Ear, type Ears } from '#server/ears.ts';
import type { Store, StoredHead } from '#server/store/store.ts';

/*
 * Who is told that a book has news. Nothing of it is told but that: whoever hears of it asks, as always.
 *
 * In this program a commit tells; of what other programs wrote to a shared store the heads tell, which are
 * looked at while somebody listens. What came is passed on to a few ears a turn, so that news for all of a
 * province does not bring everybody back in one second, and news that come together are heard once.
 */
export type News = {
  /** Until the answered function is called. */
  listen(ear: Ear): () => void;
  /** A book was written to. @param by the stream that alone brought it: it knows */
  note(book: Id, head: StoredHead, by: Id | undefined): void;
  /** How many listen. */
  count(): number;
  /** Closes all connections. */
  end(): void;
};

export type Pace = {
  readonly turnMs: number;
  /** So many are told in a turn: they all come and ask. */
  readonly perTurn: number;
  /** Nobody is told more often. */
  readonly restMs: number;
  /** How often the heads of a shared store are looked at. */
  readonly lookMs: number;
};

const PACE: Pace = { turnMs: 250, perTurn: 60, restMs: 2_000, lookMs: 2_000 };
/** Looking takes at most this part of the time, however many books there are. */
const LOOK_SHARE = 1 / 50;

export function createNews(
  store: Pick<Store, 'isShared' | 'listHeads'>,
  pace: Partial<Pace> = {},
): News {
  const whole = { ...PACE, ...pace };
  const ears = createEars();
  const turns = createTurns(ears, whole);
  const looks = store.isShared
    ? createLooks(store, ears, whole, turns.change, turns.again)
    : undefined;
  return {
    listen(ear) {
      const drop = ears.add(ear);
      looks?.begin();
      return drop;
    },
    note(book, head, by) {
      if (ears.count() === 0) return;
      looks?.know(book, head);
      turns.change(book, by);
    },
    count: ears.count,
    end() {
      turns.end();
      looks?.end();
      for (const ear of ears.all()) ear.end();
    },
  };
}

type Change = (book: Id, by: Id | undefined) => void;

/** Passes on what has changed, turn by turn for as long as anything waits. */
function createTurns(ears: Ears, { turnMs, perTurn, restMs }: Pace) {
  /** Books with news, under the stream that alone brought them. */
  const changed = new Map<Id, Id | undefined>();
  const waiting = new Set<Ear>();
  const toldAt = new WeakMap<Ear, number>();
  let timer: NodeJS.Timeout | undefined;

  function plan(): void {
    timer ??= setTimeout(() => void turn(), turnMs).unref();
  }

  async function turn(): Promise<void> {
    for (const [book, by] of changed) {
      for (const ear of ears.of(book)) if (ear.stream !== by) waiting.add(ear);
    }
    changed.clear();
    const now = performance.now();
    let left = perTurn;
    for (const ear of waiting) {
      if (left === 0) break;
      if (now - (toldAt.get(ear) ?? Number.NEGATIVE_INFINITY) < restMs) continue;
      waiting.delete(ear);
      toldAt.set(ear, now);
      left -= 1;
      await ears.tell(ear);
    }
    timer = undefined;
    if (waiting.size > 0 || changed.size > 0) plan();
  }

  const change: Change = (book, by) => {
    const isAlone = !changed.has(book) || changed.get(book) === by;
    changed.set(book, isAlone ? by : undefined);
    plan();
  };
  const again = (ear: Ear): void => {
    waiting.add(ear);
    plan();
  };
  return { change, again, end: () => clearTimeout(timer) };
}

const headText = ({ epoch, generation, seq }: Omit<StoredHead, 'hash'>): string =>
  `${epoch}.${generation}.${seq}`;

/** Looks at the heads of all books for as long as somebody listens. */
function createLooks(
  { listHeads }: Pick<Store, 'listHeads'>,
  ears: Ears,
  { lookMs }: Pace,
  change: Change,
  again: (ear: Ear) => void,
) {
  let heads: Map<Id, string> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const startedAt = performance.now();
    try {
      // What is committed here meanwhile is known before it is read, or told twice.
      const known = heads;
      const seen = await listHeads();
      // What was written between a phone's own asking and the first look nobody here has seen.
      if (known === undefined) for (const ear of ears.all()) again(ear);
      heads ??= new Map();
      for (const head of seen) {
        const text = headText(head);
        if (known !== undefined && known.get(head.book) !== text) change(head.book, undefined);
        heads.set(head.book, text);
      }
    } catch {
      // A database that is away for a while: the next look tells what came meanwhile.
    }
    plan((performance.now() - startedAt) / LOOK_SHARE);
  }

  function plan(leastMs: number): void {
    clearTimeout(timer);
    timer = undefined;
    if (ears.count() === 0) heads = undefined;
    else timer = setTimeout(() => void look(), Math.max(lookMs, leastMs)).unref();
  }

  return {
    begin(): void {
      if (timer === undefined && heads === undefined) plan(0);
    },
    know: (book: Id, head: StoredHead): void => void heads?.set(book, headText(head)),
    end: () => clearTimeout(timer),
  };
}
