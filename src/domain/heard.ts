import type { Id } from '#kernel/id.ts';
import type { Notice } from '#domain/board/state.ts';
import { ancestorsOf, lineageOf, type PlacesState } from '#domain/places/state.ts';

/**
 * Whether a notice on a commune's board is for a village: it is named, or one that merged into it is; and
 * without names, every village that lay in the commune when the notice began, or lies in it by now. What
 * another commune told before the two became one is not for it.
 */
export function isHeardIn(
  places: PlacesState,
  commune: Id,
  { villages, from }: Pick<Notice, 'villages' | 'from'>,
  village: Id,
  day: number,
): boolean {
  const lineage = lineageOf(places, village, day);
  if (villages !== undefined) return lineage.some((each) => villages.includes(each));
  return [from, day].some((when) =>
    lineage.some((each) => ancestorsOf(places, each, when).includes(commune)),
  );
}
