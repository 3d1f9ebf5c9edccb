import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { type Kind, KINDS, type Level, LEVELS } from '#domain/places/facts.ts';
import { childrenOf, existsOn, levelOf, nameAsOf } from '#domain/places/state.ts';
import { communesOf, findCommune, overseenBy } from '#pwa/screens/officer/territory.ts';

/**
 * Places whose months this person may ask for: the communes they look after and what they oversee above
 * those. Phones are not told of a province's readers: whoever has no right here at all may be one.
 */
export function groundsOf(device: Device): readonly Id[] {
  const { on } = device.now();
  const state = device.places()?.state;
  if (state === undefined) return communesOf(device);
  const levelNow = (id: Id): Level | undefined => {
    const place = state.places.get(id);
    return place && levelOf(nameAsOf(place, on).kind);
  };
  if (device.me()?.grants.length === 0) {
    return [...state.places.values()]
      .filter((place) => existsOn(place, on) && levelNow(place.id) === 'province')
      .filter(({ id }) => childrenOf(state, id, on).length > 0)
      .map(({ id }) => id);
  }
  const above = overseenBy(device).filter((id) => {
    const level = levelNow(id);
    return level !== undefined && level !== 'commune' && level !== 'village';
  });
  return [...new Set([...above, ...communesOf(device)])];
}

/** The place that is shown first. */
export const findGround = (device: Device): Id | undefined =>
  findCommune(device) ?? groundsOf(device)[0];

/** The level of a place as the home names its kind. */
export const levelOfKind = (kind: string): Level | undefined =>
  LEVELS.find((level) => KINDS[level].some((each: Kind) => each === kind));
