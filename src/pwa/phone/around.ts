import { dateOfDay } from '#kernel/vi-calendar.ts';
import type { Around, Neighbour } from '#domain/doors/pairing.ts';
import { isNameless, isThere } from '#domain/homes/state.ts';
import type { Village } from './village.ts';

/** Under this age parents agree for a child. */
const AGREES_FROM_AGE = 16;

const known = new WeakMap<Village, Around>();

/** Everybody who counts in a village today; worked out once until something changes. */
export function aroundIn(village: Village): Around {
  const around = known.get(village) ?? neighboursIn(village);
  known.set(village, around);
  return around;
}

function neighboursIn({ homes, day }: Village): Around {
  const { year } = dateOfDay(day);
  const around = new Map<string, Neighbour>();
  for (const resident of homes.state.residents.values()) {
    const { id, household, away, birthYear } = resident;
    const house = homes.state.households.get(household);
    const isHere = house !== undefined && isThere(house, day) && isThere(resident, day);
    if (!isHere || isNameless(resident)) continue;
    const { alley, position } = house;
    around.set(id, {
      id,
      household,
      ...(alley !== undefined && { alley }),
      ...(position !== undefined && { position }),
      ...(away !== undefined && { away }),
      ...(birthYear !== undefined && { child: year - birthYear < AGREES_FROM_AGE }),
    });
  }
  return around;
}
