import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed, Role } from '#book/activity.ts';
import { PEOPLE_ACCESS } from '#domain/people/access.ts';
import { type Duty, type End, PEOPLE_FACTS } from '#domain/people/facts.ts';
import { judgePeople, type PeopleStates } from '#domain/people/judge.ts';
import { grantsOf, membersOn, isNewEnd } from '#domain/people/state.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';

type Schemas = typeof PEOPLE_FACTS;
type Draft = ProposalOf<Schemas>;

const RULES: Rules<Schemas, PeopleStates> = {
  facts: PEOPLE_FACTS,
  access: PEOPLE_ACCESS,
  judge: judgePeople,
};

export type TeamIntent = {
  readonly team?: Id;
  readonly place: Id;
  readonly name?: string;
  /** Number of the commune's decision that founds the team. */
  readonly decision?: string;
  readonly from?: number;
};

export function proposeTeam(
  states: PeopleStates,
  author: Author,
  intent: TeamIntent,
): Proposed<Schemas> {
  const body = present<Extract<Draft, { type: 'team.founded@1' }>['body']>({
    team: intent.team ?? author.newId(),
    place: intent.place,
    name: given(intent.name),
    decision: given(intent.decision),
    from: intent.from ?? author.on,
  });
  return finish(RULES, states, author, [{ type: 'team.founded@1', on: author.on, body }]);
}

export type MemberIntent = {
  readonly team: Id;
  /** Somebody known already, or a new name. */
  readonly person: Id | { readonly name: string; readonly phone?: string };
  readonly duty: Duty;
  readonly post?: string;
  readonly from?: number;
};

const TEAM_ROLES: ReadonlySet<Role> = new Set(['member', 'leader']);

/** The right that comes with a duty: who leads a team is in charge of its village's books. */
export const roleOfDuty = (duty: Duty): Role => (duty === 'member' ? 'member' : 'leader');

/** A person joins a team and may write the books of its village from that day on. */
export function proposeMember(
  states: PeopleStates,
  author: Author,
  intent: MemberIntent,
): Proposed<Schemas> {
  const { on } = author;
  const from = intent.from ?? on;
  const team = states.people.teams.get(intent.team);
  if (team === undefined) return err({ code: 'team-unknown' });
  const drafts: Draft[] = [];
  let person: Id;
  if (typeof intent.person === 'string') {
    person = intent.person;
    if (!states.people.persons.has(person)) return err({ code: 'person-unknown' });
    if (membersOn(team, from).some((member) => member.person === person)) return ok([]);
  } else {
    const name = given(intent.person.name);
    if (name === undefined) return err({ code: 'name-missing' });
    person = author.newId();
    const { phone } = intent.person;
    drafts.push({ type: 'person.added@1', on, body: present({ person, name, phone }) });
  }
  const membership = { team: team.id, person, duty: intent.duty, post: given(intent.post), from };
  drafts.push({ type: 'team.joined@1', on, body: present(membership) });
  const role = roleOfDuty(intent.duty);
  const hasGrant = grantsOf(states.people, person).some(
    (grant) => grant.role === role && grant.place === team.place && grant.until === undefined,
  );
  if (!hasGrant) {
    const body = { grant: author.newId(), person, role, place: team.place, from };
    drafts.push({ type: 'grant.given@1', on, body });
  }
  return finish(RULES, states, author, drafts);
}

/** Ends a membership and every right of the team over that village, whatever duty it was given for. */
export function proposeMemberLeft(
  states: PeopleStates,
  author: Author,
  intent: { readonly team: Id; readonly person: Id; readonly until?: number },
): Proposed<Schemas> {
  const { on } = author;
  const until = intent.until ?? on;
  const team = states.people.teams.get(intent.team);
  if (team === undefined) return err({ code: 'team-unknown' });
  const membership = team.members.find(
    (member) => member.person === intent.person && member.until === undefined,
  );
  if (membership === undefined) return ok([]);
  const drafts: Draft[] = [
    { type: 'team.left@1', on, body: { team: team.id, person: intent.person, until } },
  ];
  for (const grant of grantsOf(states.people, intent.person)) {
    const isOfTeam = grant.place === team.place && TEAM_ROLES.has(grant.role);
    if (isOfTeam && grant.until === undefined) {
      drafts.push({ type: 'grant.ended@1', on, body: { grant: grant.id, until } });
    }
  }
  return finish(RULES, states, author, drafts);
}

export type GrantIntent = {
  readonly person: Id;
  readonly role: Role;
  readonly place: Id;
  readonly from?: number;
  readonly until?: number;
};

export function proposeGrant(
  states: PeopleStates,
  author: Author,
  intent: GrantIntent,
): Proposed<Schemas> {
  const { person, role, place, until } = intent;
  if (!states.people.persons.has(person)) return err({ code: 'person-unknown' });
  const from = intent.from ?? author.on;
  if (until !== undefined && until < from) return err({ code: 'until-before-from' });
  const body = { grant: author.newId(), person, role, place, from, until };
  return finish(RULES, states, author, [
    { type: 'grant.given@1', on: author.on, body: present(body) },
  ]);
}

export function proposeGrantEnd(
  states: PeopleStates,
  author: Author,
  grant: Id,
  until: number = author.on,
): Proposed<Schemas> {
  const known = states.people.grants.get(grant);
  if (known === undefined) return err({ code: 'grant-unknown' });
  if (known.until === until) return ok([]);
  return finish(RULES, states, author, [
    { type: 'grant.ended@1', on: author.on, body: { grant, until } },
  ]);
}

export function proposePerson(
  states: PeopleStates,
  author: Author,
  intent: { readonly person?: Id; readonly name: string; readonly phone?: string },
): Proposed<Schemas> {
  const name = given(intent.name);
  if (name === undefined) return err({ code: 'name-missing' });
  const body = { person: intent.person ?? author.newId(), name, phone: intent.phone };
  return finish(RULES, states, author, [
    { type: 'person.added@1', on: author.on, body: present(body) },
  ]);
}

/** A name is replaced; a phone number is replaced or, without `to`, taken out. */
export function proposePersonEdit(
  states: PeopleStates,
  author: Author,
  intent: { readonly person: Id; readonly field: 'name' | 'phone'; readonly to?: string },
): Proposed<Schemas> {
  const person = states.people.persons.get(intent.person);
  if (person === undefined) return err({ code: 'person-unknown' });
  const { field } = intent;
  const to = given(intent.to);
  const was = person[field];
  if (was === to) return ok([]);
  const body = { person: person.id, field, was, to };
  return finish(RULES, states, author, [
    { type: 'person.changed@1', on: author.on, body: present(body) },
  ]);
}

/** A device is no longer a person's: they are done with it, or it is lost. */
export function proposeStreamEnd(
  states: PeopleStates,
  author: Author,
  stream: Id,
  why: End,
): Proposed<Schemas> {
  const known = states.people.streams.get(stream);
  if (known === undefined) return err({ code: 'stream-unknown' });
  if (!isNewEnd(known, why)) return ok([]);
  return finish(RULES, states, author, [
    { type: 'stream.ended@1', on: author.on, body: { stream, why } },
  ]);
}
