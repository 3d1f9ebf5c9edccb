import type { Id } from '#kernel/id.ts';
import { ancestorsOf, lineageOf, type PlacesState } from '#domain/places/state.ts';

/**
 * Whether a notice or directive of a commune is for a village: it is named, or one that merged into it is;
 * and without names, every village that lay in the commune when it began, or lies in it by now. What another
 * commune told before the two became one is not for it.
 */
export function isHeardIn(
  places: PlacesState,
  commune: Id,
  { villages, from }: { readonly villages?: readonly Id[] | undefined; readonly from: number },
  village: Id,
  day: number,
): boolean {
  const lineage = lineageOf(places, village, day);
  if (villages !== undefined) return lineage.some((each) => villages.includes(each));
  return [from, day].some((when) =>
    lineage.some((each) => ancestorsOf(places, each, when).includes(commune)),
  );
}
