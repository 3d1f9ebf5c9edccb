import { livesOnIn } from '#domain/places/state.ts';
import { findVillage, type Village, villagePlaces } from './village.ts';

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
