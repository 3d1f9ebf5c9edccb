import type { Id } from '#kernel/id.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import {
  type HomesState,
  type Household,
  householdsOn,
  isAdult,
  isThere,
  type Resident,
} from '#domain/homes/state.ts';
import { membersOn, type PeopleState } from '#domain/people/state.ts';

/** What the figures of a village are computed from: as many pairs of books as it has chapters are asked one by one. */
export type VillageStates = { readonly homes: HomesState; readonly doors: DoorsState };

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

/** Adults on a day, by year of birth; whoever's year is unknown is not counted as one. */
export function adultsOf(residents: readonly Resident[], day: number): readonly Resident[] {
  const { year } = dateOfDay(day);
  return residents.filter((resident) => isAdult(resident, year));
}

/** How many people stand on the teams of a place on a day; how many, never who. */
export const teamSizeOn = (people: PeopleState, place: Id, day: number): number =>
  new Set(
    [...people.teams.values()]
      .filter((team) => team.place === place)
      .flatMap((team) => membersOn(team, day).map((member) => member.person)),
  ).size;
