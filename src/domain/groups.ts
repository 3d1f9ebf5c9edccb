import type { Id } from '#kernel/id.ts';
import type { Role } from '#book/activity.ts';
import type { Audience } from '#domain/board/facts.ts';
import type { Duty } from '#domain/people/facts.ts';
import type { Post } from '#domain/people/post-facts.ts';
import { membersOn, type PeopleState } from '#domain/people/state.ts';
import { groundOf, levelOf, lineageOf, nameAsOf, type PlacesState } from '#domain/places/state.ts';

/*
 * Who is in which group of a commune or village today. Nobody keeps a list: it follows from rights, from the
 * team, from posts held; residents are all households of the register.
 */

/** Between whom a group stands: the commune and who runs its villages, and so on down to all residents. */
export const TIERS = ['executives', 'alleys', 'unions', 'residents'] as const;
export type Tier = (typeof TIERS)[number];

/** By which somebody is in a group. */
export type Why =
  | { readonly role: Role }
  | { readonly duty: Duty }
  | { readonly post: Post; readonly alley?: string };

export type GroupMember = {
  readonly person: Id;
  /** Of the village, or of the commune itself. */
  readonly place: Id;
  readonly why: Why;
};

export type Group = {
  /** Whom a notice to it is for. */
  readonly audience: Audience;
  readonly tier: Tier;
  /** Undefined where households are in it, and nobody by name. */
  readonly members: readonly GroupMember[] | undefined;
};

type Rule = {
  readonly tier: Tier;
  readonly roles?: readonly Role[];
  readonly posts?: readonly Post[];
};

/** Those who run a village: its head and deputy, the secretary of the Party cell, the head of the Front. */
const RULES: Readonly<Record<Exclude<Audience, 'everyone' | 'business' | 'team'>, Rule>> = {
  executives: {
    tier: 'executives',
    roles: ['officer', 'head'],
    posts: ['party', 'deputy', 'front'],
  },
  heads: { tier: 'executives', roles: ['head'], posts: ['deputy'] },
  party: { tier: 'executives', posts: ['party'] },
  front: { tier: 'executives', posts: ['front'] },
  alleys: { tier: 'alleys', posts: ['alley'] },
  farmers: { tier: 'unions', posts: ['farmers'] },
  women: { tier: 'unions', posts: ['women'] },
  youth: { tier: 'unions', posts: ['youth'] },
  veterans: { tier: 'unions', posts: ['veterans'] },
  elderly: { tier: 'unions', posts: ['elderly'] },
};

type At = { readonly people: PeopleState; readonly places: PlacesState; readonly day: number };

/** The groups of a commune with all its villages, or of one village. */
export function groupsOf(at: At, place: Id): readonly Group[] {
  const here = chaptersIn(at.places, place, at.day);
  const groups = Object.entries(RULES).map(([audience, rule]): Group => ({
    audience: audience as Audience, // its own keys
    tier: rule.tier,
    members: byRule(at, here, rule),
  }));
  return [
    ...groups,
    { audience: 'team', tier: 'residents', members: byTeam(at, here) },
    { audience: 'business', tier: 'residents', members: undefined },
    { audience: 'everyone', tier: 'residents', members: undefined },
  ];
}

/** One of the groups: those in it by name, who are none where households are in it. */
export function membersOf(at: At, place: Id, audience: Audience): readonly GroupMember[] {
  if (audience === 'everyone' || audience === 'business') return [];
  const here = chaptersIn(at.places, place, at.day);
  return audience === 'team' ? byTeam(at, here) : byRule(at, here, RULES[audience]);
}

const byRule = (
  at: At,
  here: ReadonlyMap<Id, Id>,
  { roles = [], posts = [] }: Rule,
): readonly GroupMember[] => [...byRight(at, here, roles), ...byPost(at, here, posts)];

/** What somebody is written to as: the groups of a place in which they are today. */
export const audiencesOf = (at: At, place: Id, person: Id): ReadonlySet<Audience> =>
  new Set(
    groupsOf(at, place).flatMap(({ audience, members }) =>
      members?.some((each) => each.person === person) === true ? [audience] : [],
    ),
  );

/** A place, the villages in it, and the old ones that they were made of, each as what it is today. */
function chaptersIn(places: PlacesState, place: Id, day: number): ReadonlyMap<Id, Id> {
  const known = places.places.get(place);
  const isVillage = known !== undefined && levelOf(nameAsOf(known, day).kind) === 'village';
  const now = isVillage ? [place] : [place, ...groundOf(places, place, day).map(({ id }) => id)];
  return new Map(now.flatMap((each) => lineageOf(places, each, day).map((old) => [old, each])));
}

const isOn = (
  { from, until }: { readonly from: number; readonly until?: number | undefined },
  day: number,
): boolean => from <= day && day <= (until ?? day);

function byRight(
  { people, day }: At,
  here: ReadonlyMap<Id, Id>,
  roles: readonly Role[],
): readonly GroupMember[] {
  const members = [...people.grants.values()].flatMap((grant): readonly GroupMember[] => {
    const { person, role, place } = grant;
    const now = here.get(place);
    if (now === undefined || !roles.includes(role) || !isOn(grant, day)) return [];
    return [{ person, place: now, why: { role } }];
  });
  return once(members);
}

function byPost(
  { people, day }: At,
  here: ReadonlyMap<Id, Id>,
  posts: readonly Post[],
): readonly GroupMember[] {
  const members = [...people.posts.values()].flatMap((holding): readonly GroupMember[] => {
    const { person, as: post, place, alley } = holding;
    const now = here.get(place);
    if (now === undefined || !posts.includes(post) || !isOn(holding, day)) return [];
    return [{ person, place: now, why: { post, ...(alley !== undefined && { alley }) } }];
  });
  return once(members);
}

const byTeam = ({ people, day }: At, here: ReadonlyMap<Id, Id>): readonly GroupMember[] =>
  once(
    [...people.teams.values()].flatMap((team): readonly GroupMember[] => {
      const place = here.get(team.place);
      if (place === undefined) return [];
      return membersOn(team, day).map(({ person, duty }) => ({ person, place, why: { duty } }));
    }),
  );

/** A right given anew stands beside the one it renews; the same of the same person is told once. */
function once(members: readonly GroupMember[]): readonly GroupMember[] {
  const told = new Map(
    members.map((each) => [JSON.stringify([each.person, each.place, each.why]), each]),
  );
  return [...told.values()];
}
