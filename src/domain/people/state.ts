import type { Role } from '#book/activity.ts';
import { type Stamp, takeEdit } from '#book/field.ts';
import { createTable, type Table } from '#book/table.ts';
import type { Id } from '#kernel/id.ts';
import {
  type Duty,
  type End,
  KEPT_DEVICE,
  type PeopleFact,
  type Way,
} from '#domain/people/facts.ts';

export type Person = { readonly id: Id; readonly name: string; readonly phone?: string };

export type Membership = {
  readonly person: Id;
  readonly duty: Duty;
  readonly post?: string;
  readonly from: number;
  /** Last civil day, inclusive. */
  readonly until?: number;
};

export type Team = {
  readonly id: Id;
  readonly place: Id;
  readonly name?: string;
  readonly decision?: string;
  readonly from: number;
  readonly members: readonly Membership[];
};

export type Grant = {
  readonly id: Id;
  readonly person: Id;
  readonly role: Role;
  readonly place: Id;
  readonly from: number;
  /** Last civil day, inclusive. */
  readonly until?: number;
};

/** A post that somebody holds in a place. */
export type Holding = Extract<PeopleFact, { type: 'post.held@1' }>['body'];

export type Stream = {
  readonly id: Id;
  readonly person: Id;
  readonly key: string;
  readonly device?: string;
  /** Who gave the card. */
  readonly cardBy?: Id;
  /** The stream of the same device that it follows. */
  readonly after?: Id;
  readonly way?: Way;
  /** Seconds from which on it speaks no more. */
  readonly endsAt?: number;
  /** Seconds at which its device was let in. */
  readonly since: number;
  readonly ended?: { readonly at: number; readonly why: End };
};

export type PeopleState = {
  readonly persons: Table<Person>;
  readonly teams: Table<Team>;
  readonly grants: Table<Grant>;
  readonly grantsByPerson: Table<readonly Id[]>;
  readonly streams: Table<Stream>;
  readonly posts: Table<Holding>;
  /** By `person.field`. */
  readonly stamps: Table<Stamp>;
};

export const emptyPeople = (): PeopleState => ({
  persons: createTable(),
  teams: createTable(),
  grants: createTable(),
  grantsByPerson: createTable(),
  streams: createTable(),
  posts: createTable(),
  stamps: createTable(),
});

export function foldPeople(state: PeopleState, fact: PeopleFact): void {
  switch (fact.type) {
    case 'person.added@1': {
      const { person, ...rest } = fact.body;
      if (!state.persons.has(person)) state.persons.set(person, { id: person, ...rest });
      return;
    }
    case 'person.changed@1':
      foldPersonChange(state, fact);
      return;
    case 'team.founded@1': {
      const { team, ...rest } = fact.body;
      if (!state.teams.has(team)) state.teams.set(team, { id: team, members: [], ...rest });
      return;
    }
    case 'team.joined@1': {
      const { team: id, ...membership } = fact.body;
      const team = state.teams.get(id);
      if (team !== undefined) {
        state.teams.set(id, { ...team, members: [...team.members, membership] });
      }
      return;
    }
    case 'team.left@1': {
      const { team: id, person, until } = fact.body;
      const team = state.teams.get(id);
      if (team === undefined) return;
      const members = team.members.map((member) =>
        member.person === person && member.until === undefined ? { ...member, until } : member,
      );
      state.teams.set(id, { ...team, members });
      return;
    }
    case 'grant.given@1': {
      const { grant, ...rest } = fact.body;
      if (state.grants.has(grant)) return;
      state.grants.set(grant, { id: grant, ...rest });
      state.grantsByPerson.set(rest.person, [
        ...(state.grantsByPerson.get(rest.person) ?? []),
        grant,
      ]);
      return;
    }
    case 'grant.ended@1': {
      const grant = state.grants.get(fact.body.grant);
      if (grant !== undefined) state.grants.set(grant.id, { ...grant, until: fact.body.until });
      return;
    }
    case 'post.held@1':
    case 'post.left@1':
      foldPost(state, fact);
      return;
    case 'stream.registered@1':
    case 'stream.ended@1':
      foldStream(state, fact);
  }
}

function foldPost(
  { posts }: PeopleState,
  { body }: Extract<PeopleFact, { type: 'post.held@1' | 'post.left@1' }>,
): void {
  const known = posts.get(body.holding);
  if ('person' in body) {
    if (known === undefined) posts.set(body.holding, body);
  } else if (known !== undefined) posts.set(known.holding, { ...known, until: body.until });
}

function foldStream(
  { streams }: PeopleState,
  fact: Extract<PeopleFact, { type: 'stream.registered@1' | 'stream.ended@1' }>,
): void {
  const { stream: id, ...rest } = fact.body;
  const known = streams.get(id);
  if ('why' in rest) {
    if (known === undefined || !isNewEnd(known, rest.why)) return;
    const ended = { at: fact.at, why: rest.why };
    for (const stream of ofDevice(streams, known)) {
      if (isNewEnd(stream, rest.why)) streams.set(stream.id, { ...stream, ended });
    }
  } else if (known === undefined) {
    const before = streams.get(rest.after ?? '');
    const { since = fact.at, ended } = before ?? {};
    streams.set(id, { id, ...rest, since, ...(ended && { ended }) });
  }
}

