import { authorIn } from './author-in.ts';
import { findEarly, findVillage } from './village.ts';
import type { Village } from './village.ts';

/*
 * What a screen intends, told to the domain with this village's states as they are now and with the
 * person of this phone: a screen may have been drawn before the last save.
 */

/** The states of a village as they are now, and the person of this phone as author of its books. */
export function asNow(village: Village) {
  const { device, place } = village;
  const now =
    findVillage(device, place) ?? (village.isEarly && findEarly(device, place)) ?? village;
  return {
    states: { homes: now.homes.state, doors: now.doors.state },
    atHomes: authorIn(now.device, now.homesBook),
    atDoors: authorIn(now.device, now.doorsBook),
  };
}
