import type { Back } from './facts.ts';
import type { Visit } from './state.ts';

/** A visit that left word when to come again. */
export type Promised = Visit & { readonly back: Back };

/**
 * The promise that stands after these visits of a household, in their order: it ends when somebody is met or
 * refuses, or when another takes its place; a knock that nobody heard leaves it standing.
 */
export function promiseOf(visits: readonly Visit[]): Promised | undefined {
  let standing: Promised | undefined;
  for (const visit of visits) {
    if (isPromised(visit)) standing = visit;
    else if (visit.outcome !== 'nobody') standing = undefined;
  }
  return standing;
}

const isPromised = (visit: Visit): visit is Promised => visit.back !== undefined;
