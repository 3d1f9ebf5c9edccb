import type { Id } from '#kernel/id.ts';
import type { HomeFact } from '#domain/homes/facts.ts';
import { emptyHomes, foldHomes } from '#domain/homes/state.ts';

/** Where somebody lived from a civil day on, until the first day on which they did not. */
export type Stay = { readonly household: Id; readonly from: number; readonly until: number };

/**
 * As the register has them. Nobody lived in two houses: the day of a move is of the house moved to.
 * @param facts those about this person that were applied, in the order of their book
 */
export function staysOf(facts: readonly HomeFact[], resident: Id): readonly Stay[] {
  const state = emptyHomes();
  const homeNow = (): Id | undefined => {
    const known = state.residents.get(resident);
    return known?.left === undefined ? known?.household : undefined;
  };
  let stays: readonly Stay[] = [];
  for (const fact of facts) {
    const before = homeNow();
    foldHomes(state, asSeenAlone(fact, resident));
    const household = homeNow();
    if (household === before) continue;
    const ended = stays.map((stay) => ({ ...stay, until: Math.min(stay.until, fact.on) }));
    stays = ended.filter(({ from, until }) => from < until);
    if (household !== undefined) {
      stays = [...stays, { household, from: fact.on, until: Number.POSITIVE_INFINITY }];
    }
  }
  return stays;
}

/** Who was joined into another entry lives on under that one, of which these facts tell nothing. */
const asSeenAlone = (fact: HomeFact, resident: Id): HomeFact =>
  fact.type === 'resident.joined@1' && fact.body.resident === resident
    ? { ...fact, type: 'resident.left@1', body: { resident, reason: 'mistake' } }
    : fact;

/** The household of that day, if any; a set, as facts may name several. */
export const householdsOf = (stays: readonly Stay[], day: number): ReadonlySet<Id> =>
  new Set(
    stays.flatMap(({ household, from, until }) => (from <= day && day < until ? [household] : [])),
  );
