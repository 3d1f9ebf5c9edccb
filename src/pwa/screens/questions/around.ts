import type { Id } from '#kernel/id.ts';
import { emptyPlaces, type PlacesState } from '#domain/places/state.ts';
import type { Device } from '#device/device.ts';
import { phone, tick } from '#pwa/phone/phone.ts';
import { firstPlace } from '#pwa/phone/roles.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { findCommune } from '#pwa/screens/officer/territory.ts';
import { type Given, givenNear } from './asks.ts';

/** Where the phone is being used: in a village, or over a commune. */
export type Around = {
  readonly device: Device;
  readonly village: Village | undefined;
  readonly place: Id;
  readonly places: PlacesState;
  readonly day: number;
  readonly given: readonly Given[];
};

export function useAround(): Around | undefined {
  void tick.value;
  const village = useVillage();
  const device = phone.value;
  if (device === undefined) return undefined;
  const isOffice = firstPlace(device) === 'commune';
  const place = isOffice ? findCommune(device) : village?.place;
  if (place === undefined) return undefined;
  const places = device.places()?.state ?? emptyPlaces();
  const { on: day } = device.now();
  const given = givenNear(device, places, place, day);
  return { device, village: isOffice ? undefined : village, place, places, day, given };
}

export const findGiven = (around: Around | undefined, id: string | undefined): Given | undefined =>
  around?.given.find(({ answer }) => answer.answer === id);
