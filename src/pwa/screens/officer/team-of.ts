import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { Device } from '#device/device.ts';
import type { Membership, PeopleState, Person, Team } from '#domain/people/state.ts';
import { findCommune } from './territory.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';

type HeldPeople = { readonly book: Book; readonly people: Folded<PeopleState> };

const peopleHeld = (device: Device): readonly HeldPeople[] =>
  device.books().flatMap((book) => {
    const people = book.activity === 'people' ? device.findView('people', book.place) : undefined;
    return people === undefined ? [] : [{ book, people }];
  });

/**
 * The people book of the commune being looked at; who looks from above may not hold it, who leads a team
 * holds that one alone.
 */
export function findPeople(device: Device): HeldPeople | undefined {
  const held = peopleHeld(device);
  const commune = findCommune(device);
  return commune === undefined ? held[0] : held.find(({ book }) => book.place === commune);
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

/** Members of all teams of a village: those of the day, and those whose time is over. */
export function membersIn(people: PeopleState, place: Id, day: number) {
  const teams = teamsIn(people, place);
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

/** Name of whoever writes through a stream. */
export function nameOfStream(device: Device, stream: Id): string | undefined {
  for (const { people } of peopleHeld(device)) {
    const person = people.state.streams.get(stream)?.person;
    if (person !== undefined) return people.state.persons.get(person)?.name;
  }
  return undefined;
}
