import type { Id } from '#kernel/id.ts';
import type { Actor, Judgement, Role } from '#book/activity.ts';
import { daysOf, standing, standingOver, territoryOf } from '#domain/actor.ts';
import { flagged, held, judgeStanding, OK, refused } from '#domain/judge.ts';
import type { PeopleFact } from '#domain/people/facts.ts';
import { grantsOf, type PeopleState } from '#domain/people/state.ts';
import { KINDS } from '#domain/places/facts.ts';
import type { PlacesState } from '#domain/places/state.ts';

export type PeopleStates = { readonly people: PeopleState; readonly places: PlacesState };

/** Which roles a role may give and end, within its own territory. */
export const GIVES: Readonly<Record<Role, readonly Role[]>> = {
  home: ['home', 'admin', 'province', 'officer', 'leader', 'head', 'member'],
  admin: ['admin', 'province', 'officer', 'leader', 'head', 'member'],
  officer: ['leader', 'head', 'member'],
  leader: ['member'],
  head: [],
  member: [],
  province: [],
};

const STEWARDS: readonly Role[] = ['home', 'admin', 'officer'];
const WITH_LEADERS: readonly Role[] = [...STEWARDS, 'leader'];
const WITH_HEADS: readonly Role[] = [...WITH_LEADERS, 'head'];

/**
 * A register of people has no rights of its own: whoever may write is asked over whom and
 * where.
 */
export function judgePeople(states: PeopleStates, actor: Actor, fact: PeopleFact): Judgement {
  switch (fact.type) {
    case 'person.added@1':
      return OK;
    case 'person.changed@1':
      return judgeChange(states, actor, fact);
    case 'team.founded@1':
      return judgePlace(states, actor, STEWARDS, fact.body.place, fact);
    case 'team.joined@1':
    case 'team.left@1': {
      const place = states.people.teams.get(fact.body.team)?.place;
      return place === undefined ? OK : judgePlace(states, actor, WITH_LEADERS, place, fact);
    }
    case 'grant.given@1':
      return judgeGrant(states, actor, fact);
    case 'grant.ended@1': {
      const grant = states.people.grants.get(fact.body.grant);
      if (grant === undefined) return OK;
      // Anyone may give up a right sooner; to keep it longer takes somebody who could give it.
      const isSooner = fact.body.until <= (grant.until ?? Infinity);
      if (grant.person === actor.person && isSooner) return OK;
      return judgePlace(states, actor, givers(grant.role), grant.place, fact);
    }
    case 'stream.registered@1':
      // The home alone has seen the card, the sign-in or the stream before it.
      return judgeStanding(standingOver(states, actor, ['home'], undefined, fact));
    case 'post.held@1': {
      const { place, as: post, alley, from, until = from } = fact.body;
      if (until < from) return refused('until-before-from');
      if ((post === 'alley') !== (alley !== undefined)) return refused('value-wrong');
      return judgePlace(states, actor, WITH_HEADS, place, fact);
    }
    case 'post.left@1': {
      const place = states.people.posts.get(fact.body.holding)?.place;
      return place === undefined ? OK : judgePlace(states, actor, WITH_HEADS, place, fact);
    }
    case 'stream.ended@1':
      return mayEnd(states, actor, fact) ? OK : refused('not-yours');
  }
}

/** Everybody may end streams of their own; those of others, whoever could give that person a new card. */
function mayEnd(
  states: PeopleStates,
  actor: Actor,
  fact: Extract<PeopleFact, { type: 'stream.ended@1' }>,
): boolean {
  const person = states.people.streams.get(fact.body.stream)?.person;
  if (person === undefined || person === actor.person) return true;
  const rights = grantsOf(states.people, person).filter(
    (grant) => (grant.until ?? fact.on) >= fact.on,
  );
  // Who has no right any more is nobody's in particular.
  if (rights.length === 0) return standing(actor, WITH_LEADERS, ...daysOf(fact)) === 'on-that-day';
  return rights.every(
    ({ role, place }) => judgePlace(states, actor, givers(role), place, fact).verdict === 'ok',
  );
}

const givers = (role: Role): readonly Role[] =>
  WITH_LEADERS.filter((giver) => GIVES[giver].includes(role));

/**
 * A right reaches all that lies in its place on its first day, also what joined it since its giver's own
 * right began: whoever gives it must reach all of that.
 */
function judgeGrant(
  states: PeopleStates,
  actor: Actor,
  fact: Extract<PeopleFact, { type: 'grant.given@1' }>,
): Judgement {
  const { role, place } = fact.body;
  if (role === 'province' && !isProvince(states.places, place)) return refused('level-wrong');
  const judged = judgePlace(states, actor, givers(role), place, fact);
  if (judged.verdict !== 'ok' || actor.grants.some((grant) => grant.role === 'home')) return judged;
  const isReached = territoryOf(states.places, fact.body).every(
    (id) => judgePlace(states, actor, givers(role), id, fact).verdict === 'ok',
  );
  return isReached ? OK : refused('not-yours');
}

/** Of a place nobody has heard of it is asked once somebody in charge knows it. */
function isProvince({ places }: PlacesState, id: Id): boolean {
  const kind = places.get(id)?.names.at(-1)?.kind;
  return kind === undefined || KINDS.province.some((known) => known === kind);
}

/** A right over a place nobody has heard of waits until somebody in charge knows it. */
function judgePlace(
  states: PeopleStates,
  actor: Actor,
  roles: readonly Role[],
  place: Id,
  fact: PeopleFact,
): Judgement {
  if (standingOver(states, actor, ['home'], undefined, fact) === 'on-that-day') return OK;
  if (!states.places.places.has(place)) {
    const isGiver = actor.grants.some((grant) => roles.includes(grant.role));
    return isGiver ? held('place-unknown') : refused('not-yours');
  }
  return judgeStanding(standingOver(states, actor, roles, place, fact));
}

/** Anyone may change what is said of themselves; others only whoever leads where they work. */
function judgeChange(
  states: PeopleStates,
  actor: Actor,
  fact: Extract<PeopleFact, { type: 'person.changed@1' }>,
): Judgement {
  const { person: id, field, was, to } = fact.body;
  if (field === 'name' && to === undefined) return refused('field-required');
  const ties = tiesOf(states.people, id);
  const isTheirs =
    id === actor.person ||
    (ties.length === 0 && standing(actor, WITH_LEADERS, fact.on) === 'on-that-day') ||
    ties.some((place) => judgePlace(states, actor, WITH_LEADERS, place, fact).verdict === 'ok');
  if (!isTheirs) return refused('not-yours');
  const person = states.people.persons.get(id);
  return person !== undefined && person[field] !== was ? flagged('premise-changed') : OK;
}

/** Places that a person works in or has a right over. */
function tiesOf(people: PeopleState, person: Id): readonly Id[] {
  const teams = [...people.teams.values()].filter((team) =>
    team.members.some((member) => member.person === person),
  );
  return [...grantsOf(people, person), ...teams].map((tie) => tie.place);
}
