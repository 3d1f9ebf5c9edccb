import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { Device } from '#device/device.ts';
import type { Membership, PeopleState, Person, Team } from '#domain/people/state.ts';
import { withRights } from '#domain/people-seen.ts';
import { ancestorsOf, emptyPlaces, lineageOf } from '#domain/places/state.ts';
import { asOne } from '#domain/as-one.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';
import { authorIn } from '#pwa/phone/author-in.ts';
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
function peopleHere(device: Device): readonly HeldPeople[] {
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
  return first && asOne(first, others);
}

/**
 * The people book to write in, its states as they are at this moment, and the person of this phone as its
 * author: the book in which what is written of stands, else that of the place.
 */
export function toWriteOf(
  device: Device,
  place: Id | undefined,
  isAbout: (people: PeopleState) => boolean,
) {
  const places = device.places()?.state;
  const held = peopleHere(device);
  const { on } = device.now();
  const around = places === undefined || place === undefined ? [] : ancestorsOf(places, place, on);
  const near = around.flatMap((each) => held.find(({ book }) => book.place === each) ?? []);
  const found = held.find(({ people }) => isAbout(people.state)) ?? near[0] ?? held[0];
  const me = device.me();
  if (places === undefined || found === undefined || me === undefined) return undefined;
  const { book, people } = found;
  const isOwn = people.state.persons.has(me.person);
  const seen = isOwn ? people.state : withRights(people.state, me.person, me.grants);
  return { book, states: { people: seen, places }, author: authorIn(device, book) };
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

/** Teams of a village and of those it was made of; their members now, and those whose time is over. */
export function membersIn(device: Device, people: PeopleState, place: Id) {
  const { on: day } = device.now();
  const chapters = lineageOf(device.places()?.state ?? emptyPlaces(), place, day);
  const teams = chapters.flatMap((each) => teamsIn(people, each));
  const all = teams.flatMap((team) =>
    team.members.map((membership) => ({ team: team.id, ...memberOf(people, membership) })),
  );
  const isPast = (member: Member): boolean => member.until !== undefined && member.until < day;
  return {
    teams,
    now: all.filter((member) => !isPast(member)).sort(byDuty),
    past: all.filter(isPast).sort((left, right) => (right.until ?? 0) - (left.until ?? 0)),
  };
}

export const teamsIn = (people: PeopleState, place: Id): readonly Team[] =>
  [...people.teams.values()].filter((team) => team.place === place);
