import type { LadderSkill, SkillLadder } from '#domain/ladder.ts';
import type { Trait } from '#domain/learning/facts.ts';
import { BASIC, isRetired, type LearningState } from '#domain/learning/state.ts';

/** What the software brings, easy things first: rank, what it takes, what comes before it. */
const BROUGHT: readonly (readonly [
  skill: string,
  rank: number,
  traits: readonly Trait[],
  needs?: readonly string[],
])[] = [
  ['zalo', 100, ['own-phone', 'app']],
  ['social', 200, ['own-phone', 'app']],
  ['news', 300, ['own-phone']],
  ['vneid-1', 400, ['own-phone', 'app']],
  ['vneid-2', 500, ['own-phone', 'app']],
  // A matter of knowing; others without a phone of one's own are done at the desk, or on a relative's.
  ['safety', 600, []],
  // From 15 on one opens an account of one's own (Civil Code 2015, article 21; Circular 17/2024/TT-NHNN).
  ['bank', 700, ['own-phone', 'app', 'from-15', 'account']],
  ['epay', 800, ['own-phone', 'app', 'from-15'], ['bank']],
  ['bills', 900, ['own-phone', 'app', 'from-15'], ['bank']],
  ['shopping', 1_000, ['own-phone', 'app', 'from-15']],
  ['public-services', 1_100, ['app']],
  ['insurance', 1_200, ['app']],
  ['health-record', 1_300, ['own-phone', 'app']],
  ['selling', 1_400, ['own-phone', 'app', 'from-15']],
];

/**
 * The national target (letter 3240/BTTTT-CĐSQG, 2024): public services, shopping, payment, self-protection.
 */
const NATIONAL: readonly (readonly [string, ...string[]])[] = [
  ['public-services'],
  ['shopping'],
  ['epay', 'bills'],
  ['safety'],
];
/** The fifth, where the commune has chosen none. */
const FIFTH: readonly string[] = ['vneid-2', 'vneid-1'];

/**
 * The ladder of a commune, from its own book and the chapters of those that merged into it: of each skill the
 * first chapter that speaks of it is heard. In whatever order the facts came, it has a total order, no skill
 * that leads back to itself, and no pane that nobody can light.
 */
export function ladderOf(chapters: readonly LearningState[]): SkillLadder {
  const found = new Map<string, LadderSkill>();
  const added = new Map<string, number>();
  for (const [skill, rank, traits, needs = []] of BROUGHT) {
    found.set(skill, { skill, rank, traits, needs, isRetired: false });
  }
  const told = new Set<string>();
  for (const state of chapters) {
    for (const skill of new Set([...state.described.keys(), ...state.retired.keys()])) {
      const known = found.get(skill);
      const own = state.described.get(skill);
      if (told.has(skill) || (own === undefined && known === undefined)) continue;
      told.add(skill);
      found.set(skill, tellOver(known, own, isRetired(state, skill)));
      if (own?.basic !== undefined) added.set(skill, own.basic - 1);
    }
  }
  const ordered = [...found.values()].sort(
    (left, right) => left.rank - right.rank || (left.skill < right.skill ? -1 : 1),
  );
  const panes = panesOf(chapters, found, added);
  const skills = withoutCycles(ordered).map((each) =>
    each.isRetired && isKept(each.skill, panes, found) ? { ...each, isRetired: false } : each,
  );
  return { skills, panes };
}

function tellOver(
  known: LadderSkill | undefined,
  own: ReturnType<LearningState['described']['get']>,
  retired: boolean,
): LadderSkill {
  const brought = known ?? { skill: '', rank: 0, traits: [], needs: [] };
  if (own === undefined) return { ...brought, isRetired: retired };
  const { skill, name, rank, needs, traits } = own;
  return { skill, name, rank, needs, traits, isRetired: retired };
}

function panesOf(
  chapters: readonly LearningState[],
  found: ReadonlyMap<string, LadderSkill>,
  added: ReadonlyMap<string, number>,
): SkillLadder['panes'] {
  const chosen = chapters
    .map((state) => (state.basic.get(BASIC)?.skills ?? []).filter((skill) => found.has(skill)))
    .find((skills) => skills.length > 0);
  const more = [...added.keys()].sort();
  return [
    ...NATIONAL.map((skills, pane) => [
      ...skills,
      ...more.filter((skill) => added.get(skill) === pane && !skills.includes(skill)),
    ]),
    chosen ?? FIFTH,
  ];
}

/** A pane of which every skill was retired keeps its first: it must be possible to light it. */
const isKept = (
  skill: string,
  panes: SkillLadder['panes'],
  found: ReadonlyMap<string, LadderSkill>,
): boolean =>
  panes.some(
    (pane) => pane[0] === skill && pane.every((each) => found.get(each)?.isRetired === true),
  );

/** Of what each needs all that is on the ladder and does not, by way of others kept before, need it. */
function withoutCycles(skills: readonly LadderSkill[]): readonly LadderSkill[] {
  const kept = new Map<string, string[]>(skills.map(({ skill }) => [skill, []]));
  return skills.map((each) => {
    const needs = each.needs.filter((need) => {
      if (!kept.has(need) || leadsTo(kept, need, each.skill)) return false;
      kept.get(each.skill)?.push(need);
      return true;
    });
    return { ...each, needs };
  });
}

/** Whether a skill is, or needs by way of others, another one. */
function leadsTo(needs: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const skill of seen) for (const need of needs.get(skill) ?? []) seen.add(need);
  return seen.has(to);
}

/**
 * Whether a skill that needs another would come to need itself: the skill through which it would, which is
 * the other one where that needs it directly.
 */
export function leadsBack(
  { skills }: SkillLadder,
  skill: string,
  need: string,
): string | undefined {
  if (need === skill) return skill;
  const known = new Map(skills.map((each) => [each.skill, each.needs]));
  if (!leadsTo(known, need, skill)) return undefined;
  const last = skills.find(
    (each) => each.needs.includes(skill) && leadsTo(known, need, each.skill),
  );
  return last?.skill ?? need;
}

/** What the software brings, where no commune has said anything. */
export const BROUGHT_LADDER: SkillLadder = ladderOf([]);
