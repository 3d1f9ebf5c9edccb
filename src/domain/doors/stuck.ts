import type { Id } from '#kernel/id.ts';
import { type Skill, type Step, STEPS } from '#domain/doors/facts.ts';
import { type DoorsState, hasReached, visitsOf } from '#domain/doors/state.ts';
import { type SkillLadder, taught } from '#domain/ladder.ts';
import type { Position } from '#domain/homes/facts.ts';

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
function standingOn(
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

/** Of whoever may teach: where they live; `away` works elsewhere. */
export type Neighbour = Learner & {
  readonly alley?: string;
  readonly position?: Position;
  readonly away?: boolean;
};

export type Teacher = {
  readonly id: Id;
  /** Teaches others already; else does it alone for long. */
  readonly teaches: boolean;
  readonly near: 'house' | 'alley' | 'village';
  /** As the crow flies, where both positions are known. */
  readonly metres?: number;
};

/** Whoever does it alone for so long may be asked to show it. */
export const TEACHER_DAYS = 90;

/** Who of the village can show a skill to somebody, the nearest first; nobody who is away. */
export function teachersFor(
  doors: DoorsState,
  neighbours: readonly Neighbour[],
  { learner, skill }: { readonly learner: Neighbour; readonly skill: Skill },
  day: number,
): readonly Teacher[] {
  return neighbours
    .flatMap((each): Teacher[] => {
      if (each.id === learner.id || each.away === true) return [];
      const stands = standingOn(doors, each.id, skill, day);
      if (stands === undefined || !hasReached(stands.at, 'alone')) return [];
      const teaches = stands.at === 'teaches';
      if (!teaches && day - stands.since < TEACHER_DAYS) return [];
      const metres = metresBetween(learner.position, each.position);
      return [
        {
          id: each.id,
          teaches,
          near: nearOf(learner, each),
          ...(metres !== undefined && { metres }),
        },
      ];
    })
    .sort(
      (left, right) =>
        NEAR.indexOf(left.near) - NEAR.indexOf(right.near) ||
        Number(right.teaches) - Number(left.teaches) ||
        (left.metres ?? Infinity) - (right.metres ?? Infinity) ||
        (left.id < right.id ? -1 : 1),
    );
}

const NEAR = ['house', 'alley', 'village'] as const;

function nearOf(one: Neighbour, other: Neighbour): Teacher['near'] {
  if (one.household === other.household) return 'house';
  return one.alley !== undefined && one.alley === other.alley ? 'alley' : 'village';
}

const METRES_A_UNIT = 11.132;

/** Positions count in ten-thousandths of a degree. */
function metresBetween(one: Position | undefined, other: Position | undefined): number | undefined {
  if (one === undefined || other === undefined) return undefined;
  const east = (other.lng - one.lng) * Math.cos((one.lat / 10_000) * (Math.PI / 180));
  return Math.round(Math.hypot(other.lat - one.lat, east) * METRES_A_UNIT);
}
