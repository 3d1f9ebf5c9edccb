import type { Id } from '#kernel/id.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { findVillage, villagePlaces, type Village } from '#pwa/phone/village.ts';

/** The village and those this phone holds of which the same village was made: chapters of one book. */
export function chaptersOf(village: Village): readonly Village[] {
  const { device, place, places, day } = village;
  const state = places?.state;
  if (state === undefined) return [village];
  const now = livesOnIn(state, place, day);
  const others = villagePlaces(device)
    .filter((each) => each !== place && livesOnIn(state, each, day) === now)
    .flatMap((each) => findVillage(device, each) ?? []);
  return [village, ...others];
}

/** The place into which a place has gone by that day; itself while it stands, or where it was split. */
function livesOnIn(state: PlacesState, id: Id, day: number): Id {
  const seen = new Set<Id>();
  for (let at = id; !seen.has(at);) {
    seen.add(at);
    const ended = state.places.get(at)?.ended;
    const [into] = ended !== undefined && ended.from <= day ? ended.into : [];
    if (into === undefined || ended?.into.length !== 1) return at;
    at = into;
  }
  return id;
}
