import type { Id } from '#kernel/id.ts';
import { doorOf } from '#domain/doors/state.ts';
import { headNameOf } from '#domain/homes/state.ts';
import { withPeopleOnce } from '#domain/people-once.ts';
import { censusOf } from '#domain/village.ts';
import type { DoorsReply, HouseholdReply } from '#protocol/queries.ts';
import { openDoors, placeMessage, type Scope } from '#server/queries/scope.ts';

/** The wall of doors of the villages asked for; where they stand only for a map. */
export async function doors(scope: Scope, withPositions: boolean): Promise<DoorsReply> {
  const households: DoorsReply['households'] = [];
  for (const { chapters } of await openDoors(scope)) {
    for (const { homes, doors: state, ladder } of chapters) {
      const census = censusOf(homes.state, scope.asOf);
      const once = withPeopleOnce(homes.state, state.state, scope.asOf);
      for (const one of census.households) {
        const residents = (census.byHousehold.get(one.id) ?? []).map(({ id }) => id);
        const { back, panes, ...door } = doorOf(ladder, once, one.id, residents, scope.asOf);
        const head = headNameOf(homes.state, one, scope.asOf);
        households.push({
          id: one.id,
          ...(head !== undefined && { head }),
          ...(one.code !== undefined && { code: one.code }),
          ...(one.alley !== undefined && { alley: one.alley }),
          ...door,
          panes: [...panes],
          ...(back !== undefined && { backOn: back.on }),
          ...(withPositions && one.position !== undefined && { position: one.position }),
        });
      }
    }
  }
  return { at: scope.home.now(), place: placeMessage(scope.place, scope.asOf), households };
}

/** One household with everybody who was ever written down in it, as the phone's own states show it. */
export async function household(scope: Scope, id: Id): Promise<HouseholdReply | undefined> {
  const where = scope.villages.filter(({ chapters }) =>
    chapters.some(({ homes }) => homes.state.households.has(id)),
  );
  for (const { place, chapters } of await openDoors(scope, where)) {
    for (const { homes, doors: state } of chapters) {
      const found = homes.state.households.get(id);
      if (found === undefined) continue;
      const residents = (homes.state.members.get(id) ?? []).flatMap((resident) => {
        const one = homes.state.residents.get(resident);
        return one?.household === id ? [one] : [];
      });
      const visits = (state.state.visitsByHousehold.get(id) ?? []).flatMap(
        (visit) => state.state.visits.get(visit) ?? [],
      );
      const once = withPeopleOnce(homes.state, state.state, scope.asOf);
      const byResident = (items: (resident: Id) => readonly object[] | undefined) =>
        Object.fromEntries(
          residents.map((one) => [one.id, (items(one.id) ?? []).map(withoutUnder)]),
        );
      return {
        at: scope.home.now(),
        village: placeMessage(place, scope.asOf),
        household: { ...found },
        residents: residents.map((one) => ({ ...one })),
        visits: visits.map((visit) => ({ ...visit })),
        rungs: byResident((resident) => once.rungsByResident.get(resident)),
        helps: byResident((resident) => once.helpsByResident.get(resident)),
      };
    }
  }
  return undefined;
}

/** Rows as they are shown, whichever entry of a person they were told under. */
const withoutUnder = (row: object): { [name: string]: unknown } =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'under'));
