import { signal } from '@preact/signals';
import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import type { Kind } from '#domain/places/facts.ts';
import { childrenOf, groundOf, levelOf, livesOnIn, nameAsOf } from '#domain/places/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { keep, recall } from '#pwa/phone/kept.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { language } from '#pwa/ui/language.ts';

type PlaceName = { readonly kind: string; readonly name: string };

const OVERSEERS: ReadonlySet<string> = new Set(['officer', 'admin', 'home']);

const chosen = signal<Id | undefined>(recall('commune'));

export function chooseCommune(place: Id): void {
  chosen.value = place;
  keep('commune', place);
}

/** "bản Phú Hưng" */
export const placeText = ({ kind, name }: PlaceName): string =>
  PLACES_WORDS[language.value].placeName(kind as Kind, name); // the home names kinds of the tree

export function findPlaceText(
  places: Folded<PlacesState> | undefined,
  id: Id,
  day: number,
): string | undefined {
  const place = places?.state.places.get(id);
  return place && placeText(nameAsOf(place, day));
}

/** Places that this person is given to look after today. */
export function overseenBy(device: Device): readonly Id[] {
  const { on } = device.now();
  return (device.me()?.grants ?? [])
    .filter(({ role, from, until }) => OVERSEERS.has(role) && from <= on && (until ?? on) >= on)
    .map(({ place }) => place);
}

/**
 * Communes that this person looks after today, through grants over them or above them. One that has become
 * part of another of them is looked at there.
 */
export function communesOf(device: Device): readonly Id[] {
  const { on } = device.now();
  const state = device.places()?.state;
  const granted = overseenBy(device);
  if (state === undefined) return granted;
  const all = new Set(granted.flatMap((place) => communesIn(state, place, on)));
  return [...all].filter((place) => {
    const now = livesOnIn(state, place, on);
    return now === place || !all.has(now);
  });
}

function communesIn(state: PlacesState, id: Id, day: number): readonly Id[] {
  const place = state.places.get(id);
  if (place === undefined) return [id];
  const level = levelOf(nameAsOf(place, day).kind);
  if (level === 'village') return [];
  if (level === 'commune') return [id];
  return childrenOf(state, id, day).flatMap((child) => communesIn(state, child.id, day));
}

/** The commune being looked at. */
export function findCommune(device: Device): Id | undefined {
  const communes = communesOf(device);
  return communes.find((each) => each === chosen.value) ?? communes[0];
}

/** Villages of a commune as the dated tree has them today, by name. */
export function villagesOf(
  device: Device,
  commune: Id,
): readonly { readonly id: Id; readonly name: string }[] {
  const { on } = device.now();
  const state = device.places()?.state;
  if (state === undefined) return [];
  return groundOf(state, commune, on)
    .map((place) => ({ id: place.id, name: placeText(nameAsOf(place, on)) }))
    .sort((left, right) => left.name.localeCompare(right.name, 'vi', { numeric: true }));
}
