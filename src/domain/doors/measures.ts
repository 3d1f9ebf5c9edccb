import type { Id } from '#kernel/id.ts';
import type { Measure } from '#book/activity.ts';
import { BASIC_SKILLS, type Skill, STEPS } from '#domain/doors/facts.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { adultsOf, censusOf, type Census, type VillageStates } from '#domain/village.ts';

const PROFICIENT = STEPS.indexOf('alone');

/** The highest rung index by skill of one person at the end of a day: the latest step that stands. */
function ladderOf(doors: DoorsState, resident: Id, asOf: number): ReadonlyMap<Skill, number> {
  const ladder = new Map<Skill, number>();
  for (const rung of doors.rungsByResident.get(resident) ?? []) {
    if (rung.on > asOf) break;
    if (rung.reached !== undefined) ladder.set(rung.skill, STEPS.indexOf(rung.reached));
  }
  return ladder;
}

const stands = (ladder: ReadonlyMap<Skill, number>, skills: readonly Skill[]): boolean =>
  skills.some((skill) => (ladder.get(skill) ?? -1) >= PROFICIENT);

const households = <Name extends string>(
  id: Name,
  question: (doors: DoorsState, household: Id, census: Census, asOf: number) => boolean,
): Measure<Name, VillageStates> => ({
  id,
  counts: 'household',
  measure: ({ homes, doors }, asOf) => {
    const census = censusOf(homes, asOf);
    const of = census.households.map((household) => household.id);
    return { of, met: of.filter((household) => question(doors, household, census, asOf)) };
  },
});

/** Somebody who lives in the household answers a question about what they can do. */
const somebody =
  (question: (ladder: ReadonlyMap<Skill, number>) => boolean) =>
  (doors: DoorsState, household: Id, census: Census, asOf: number): boolean =>
    (census.byHousehold.get(household) ?? []).some((resident) =>
      question(ladderOf(doors, resident.id, asOf)),
    );

const adults = <Name extends string>(
  id: Name,
  question: (ladder: ReadonlyMap<Skill, number>) => boolean,
): Measure<Name, VillageStates> => ({
  id,
  counts: 'resident',
  measure: ({ homes, doors }, asOf) => {
    const of = adultsOf(censusOf(homes, asOf).residents, asOf).map((resident) => resident.id);
    return { of, met: of.filter((resident) => question(ladderOf(doors, resident, asOf))) };
  },
});

const isMet = (doors: DoorsState, household: Id, _: Census, asOf: number): boolean =>
  (doors.visitsByHousehold.get(household) ?? []).some((id) => {
    const visit = doors.visits.get(id);
    return visit !== undefined && visit.on <= asOf && visit.outcome === 'met';
  });

/** The three that Hin Đăm reached for every owner of a smartphone. */
const FULL_SET: readonly (readonly Skill[])[] = [
  ['vneid-1', 'vneid-2'],
  ['health-record'],
  ['bank'],
];

const basicSkill = <Name extends string>(
  id: Name,
  index: 0 | 1 | 2 | 3 | 4,
): Measure<Name, VillageStates> =>
  households(
    id,
    somebody((ladder) => stands(ladder, BASIC_SKILLS[index] ?? [])),
  );

/** Figures that visits and steps answer, over the people of the household register. */
export const DOORS_MEASURES = [
  households('household-met', isMet),
  /** The national target: one and the same person proficient in all five basic skills. */
  households(
    'household-proficient',
    somebody((ladder) => BASIC_SKILLS.every((skills) => stands(ladder, skills))),
  ),
  basicSkill('household-basic-public-services', 0),
  basicSkill('household-basic-shopping', 1),
  basicSkill('household-basic-payment', 2),
  basicSkill('household-basic-safety', 3),
  basicSkill('household-basic-local', 4),
  /** Level 2 contains level 1. */
  adults('adult-vneid-1', (ladder) => stands(ladder, ['vneid-1', 'vneid-2'])),
  adults('adult-vneid-2', (ladder) => stands(ladder, ['vneid-2'])),
  adults('adult-told', (ladder) => ladder.size > 0),
  {
    id: 'owner-full-set',
    counts: 'resident',
    measure: ({ homes, doors }, asOf) => {
      const owners = censusOf(homes, asOf).residents.filter(
        (resident) => resident.smartphone === true,
      );
      const of = owners.map((resident) => resident.id);
      const met = of.filter((resident) => {
        const ladder = ladderOf(doors, resident, asOf);
        return FULL_SET.every((skills) => stands(ladder, skills));
      });
      return { of, met };
    },
  } satisfies Measure<'owner-full-set', VillageStates>,
] as const;
