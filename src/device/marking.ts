import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { Count } from '#book/common.ts';
import { createLocalLock, type Mark, type Platform, type Said } from '#device/platform.ts';
import { AnswerRow, CounterRow, findRow, toRow } from '#device/rows.ts';

/*
 * The mark of this phone's stream: how much it has said is written where clearing the books does not reach,
 * after every save and every exchange. At the start both are compared; what the store no longer holds was
 * cleared by the browser, and is told until a person has understood it.
 */

const RENEW_EVERY_MS = 24 * 3_600_000;

/** Records that are gone: all of them, and those among them that no home had answered; at least so many. */
const ClearedRow = v.object({ count: Count, waiting: Count });
export type Cleared = v.InferOutput<typeof ClearedRow>;

export type Marking = {
  /** Compares the mark with the store, before anything is written to either. */
  start(stream: Id): Promise<void>;
  /** Writes down how much the stream has said. */
  note(stream: Id): Promise<void>;
  /** Has marks live longer, when something was noted since, and once a day. */
  renew(): Promise<void>;
  cleared(): Cleared | undefined;
  understood(): Promise<void>;
};

type Around = Pick<Platform, 'store' | 'clock'> & { readonly mark: Mark };

type Counts = Pick<Said, 'count' | 'waiting'>;

export function createMarking({ store, mark, clock }: Around): Marking {
  const inTurn = createLocalLock();
  let cleared: Cleared | undefined;
  let renewed = { text: '', atMs: 0 };
  let noted: Id | undefined;

  function put(stream: Id, here: Counts): void {
    const known = mark.list().find((line) => line.stream === stream);
    if (known?.count !== here.count || known.waiting !== here.waiting) {
      mark.put({ stream, ...here });
    }
  }

  const note = (stream: Id): Promise<void> =>
    inTurn(async () => {
      noted = stream;
      put(stream, await countSaid(store));
    });

  /** Until it is kept, the mark goes on to tell of it. */
  async function keepCleared(value: Cleared): Promise<boolean> {
    const written = await store.write([{ table: 'meta', key: 'cleared', value }], { strict: true });
    return written.ok;
  }

  return {
    start: (stream) =>
      inTurn(async () => {
        cleared = await findRow(store, ClearedRow, 'meta', 'cleared');
        // Before the store: what another tab saves meanwhile is in the store before it is marked.
        const known = mark.list().find((line) => line.stream === stream);
        const here = await countSaid(store);
        const missing = known && missingOf(known, here);
        cleared = missing ?? cleared;
        if (missing === undefined || (await keepCleared(missing))) put(stream, here);
      }),
    note,
    async renew() {
      const text = JSON.stringify(mark.list());
      const nowMs = clock.nowMs();
      if (text === renewed.text && Math.abs(nowMs - renewed.atMs) < RENEW_EVERY_MS) return;
      renewed = { text, atMs: nowMs };
      await mark.renew();
      // A slow answer sets what was sent with its question, over what was noted since.
      if (noted !== undefined) await note(noted);
    },
    cleared: () => cleared,
    async understood() {
      cleared = undefined;
      await store.write([{ table: 'meta', key: 'cleared', gone: true }], { strict: true });
    },
  };
}

/** What a mark tells of that a store does not hold. Of what waited, some may have been answered since. */
function missingOf(marked: Said, here: Counts): Cleared | undefined {
  const count = marked.count - here.count;
  if (count <= 0) return undefined;
  return { count, waiting: Math.max(0, Math.min(count, marked.waiting - here.waiting)) };
}

/** Facts that the stream of a store has said in all books, and how many of them are unanswered. */
async function countSaid(store: Platform['store']): Promise<Counts> {
  const said = { count: 0, waiting: 0 };
  for (const { key, value } of await store.list('counters', { prefix: '' })) {
    const n = toRow(CounterRow, value)?.n ?? 0;
    const answered = (await findRow(store, AnswerRow, 'answers', key))?.n ?? 0;
    said.count += n;
    said.waiting += Math.max(0, n - answered);
  }
  return said;
}
