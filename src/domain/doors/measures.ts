import { type Skill, STEPS } from '#domain/doors/facts.ts';
import type { Resident } from '#domain/homes/state.ts';
import {
  type Climbed,
  householdMeasure,
  residentMeasure,
  type VillageDay,
  type VillageMeasure,
} from '#domain/village.ts';

const PROFICIENT = STEPS.indexOf('alone');

const stands = (climbed: Climbed, skills: readonly Skill[]): boolean =>
  skills.some((skill) => (climbed.get(skill) ?? -1) >= PROFICIENT);

/** Somebody who lives in the household answers a question about what they can do. */
const somebody =
  (question: (climbed: Climbed, day: VillageDay) => boolean) =>
  (_: unknown, members: readonly Resident[], day: VillageDay): boolean =>
    members.some((member) => question(day.climbedBy(member.id), day));

const adults = <Name extends string>(
  id: Name,
  question: (climbed: Climbed) => boolean,
): VillageMeasure<Name> =>
  residentMeasure(
    id,
    (day) => day.adults,
    (resident, day) => question(day.climbedBy(resident.id)),
  );

const basicSkill = <Name extends string>(
  id: Name,
  index: 0 | 1 | 2 | 3 | 4,
): VillageMeasure<Name> =>
  householdMeasure(
    id,
    somebody((climbed, { ladder }) => stands(climbed, ladder.panes[index] ?? [])),
  );

/** The three that Hin Đăm reached for every owner of a smartphone. */
const FULL_SET: readonly (readonly Skill[])[] = [
  ['vneid-1', 'vneid-2'],
  ['health-record'],
  ['bank'],
];

/** Figures that visits and steps answer, over the people of the household register. */
export const DOORS_MEASURES = [
  householdMeasure('household-met', (household, _, { doors, asOf }) =>
    (doors.visitsByHousehold.get(household.id) ?? []).some((id) => {
      const visit = doors.visits.get(id);
      return visit !== undefined && visit.on <= asOf && visit.outcome === 'met';
    }),
  ),
  /** The national target: one and the same person proficient in all five basic skills. */
  householdMeasure(
    'household-proficient',
    somebody((climbed, { ladder }) => ladder.panes.every((skills) => stands(climbed, skills))),
  ),
  basicSkill('household-basic-public-services', 0),
  basicSkill('household-basic-shopping', 1),
  basicSkill('household-basic-payment', 2),
  basicSkill('household-basic-safety', 3),
  basicSkill('household-basic-local', 4),
  /** Level 2 contains level 1. */
  adults('adult-vneid-1', (climbed) => stands(climbed, ['vneid-1', 'vneid-2'])),
  adults('adult-vneid-2', (climbed) => stands(climbed, ['vneid-2'])),
  adults('adult-told', (climbed) => climbed.size > 0),
  residentMeasure(
    'owner-full-set',
    (day) => day.residents.filter((resident) => resident.smartphone === true),
    (resident, day) => {
      const climbed = day.climbedBy(resident.id);
      return FULL_SET.every((skills) => stands(climbed, skills));
    },
  ),
] as const;
