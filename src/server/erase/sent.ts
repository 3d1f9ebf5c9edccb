import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { ReachState } from '#domain/reach/state.ts';
import { phoneOf } from '#server/bridges/recipients.ts';
import type { Home } from '#server/home.ts';

/**
 * With a number that is erased goes what was sent to it. Of a household that still has one the rows stay:
 * they keep what it was sent from being sent once more.
 * @param homesBook in which something was erased just now
 * @param about the households and residents of whom that told
 */
export async function dropSentTo(home: Home, homesBook: Book, about: readonly Id[]): Promise<void> {
  const reachBook = home.directory.findBookOf('reach', homesBook.place);
  if (reachBook === undefined) return;
  const homes = (await home.warm.get(homesBook)).state as HomesState; // of a register
  const reach = (await home.warm.get(reachBook)).state as ReachState; // of a reach book
  const day = dayOfSeconds(home.now());
  for (const id of new Set(about.map((each) => homes.residents.get(each)?.household ?? each))) {
    const household = homes.households.get(id);
    const answer = reach.answers.get(id);
    const isReached = household && answer && phoneOf(homes, household, answer, day) !== undefined;
    if (isReached === true) continue;
    await home.store.write(reachBook.cell, (writing) => writing.dropDeliveriesTo(reachBook.id, id));
  }
}
