import type { Id } from '#kernel/id.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { whereaboutsOf } from '#domain/places/whereabouts.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { language } from '#pwa/ui/language.ts';
import { startUpper } from './names.ts';

/** "Xã Sơn Động (trước 01/07/2025: xã An Bá)": where a place lies, and names still known. */
export function whereLines(
  places: PlacesState | undefined,
  id: Id,
  day: number,
): readonly string[] {
  if (places === undefined) return [];
  return PLACES_WORDS[language.value].whereabouts(whereaboutsOf(places, id, day)).map(startUpper);
}