/** Whether it is news that a stream has ended so: one that was signed out may turn out to be lost. */
export const isNewEnd = ({ ended }: Pick<Stream, 'ended'>, why: End): boolean =>
  ended === undefined || (ended.why === 'signed-out' && why === 'lost');

/**
 * A stream, those it has followed and all that follow it: whoever has the device has their keys. What else
 * follows one of the former is a copy of the device in other hands, and no part of it.
 */
function ofDevice(streams: PeopleState['streams'], { id: own, after }: Stream): readonly Stream[] {
  const former = new Set<Id>();
  let before = after;
  while (before !== undefined && !former.has(before)) {
    former.add(before);
    before = streams.get(before)?.after;
  }
  /** Of each stream seen so far, whether it follows this one; none is walked through twice. */
  const follows = new Map<Id, boolean>([[own, true]]);
  for (const { id } of streams.values()) {
    const way: Id[] = [];
    let each: Id | undefined = id;
    while (each !== undefined && !follows.has(each)) {
      follows.set(each, false);
      way.push(each);
      each = streams.get(each)?.after;
    }
    if (each === undefined || follows.get(each) !== true) continue;
    for (const passed of way) follows.set(passed, true);
  }
  return [...streams.values()].filter(({ id }) => former.has(id) || follows.get(id) === true);
}

function foldPersonChange(
  state: PeopleState,
  fact: Extract<PeopleFact, { type: 'person.changed@1' }>,
): void {
  const { person: id, field, was, to } = fact.body;
  const person = state.persons.get(id);
  if (person === undefined) return;
  if (field === 'name' && to === undefined) return;
  if (!takeEdit(state.stamps, `${id}.${field}`, person[field] === was, fact)) return;
  if (field === 'name') {
    if (to !== undefined) state.persons.set(id, { ...person, name: to });
    return;
  }
  const { phone: _, ...rest } = person;
  state.persons.set(id, to === undefined ? rest : { ...rest, phone: to });
}

export function aboutPeople(fact: PeopleFact): readonly Id[] {
  switch (fact.type) {
    case 'person.added@1':
    case 'person.changed@1':
      return [fact.body.person];
    case 'team.founded@1':
      return [fact.body.team];
    case 'team.joined@1':
    case 'team.left@1':
      return [fact.body.team, fact.body.person];
    case 'grant.given@1':
      return [fact.body.grant, fact.body.person];
    case 'grant.ended@1':
      return [fact.body.grant];
    case 'stream.registered@1':
      return [fact.body.stream, fact.body.person];
    case 'stream.ended@1':
      return [fact.body.stream];
    case 'post.held@1':
      return [fact.body.holding, fact.body.person];
    case 'post.left@1':
      return [fact.body.holding];
  }
}

export function introducedByPeople(fact: PeopleFact): readonly Id[] {
  switch (fact.type) {
    case 'person.added@1':
      return [fact.body.person];
    case 'team.founded@1':
      return [fact.body.team];
    case 'grant.given@1':
      return [fact.body.grant];
    case 'stream.registered@1':
      return [fact.body.stream];
    case 'post.held@1':
      return [fact.body.holding];
    default:
      return [];
  }
}

export function premisesOfPeople(fact: PeopleFact): readonly Id[] {
  switch (fact.type) {
    case 'person.added@1':
    case 'team.founded@1':
      return [];
    case 'team.joined@1':
    case 'team.left@1':
      return [fact.body.team, fact.body.person];
    case 'grant.ended@1':
      return [fact.body.grant];
    case 'stream.ended@1':
      return [fact.body.stream];
    case 'post.left@1':
      return [fact.body.holding];
    case 'stream.registered@1': {
      const { person, after } = fact.body;
      return after === undefined ? [person] : [person, after];
    }
    default:
      return [fact.body.person];
  }
}

/** Grants of a person, ended ones included: late work is judged by when it was done. */
export const grantsOf = (state: PeopleState, person: Id): readonly Grant[] =>
  (state.grantsByPerson.get(person) ?? []).flatMap((id) => state.grants.get(id) ?? []);

/** The second from which on a stream speaks no more: 0 when it was ended, whatever it had been given. */
export const endOf = ({ ended, endsAt }: Stream): number | undefined =>
  ended === undefined ? endsAt : 0;

export const hasEnded = (stream: Stream, at: number): boolean => (endOf(stream) ?? Infinity) <= at;

export const streamsOf = (state: PeopleState, person: Id): readonly Stream[] =>
  [...state.streams.values()].filter((stream) => stream.person === person);

/** Phones and browsers of a person, without the stream by which the home itself writes their decisions. */
export const devicesOf = (state: PeopleState, person: Id): readonly Stream[] =>
  streamsOf(state, person).filter(
    ({ device, way, cardBy }) =>
      device !== KEPT_DEVICE || way !== undefined || cardBy !== undefined,
  );

/** Who is on a team of one of these places on a day. */
export const teamOn = (state: PeopleState, places: readonly Id[], day: number): ReadonlySet<Id> =>
  new Set(
    [...state.teams.values()]
      .filter(({ place }) => places.includes(place))
      .flatMap((team) => membersOn(team, day).map(({ person }) => person)),
  );

export const membersOn = (team: Team, day: number): readonly Membership[] =>
  team.members.filter(
    (member) => member.from <= day && (member.until === undefined || day <= member.until),
  );
