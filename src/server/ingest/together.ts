import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';

/** Writes what callers bring for one book; an outcome for each item. */
export type Take<Item, Outcome> = (
  book: Book,
  items: readonly Item[],
) => Promise<readonly Outcome[]>;

type Waiting<Item, Outcome> = {
  readonly items: readonly Item[];
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  readonly reject: (error: unknown) => void;
};

const TOGETHER_MAX = 64;

/**
 * Pushes that come for a book while it is being written wait and become one transaction, so that many
 * phones of a village share one flush of the disk. What `isAlone` is never joined with others.
 */
export function takeTogether<Item, Outcome>(
  take: Take<Item, Outcome>,
  isAlone: (item: Item) => boolean,
): Take<Item, Outcome> {
  const queues = new Map<Id, Waiting<Item, Outcome>[]>();

  async function run(book: Book, batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await take(
        book,
        batch.flatMap(({ items }) => items),
      );
      let from = 0;
      for (const { items, resolve } of batch) {
        resolve(outcomes.slice(from, from + items.length));
        from += items.length;
      }
    } catch (error) {
      // A fault of one must not be answered to the others.
      if (batch.length > 1) for (const one of batch) await run(book, [one]);
      else batch[0]?.reject(error);
    }
  }

  function nextBatch(queue: Waiting<Item, Outcome>[]): readonly Waiting<Item, Outcome>[] {
    const alone = queue.findIndex(({ items }) => items.some(isAlone));
    return queue.splice(0, alone < 0 ? TOGETHER_MAX : Math.max(1, Math.min(alone, TOGETHER_MAX)));
  }

  async function drain(book: Book, queue: Waiting<Item, Outcome>[]): Promise<void> {
    // Requests that arrived in the same moment join before the first is written.
    await nextTurn();
    while (queue.length > 0) {
      await run(book, nextBatch(queue));
      await nextTurn();
    }
    queues.delete(book.id);
  }

  return (book, items) =>
    new Promise((resolve, reject) => {
      const waiting = { items, resolve, reject };
      const queue = queues.get(book.id);
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const fresh = [waiting];
      queues.set(book.id, fresh);
      void drain(book, fresh);
    });
}
