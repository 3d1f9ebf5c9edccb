import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { Device } from '#device/device.ts';
import type { Membership, PeopleState, Person, Team } from '#domain/people/state.ts';
import { emptyPlaces, lineageOf } from '#domain/places/state.ts';
import { unionTables } from '#book/table.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';
import { findCommune } from './territory.ts';

type HeldPeople = { readonly book: Book; readonly people: Folded<PeopleState> };

const peopleHeld = (device: Device): readonly HeldPeople[] =>
  device.books().flatMap((book) => {
    const people = book.activity === 'people' ? device.findView('people', book.place) : undefined;
    return people === undefined ? [] : [{ book, people }];
  });

/**
 * The people books of the commune being looked at and of those that became part of it. Who looks from above
 * may hold none of them, who leads a team holds one alone.
 */
export function peopleHere(device: Device): readonly HeldPeople[] {
  const held = peopleHeld(device);
  const commune = findCommune(device);
  if (commune === undefined) return held;
  const places = device.places()?.state ?? emptyPlaces();
  const chapters = lineageOf(places, commune, device.now().on);
  return held.filter(({ book }) => chapters.includes(book.place));
}

/** All who work there, as one book to look at; what is written goes to one of the books. */
export function findPeople(device: Device): PeopleState | undefined {
  const [first, ...others] = peopleHere(device).map(({ people }) => people.state);
  return first && unionTables(first, others);
}

/** The village in whose team a person works, or worked. */
export function villageOf(people: PeopleState, person: Id): Id | undefined {
  const isIn = (team: Team): boolean => team.members.some((member) => member.person === person);
  return [...people.teams.values()].find(isIn)?.place;
}

export type Member = Membership & { readonly name: string; readonly phone?: string };

const memberOf = (people: PeopleState, membership: Membership): Member => {
  const person: Person | undefined = people.persons.get(membership.person);
  const { phone } = person ?? {};
  return { ...membership, name: person?.name ?? '', ...(phone !== undefined && { phone }) };
};

const DUTY_ORDER = ['leader', 'deputy', 'member'];

const byDuty = (left: Member, right: Member): number =>
  DUTY_ORDER.indexOf(left.duty) - DUTY_ORDER.indexOf(right.duty) ||
  compareByGivenName(left.name, right.name);

/** Members of all teams of a village and of those it was made of: now, and those whose time is over. */
export function membersIn(device: Device, people: PeopleState, place: Id) {
  const { on: day } = device.now();
  const chapters = lineageOf(device.places()?.state ?? emptyPlaces(), place, day);
  const teams = chapters.flatMap((each) => teamsIn(people, each));
  const all = teams.flatMap((team) =>
    team.members.map((membership) => ({ team: team.id, ...memberOf(people, membership) })),
  );
  const isPast = (member: Member): boolean => member.until !== undefined && member.until < day;
  return {
    now: all.filter((member) => !isPast(member)).sort(byDuty),
    past: all.filter(isPast).sort((left, right) => (right.until ?? 0) - (left.until ?? 0)),
  };
}

export const teamsIn = (people: PeopleState, place: Id): readonly Team[] =>
  [...people.teams.values()].filter((team) => team.place === place);
