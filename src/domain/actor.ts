import type { Id } from '#kernel/id.ts';
import type { Actor, Book, Role } from '#book/activity.ts';
import { grantsOf, type PeopleState } from '#domain/people/state.ts';
import { liesWithin, type PlacesState } from '#domain/places/state.ts';

/**
 * Who speaks through a stream, as far as one book is concerned. A grant covers the territory its place
 * had on the day it was given, and villages founded there since; a later merge adds nothing to it.
 */
export function findActor(
  people: PeopleState,
  places: PlacesState,
  book: Pick<Book, 'place'>,
  stream: Id,
): Actor | undefined {
  const registered = people.streams.get(stream);
  if (registered === undefined) return undefined;
  const founded = places.places.get(book.place)?.founded ?? 0;
  const grants = grantsOf(people, registered.person).filter((grant) =>
    liesWithin(places, book.place, grant.place, Math.max(grant.from, founded)),
  );
  return { person: registered.person, stream, grants };
}

/**
 * Whether the actor holds one of the roles on a civil day, only on other days, or never did. A phone
 * whose clock was reset writes days before the grant: that is for a person in charge, not for the bin.
 */
export function standing(
  actor: Actor,
  roles: readonly Role[],
  on: number,
): 'on-that-day' | 'on-other-days' | 'never' {
  const grants = actor.grants.filter((grant) => roles.includes(grant.role));
  if (grants.length === 0) return 'never';
  const holds = grants.some(
    (grant) => grant.from <= on && (grant.until === undefined || on <= grant.until),
  );
  return holds ? 'on-that-day' : 'on-other-days';
}
