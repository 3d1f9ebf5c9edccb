import type { Id } from '#kernel/id.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import type { Measure, Measured } from '#book/activity.ts';
import { type Skill, STEPS } from '#domain/doors/facts.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import {
  type HomesState,
  type Household,
  householdsOn,
  isAdult,
  isThere,
  type Resident,
} from '#domain/homes/state.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { withPeopleOnce } from '#domain/people-once.ts';
import { type PeopleState, teamOn } from '#domain/people/state.ts';

/**
 * What the figures of a village are computed from; one that has chapters asks each pair of
 * books.
 */
export type VillageStates = {
  readonly homes: HomesState;
  readonly doors: DoorsState;
  /** Of its commune. */
  readonly ladder: SkillLadder;
};

/** Who counts at the end of a civil day. Residents without a household that counts do not. */
export type Census = {
  readonly households: readonly Household[];
  readonly residents: readonly Resident[];
  readonly byHousehold: ReadonlyMap<Id, readonly Resident[]>;
};

export function censusOf(homes: HomesState, day: number): Census {
  const households = householdsOn(homes, day);
  const byHousehold = new Map<Id, Resident[]>(households.map((household) => [household.id, []]));
  const residents: Resident[] = [];
  for (const resident of homes.residents.values()) {
    const members = byHousehold.get(resident.household);
    if (members === undefined || !isThere(resident, day)) continue;
    members.push(resident);
    residents.push(resident);
  }
  return { households, residents, byHousehold };
}

/** How far a person has come by skill: the index of the step that stands. */
export type Climbed = ReadonlyMap<Skill, number>;

/** A village at the end of a civil day: what several figures ask is worked out once. */
export type VillageDay = Census & {
  readonly asOf: number;
  readonly doors: DoorsState;
  readonly ladder: SkillLadder;
  /** By year of birth; whoever's year is unknown is not counted as an adult. */
  readonly adults: readonly Resident[];
  climbedBy(resident: Id): Climbed;
};

export function villageDay(
  { homes, doors: told, ladder }: VillageStates,
  asOf: number,
): VillageDay {
  const doors = withPeopleOnce(homes, told, asOf);
  const census = censusOf(homes, asOf);
  const { year } = dateOfDay(asOf);
  const climbed = new Map<Id, Climbed>();
  return {
    ...census,
    asOf,
    doors,
    ladder,
    adults: census.residents.filter((resident) => isAdult(resident, year)),
    climbedBy(resident) {
      const known = climbed.get(resident) ?? climb(doors, resident, asOf);
      climbed.set(resident, known);
      return known;
    },
  };
}

/** Steps stand in the order of their days, so the last of a skill is the one that stands. */
function climb(doors: DoorsState, resident: Id, asOf: number): Climbed {
  const climbed = new Map<Skill, number>();
  for (const rung of doors.rungsByResident.get(resident) ?? []) {
    if (rung.on > asOf) break;
    if (rung.reached !== undefined) climbed.set(rung.skill, STEPS.indexOf(rung.reached));
  }
  return climbed;
}

/** A measure of a village that can share one day's work with the others. */
export type VillageMeasure<Name extends string = string> = Measure<Name, VillageStates> & {
  over(day: VillageDay): Measured;
};

export const villageMeasure = <Name extends string>(
  id: Name,
  counts: 'household' | 'resident',
  over: (day: VillageDay) => Measured,
): VillageMeasure<Name> => ({
  id,
  counts,
  over,
  measure: (states, asOf) => over(villageDay(states, asOf)),
});

/** Households, met when the question about them is answered with yes. */
export const householdMeasure = <Name extends string>(
  id: Name,
  question: (household: Household, members: readonly Resident[], day: VillageDay) => boolean,
): VillageMeasure<Name> =>
  villageMeasure(id, 'household', (day) => ({
    of: day.households.map((household) => household.id),
    met: day.households
      .filter((household) => question(household, day.byHousehold.get(household.id) ?? [], day))
      .map((household) => household.id),
  }));

/** Residents chosen, met when the question about them is answered with yes. */
export const residentMeasure = <Name extends string>(
  id: Name,
  choose: (day: VillageDay) => readonly Resident[],
  question: (resident: Resident, day: VillageDay) => boolean,
): VillageMeasure<Name> =>
  villageMeasure(id, 'resident', (day) => {
    const chosen = choose(day);
    const met = chosen.filter((resident) => question(resident, day));
    return { of: chosen.map((resident) => resident.id), met: met.map((resident) => resident.id) };
  });

/** How many people stand on the teams of these places on a day; how many, never who. */
export const teamSizeOn = (people: PeopleState, places: readonly Id[], day: number): number =>
  teamOn(people, places, day).size;
