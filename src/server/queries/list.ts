import type { Id } from '#kernel/id.ts';
import { sortByGivenName } from '#kernel/vi-text.ts';
import type { Measure } from '#book/activity.ts';
import { headNameOf } from '#domain/homes/state.ts';
import { nameAsOf } from '#domain/places/state.ts';
import type { MeasureName } from '#domain/measures.ts';
import type { VillageStates } from '#domain/village.ts';
import type { ListReply } from '#protocol/queries.ts';
import { type Chapter, openDoors, type Scope, type Village } from '#server/queries/scope.ts';

type Item = ListReply['items'][number];

/**
 * The households or people behind a figure: the measure's own lists, so that counting them gives it.
 * @param met only those met, or only those not; all when absent
 */
export async function list(
  scope: Scope,
  measure: Measure<MeasureName, VillageStates>,
  met: boolean | undefined,
): Promise<ListReply> {
  const items: Item[] = [];
  let ofCount = 0;
  let metCount = 0;
  for (const village of await openDoors(scope)) {
    for (const chapter of village.chapters) {
      const states = {
        homes: chapter.homes.state,
        doors: chapter.doors.state,
        ladder: chapter.ladder,
      };
      const measured = measure.measure(states, scope.asOf);
      ofCount += measured.of.length;
      metCount += measured.met.length;
      const reached = new Set(measured.met);
      for (const id of measured.of) {
        const isMet = reached.has(id);
        if (met !== undefined && met !== isMet) continue;
        items.push({ ...itemOf(scope, village, chapter, measure.counts, id), met: isMet });
      }
    }
  }
  return {
    at: scope.home.now(),
    asOf: scope.asOf,
    measure: measure.id,
    counts: measure.counts,
    of: ofCount,
    met: metCount,
    items: sortByGivenName(items, (item) => item.name),
  };
}

function itemOf(
  { asOf }: Scope,
  { place }: Village,
  { homes }: Chapter,
  counts: 'household' | 'resident',
  id: Id,
): Omit<Item, 'met'> {
  const resident = counts === 'resident' ? homes.state.residents.get(id) : undefined;
  const household = homes.state.households.get(resident?.household ?? id);
  const name = resident?.name ?? (household && headNameOf(homes.state, household, asOf)) ?? '';
  return {
    id,
    household: household?.id ?? id,
    village: place.id,
    villageName: nameAsOf(place, asOf).name,
    name,
    ...(resident?.birthYear !== undefined && { birthYear: resident.birthYear }),
    ...(household?.alley !== undefined && { alley: household.alley }),
  };
}
