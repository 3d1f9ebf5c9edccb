import type { Book } from '#book/activity.ts';
import { emptyPlaces } from '#domain/places/state.ts';
import { authorOf } from '#domain/propose.ts';
import type { Author } from '#domain/propose.ts';
import type { Device } from '#device/device.ts';
import { findVillage } from './village.ts';
import type { Village } from './village.ts';

/*
 * What a screen intends, told to the domain with this village's states as they are now and with the
 * person of this phone: a screen may have been drawn before the last save.
 */

export function authorIn(device: Device, book: Book): Author {
  const me = device.me() ?? { person: '', name: '', grants: [] };
  const now = { on: device.now().on, newId: () => device.newId() };
  return authorOf(device.places()?.state ?? emptyPlaces(), book, me, now);
}

/** The states of a village as they are now, and the person of this phone as author of its books. */
export function asNow(village: Village) {
  const now = findVillage(village.device, village.place) ?? village;
  return {
    states: { homes: now.homes.state, doors: now.doors.state },
    atHomes: authorIn(now.device, now.homesBook),
    atDoors: authorIn(now.device, now.doorsBook),
  };
}
