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

/** Whether the actor holds one of the roles on a civil day, held one before, or never did. */
export function standing(actor: Actor, roles: readonly Role[], on: number): 'now' | 'past' | 'none' {
  const held = actor.grants.filter((grant) => roles.includes(grant.role) && grant.from <= on);
  if (held.length === 0) return 'none';
  return held.some((grant) => grant.until === undefined || on <= grant.until) ? 'now' : 'past';
}
