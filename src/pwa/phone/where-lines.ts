import type { Id } from '#kernel/id.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { whereaboutsOf } from '#domain/places/whereabouts.ts';
import { WHERE_WORDS } from '#domain/places/where-words.ts';
import { language } from '#pwa/ui/language.ts';

/** "Xã Sơn Động (trước 01/07/2025: xã An Bá)": where a place lies, and names still known. */
export function whereLines(
  places: PlacesState | undefined,
  id: Id,
  day: number,
): readonly string[] {
  if (places === undefined) return [];
  return WHERE_WORDS[language.value].whereabouts(whereaboutsOf(places, id, day)).map(startUpper);
}

const startUpper = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
