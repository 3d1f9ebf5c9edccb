import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import type { Folded } from '#book/folded.ts';
import { type PublicHousehold, publishHousehold } from '#domain/doors/publish.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import {
  placeOfPlate,
  plateBytes,
  plateId,
  type PublicPlate,
  publishPlate,
} from '#domain/homes/publish.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { membersOn, type PeopleState } from '#domain/people/state.ts';
import { ancestorsOf, levelOf, nameAsOf, type PlacesState } from '#domain/places/state.ts';
import { sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { isOffice } from '#server/me.ts';
import { openPlaces } from '#server/queries/published.ts';

/** What stands on the plate of a household's door; the place is that of its book. */
export const plateOf = (place: Id, household: Id): string =>
  plateId(place, sha256(plateBytes(place, household)));

export type Where = PublicPlate & { readonly village: Id };

/** The village that a book's place is today, merged or not, and what it lies in. */
function findWhere(places: PlacesState, bookPlace: Id, day: number): Where | undefined {
  const chain = ancestorsOf(places, villageToday(places, bookPlace, day), day);
  const find = (level: string) => {
    for (const id of chain) {
      const place = places.places.get(id);
      if (place === undefined) continue;
      const { kind, name } = nameAsOf(place, day);
      if (levelOf(kind) === level) return { id, kind, name };
    }
    return undefined;
  };
  const village = find('village');
  if (village === undefined) return undefined;
  const named = (level: string) => {
    const found = find(level);
    return found && { kind: found.kind, name: found.name };
  };
  const [commune, province] = [named('commune'), named('province')];
  return {
    village: village.id,
    kind: village.kind,
    name: village.name,
    ...(commune && { commune }),
    ...(province && { province }),
  };
}

/** Where a village that has merged lives on; the first of several when it was split. */
function villageToday(places: PlacesState, id: Id, day: number): Id {
  let found = id;
  for (let steps = 0; steps < places.places.size; steps += 1) {
    const ended = places.places.get(found)?.ended;
    const next = ended !== undefined && ended.from <= day ? ended.into[0] : undefined;
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

/** Undefined for a plate of no household that lives in a village of this home. */
export async function findPlate(home: Home, plate: string): Promise<Where | undefined> {
  const place = placeOfPlate(plate);
  if (place === undefined) return undefined;
  const book = home.directory.findBookOf('homes', place);
  if (book === undefined) return undefined;
  const today = dayOfSeconds(home.now());
  const where = findWhere(await openPlaces(home), place, today);
  if (where === undefined) return undefined;
  const { state } = await home.warm.get(book);
  const { village, ...names } = where;
  const published = publishPlate(
    { homes: state as HomesState }, // a book of that activity
    plate,
    (household) => plateOf(place, household),
    today,
    names,
  );
  return published && { village, ...published };
}

export type HouseholdPage = { readonly village: Id; readonly page: PublicHousehold };

/** Undefined when the household does not live there any more. */
export async function findHouseholdPage(
  home: Home,
  book: Book,
  household: Id,
): Promise<HouseholdPage | undefined> {
  const { directory, warm } = home;
  const today = dayOfSeconds(home.now());
  const doorsBook = directory.findBookOf('doors', book.place);
  const where = findWhere(await openPlaces(home), book.place, today);
  if (doorsBook === undefined || where === undefined) return undefined;
  const homes = ((await warm.get(book)) as Folded<HomesState>).state; // a book of that activity
  const doors = ((await warm.get(doorsBook)) as Folded<DoorsState>).state; // a book of that activity
  const people = (await warm.get(directory.getBook(book.people))).state as PeopleState; // so its line says
  const { village, ...names } = where;
  const page = publishHousehold({ homes, doors }, household, {
    ...names,
    asOf: today,
    team: teamOf(people, [village, book.place], today),
    helperOf: (stream) => people.persons.get(people.streams.get(stream)?.person ?? '')?.name,
    looked: await looksAt(home, book, [household, ...(homes.members.get(household) ?? [])], people),
  });
  return page && { village, page };
}

const LOOKS_READ = 200;
const LOOKS_TOLD = 10;
const LOOK_DAYS = 365;

/** Days on which somebody opened what is kept of these, once for team and office, the newest first. */
async function looksAt(
  home: Home,
  book: Book,
  about: readonly Id[],
  people: PeopleState,
): Promise<PublicHousehold['looked']> {
  const since = home.now() - LOOK_DAYS * 86_400;
  const told = new Map<string, PublicHousehold['looked'][number]>();
  for (const line of await home.seen.list(book, about, LOOKS_READ)) {
    if (line.at < since) continue;
    const on = dayOfSeconds(line.at);
    const isTeam = line.people === book.people && !isOffice(people, line.person, on);
    const look = { on, by: isTeam ? 'team' : 'office', taken: line.what === 'export' } as const;
    told.set(`${look.on} ${look.by} ${String(look.taken)}`, look);
  }
  return [...told.values()].slice(0, LOOKS_TOLD);
}

/** By duty, then by name; who has left is no helper of today. */
function teamOf(people: PeopleState, places: readonly Id[], day: number): PublicHousehold['team'] {
  const order = ['leader', 'deputy', 'member'];
  const members = [...people.teams.values()]
    .filter((team) => places.includes(team.place))
    .flatMap((team) => membersOn(team, day));
  const byPerson = new Map(members.map((member) => [member.person, member]));
  return [...byPerson.values()]
    .flatMap(({ person, duty }) => {
      const name = people.persons.get(person)?.name;
      return name === undefined ? [] : [{ name, duty }];
    })
    .sort(
      (left, right) =>
        order.indexOf(left.duty) - order.indexOf(right.duty) ||
        left.name.localeCompare(right.name, 'vi'),
    );
}
