import type { Id } from '#kernel/id.ts';
import { teamOn } from '#domain/people/state.ts';
import { livesOnIn } from '#domain/places/state.ts';
import type { Village } from './village.ts';

/** Who is on the team of a village today, or of the one it has become part of. */
export function teamIn({ people, places, place, day }: Village): ReadonlySet<Id> | undefined {
  if (people === undefined) return undefined;
  const now = places === undefined ? place : livesOnIn(places.state, place, day);
  return teamOn(people.state, [place, now], day);
}
