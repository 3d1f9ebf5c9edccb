import type { Id } from '#kernel/id.ts';
import { overlayTables } from '#book/table.ts';
import type { Grant, PeopleState } from '#domain/people/state.ts';

/**
 * A people book as it is seen when somebody writes in it who stands in another one: with their rights, and
 * nothing else of theirs.
 */
export function withRights(
  people: PeopleState,
  person: Id,
  rights: readonly Omit<Grant, 'id' | 'person'>[],
): PeopleState {
  const view = overlayTables(people);
  const grants = rights.map((right, index) => ({ ...right, id: `${person}.${index}`, person }));
  for (const grant of grants) view.grants.set(grant.id, grant);
  view.grantsByPerson.set(
    person,
    grants.map(({ id }) => id),
  );
  return view;
}

/** A person of another people book: whoever writes the same id into two books is two people. */
export const elsewhere = (people: Id, person: Id): string => `${people}.${person}`;

/** The people book and the id of a person who was named as standing elsewhere. */
export function readElsewhere(
  name: string,
): { readonly people: Id; readonly person: Id } | undefined {
  const [people = '', person] = name.split('.');
  return person === undefined ? undefined : { people, person };
}
