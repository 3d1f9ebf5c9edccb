import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { BoardState } from '#domain/board/state.ts';
import { householdsOf, type Stay } from '#domain/homes/stays.ts';
import type { Home } from '#server/home.ts';
import { booksIn } from '#server/queries/books.ts';
import type { Scope } from '#server/queries/scope.ts';
import type { Delivery } from '#server/store/deliveries.ts';

/** A message to a household, as the one who lived there then may know it. */
export type SentLine = Pick<Delivery, 'channel' | 'state' | 'why' | 'queuedAt'> & {
  /** What the notice is called by now. */
  readonly title: string;
};

/** What was sent to the households in which somebody lived at that time, the first of all first. */
export async function findSent(scope: Scope, stays: readonly Stay[]): Promise<readonly SentLine[]> {
  const { home } = scope;
  const found: SentLine[] = [];
  for (const { book } of booksIn(scope)) {
    if (book.activity !== 'reach') continue;
    for (const household of new Set(stays.map((stay) => stay.household))) {
      for (const row of await home.store.read(book.cell).listDeliveriesTo(book.id, household)) {
        const { channel, state, why, queuedAt } = row;
        if (!householdsOf(stays, dayOfSeconds(queuedAt)).has(household)) continue;
        const title = await titleOf(home, row);
        found.push({ channel, state, ...(why !== undefined && { why }), queuedAt, title });
      }
    }
  }
  return found.sort((left, right) => left.queuedAt - right.queuedAt);
}

async function titleOf(
  home: Home,
  { board: id, notice }: { readonly board: Id; readonly notice: Id },
): Promise<string> {
  const board = home.directory.findBook(id);
  const state = board && ((await home.warm.get(board)).state as BoardState); // of a board book
  return state?.notices.get(notice)?.texts['vi']?.title ?? '';
}
