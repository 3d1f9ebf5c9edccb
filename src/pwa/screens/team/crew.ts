import type { Id } from '#kernel/id.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';
import { type Given, givenBy, type Praise } from '#domain/doors/team.ts';
import { teamIn } from '#pwa/phone/team.ts';
import type { Village } from '#pwa/phone/village.ts';
import { type DoorLine, doorLines } from '#pwa/screens/doors/door-lines.ts';

/** One of the team with the doors they look after. */
export type Keeper = {
  readonly person: Id;
  readonly name: string;
  readonly doors: readonly DoorLine[];
};

export type Crew = {
  /** By name. */
  readonly members: readonly Keeper[];
  readonly doors: readonly DoorLine[];
  /** Given to nobody who is on the team today. */
  readonly free: readonly DoorLine[];
  /** Of those, given to somebody who has left the team. */
  readonly gone: number;
};

const GIVEN_DAYS = 365;

/** The team of a village as it stands today, and its split of doors. */
export function crewOf(village: Village): Crew {
  const { doors: book } = village;
  const doors = doorLines(village);
  const persons = teamIn(village) ?? new Set();
  const keeperOf = (door: DoorLine): Id | undefined => book.state.keepers.get(door.id);
  const isFree = (door: DoorLine): boolean => !persons.has(keeperOf(door) ?? '');
  return {
    members: Array.from(persons, (person) => keeperIn(village, person, doors)).sort((left, right) =>
      compareByGivenName(left.name, right.name),
    ),
    doors,
    free: doors.filter(isFree),
    gone: doors.filter((door) => isFree(door) && keeperOf(door) !== undefined).length,
  };
}

export function keeperIn(village: Village, person: Id, doors: readonly DoorLine[]): Keeper {
  const { keepers } = village.doors.state;
  return {
    person,
    name: village.people?.state.persons.get(person)?.name ?? '',
    doors: doors.filter((door) => keepers.get(door.id) === person),
  };
}

/** Doors at which nobody is proficient yet. */
export const leftOf = (doors: readonly DoorLine[]): readonly DoorLine[] =>
  doors.filter((line) => !line.door.proficient);

/** What somebody gave in the last twelve months. */
export const givenIn = ({ doors, people, day }: Village, person: Id): Given =>
  givenBy(
    doors.state.visits.values(),
    (stream) => people?.state.streams.get(stream)?.person === person,
    day - GIVEN_DAYS,
  );

/** Thanks to somebody, the newest first. */
export const praisesOf = ({ doors }: Village, person: Id): readonly Praise[] =>
  [...(doors.state.praises.get(person) ?? [])].sort((left, right) => right.at - left.at);

/** Who wrote something, by name. */
export const nameOf = ({ people }: Village, stream: Id): string | undefined =>
  people?.state.persons.get(people.state.streams.get(stream)?.person ?? '')?.name;
