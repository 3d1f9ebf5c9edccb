import type { Id } from '#kernel/id.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { headNameOf } from '#domain/homes/state.ts';
import type { Home } from '#server/home.ts';
import type { Scope } from '#server/queries/scope.ts';

/** Who writes through a stream, as their own people book calls them. */
export type Author = { readonly person: string; readonly device?: string };

export async function findAuthors(
  home: Home,
  streams: Iterable<Id>,
): Promise<ReadonlyMap<Id, Author>> {
  const authors = new Map<Id, Author>();
  for (const stream of new Set(streams)) {
    const line = home.directory.findStream(stream);
    if (line === undefined) continue;
    const { state } = await home.warm.get(home.directory.getBook(line.people));
    const people = state as PeopleState; // streams are registered in people books
    const device = people.streams.get(stream)?.device;
    const person = people.persons.get(line.person)?.name ?? '';
    authors.set(stream, { person, ...(device !== undefined && { device }) });
  }
  return authors;
}

/** The name of a resident, of the household's head, or of somebody who works. */
export function findName({ villages, asOf, reader }: Scope, id: Id): string | undefined {
  for (const { chapters } of villages) {
    for (const { homes } of chapters) {
      const resident = homes.state.residents.get(id);
      if (resident !== undefined) return resident.name;
      const household = homes.state.households.get(id);
      if (household !== undefined) return headNameOf(homes.state, household, asOf);
    }
  }
  return reader.people.persons.get(id)?.name;
}

/** Names of everybody whom the bodies of facts speak of. */
export function namesIn(scope: Scope, bodies: Iterable<JsonObject>): Record<Id, string> {
  const names: Record<Id, string> = {};
  for (const body of bodies) {
    for (const value of Object.values(body)) {
      const name =
        typeof value === 'string' && value.length === 10 ? findName(scope, value) : undefined;
      if (name !== undefined && typeof value === 'string') names[value] = name;
    }
  }
  return names;
}

/** What a people book calls a person. */
export async function findPersonName(
  home: Home,
  people: Id,
  person: Id,
): Promise<string | undefined> {
  const book = home.directory.findBook(people);
  if (book === undefined) return undefined;
  const { state } = await home.warm.get(book);
  return (state as PeopleState).persons.get(person)?.name; // of a people book
}
