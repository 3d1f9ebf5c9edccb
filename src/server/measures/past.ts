import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Book } from '#book/activity.ts';
import type { Tables } from '#book/table.ts';
import { emptyFolded, foldOrdered } from '#book/folded.ts';
import { getActivity } from '#domain/register.ts';
import type { MeasureWorld } from '#server/measures/village.ts';
import type { Reading } from '#server/store/store.ts';

const PAGE_FACTS = 1_000;

/** A book as it stood at moments of the past, one after the other. */
export type Past = {
  /** Folded up to the last fact that was received before this second. */
  before(second: number): Promise<Tables>;
};

/** @param first the earliest second that will be asked for */
export async function openPast(
  { store, warm }: MeasureWorld,
  book: Book,
  first: number,
): Promise<Past> {
  const reading = store.read(book.cell);
  const activity = getActivity(book.activity);
  const head = await reading.findHead(book.id);
  const [last] = await reading.listFacts(book.id, (head?.seq ?? 0) - 1, 1);
  // Nothing has come since: mostly so, when a month has just closed.
  if (last === undefined || last.receivedAt < first) {
    return { before: async () => (await warm.get(book)).state };
  }
  const times = await timesOf(reading, book);
  const folded = emptyFolded(activity);
  return {
    async before(second) {
      const until = 1 + times.findLastIndex((time) => time < second);
      while (folded.seq < until) {
        const facts = await reading.listFacts(
          book.id,
          folded.seq,
          Math.min(PAGE_FACTS, until - folded.seq),
        );
        if (facts.length === 0) throw new Error(`store broken: book ${book.id} lacks facts`);
        for (const fact of facts) foldOrdered(activity, folded, fact);
        await nextTurn();
      }
      return folded.state;
    },
  };
}

/** When each fact was received, by seq: not always later than the one before, for clocks are set. */
async function timesOf(reading: Pick<Reading, 'listFacts'>, book: Book): Promise<number[]> {
  const times: number[] = [];
  for (;;) {
    const facts = await reading.listFacts(book.id, times.length, PAGE_FACTS);
    for (const { receivedAt } of facts) times.push(receivedAt);
    if (facts.length < PAGE_FACTS) return times;
    await nextTurn();
  }
}
