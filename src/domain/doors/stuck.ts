import type { Id } from '#kernel/id.ts';
import { type Skill, type Step, STEPS } from '#domain/doors/facts.ts';
import { type DoorsState, hasReached, visitsOf } from '#domain/doors/state.ts';
import { type SkillLadder, taught } from '#domain/ladder.ts';

/** Somebody who stays on one step of one skill though somebody of the team came again and again. */
export type Stuck = {
  readonly skill: Skill;
  readonly at: Step;
  /** The day on which they came so far. */
  readonly since: number;
  /** Days after that on which the household was met, or this person helped with this skill. */
  readonly tries: number;
};

/** So many weeks on one step … */
export const STUCK_WEEKS = 4;
/** … and so many days on which somebody tried. */
export const STUCK_TRIES = 3;

type Learner = { readonly id: Id; readonly household: Id };

/** The first skill of the ladder on which a person does not get on; those who only heard of it wait. */
export function stuckOf(
  ladder: SkillLadder,
  doors: DoorsState,
  person: Learner,
  day: number,
): Stuck | undefined {
  for (const skill of [...taught(ladder, 'basic'), ...taught(ladder, 'other')]) {
    const found = stuckIn(doors, person, skill, day);
    if (found !== undefined) return found;
  }
  return undefined;
}

function stuckIn(
  doors: DoorsState,
  { id, household }: Learner,
  skill: Skill,
  day: number,
): Stuck | undefined {
  const stands = standingOn(doors, id, skill, day);
  if (stands === undefined || !hasReached(stands.at, STEPS[1])) return undefined;
  if (hasReached(stands.at, 'alone') || day - stands.since < STUCK_WEEKS * 7) return undefined;
  const isAfter = (on: number): boolean => on > stands.since && on <= day;
  const met = visitsOf(doors, household, day).filter(({ outcome }) => outcome === 'met');
  const helps = (doors.helpsByResident.get(id) ?? []).filter((help) => help.skill === skill);
  const tries = new Set([...met, ...helps].map(({ on }) => on).filter(isAfter)).size;
  return tries < STUCK_TRIES ? undefined : { skill, ...stands, tries };
}

/** The step on which somebody stands, and the day since when. */
export function standingOn(
  doors: DoorsState,
  resident: Id,
  skill: Skill,
  day: number,
): { readonly at: Step; readonly since: number } | undefined {
  const rungs = (doors.rungsByResident.get(resident) ?? []).filter(
    (rung) => rung.skill === skill && rung.reached !== undefined && rung.on <= day,
  );
  const at = rungs.at(-1)?.reached;
  if (at === undefined) return undefined;
  const first = rungs.findLastIndex(({ reached }) => reached !== at) + 1;
  return { at, since: rungs[first]?.on ?? day };
}
