import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { Device } from '#device/device.ts';
import type { Membership, PeopleState, Person, Team } from '#domain/people/state.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';

/** The people book this device holds; officers hold one. */
export function findPeople(
  device: Device,
): { readonly book: Book; readonly people: Folded<PeopleState> } | undefined {
  for (const book of device.books()) {
    if (book.activity !== 'people') continue;
    const people = device.findView('people', book.place);
    if (people !== undefined) return { book, people };
  }
  return undefined;
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
  const people = findPeople(device)?.people.state;
  const person = people?.streams.get(stream)?.person;
  return person === undefined ? undefined : people?.persons.get(person)?.name;
}
