import { computed, signal } from '@preact/signals';
import type { Book } from '#book/activity.ts';
import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { withPeopleOnce } from '#domain/people-once.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { peopleOf } from './attention.ts';
import { ladderFor } from './ladder.ts';
import { keep, recall } from './kept.ts';
import { phone, tick } from './phone.ts';
import { route } from '#pwa/router.ts';
import { language } from '#pwa/ui/language.ts';

/** One village as this phone holds it, own unconfirmed facts on top. `day` is today, `at` now. */
export type Village = {
  readonly device: Device;
  readonly place: Id;
  readonly homesBook: Book;
  readonly doorsBook: Book;
  readonly homes: Folded<HomesState>;
  readonly doors: Folded<DoorsState>;
  readonly people: Folded<PeopleState> | undefined;
  readonly places: Folded<PlacesState> | undefined;
  /** What its commune teaches. */
  readonly ladder: SkillLadder;
  readonly day: number;
  readonly at: number;
  /** What was done at its doors is still to come: of it only what this phone said is known. */
  readonly isEarly?: true;
};

const chosen = signal<Id | undefined>(recall('village'));

/** Places of the villages this phone holds doors of. */
export const villagePlaces = (device: Device): readonly Id[] =>
  doorPlaces(device).filter((place) => device.findComing('doors', place) === undefined);

const doorPlaces = (device: Device): readonly Id[] =>
  device.books().flatMap((book) => (book.activity === 'doors' ? [book.place] : []));

/** Whether the doors of a village can be shown, be it that their history is still to come. */
export const hasVillage = (device: Device): boolean =>
  villagePlaces(device).some(
    (place) => device.findView('homes', place) && device.findView('doors', place),
  );

/** The households of the first village, be it that nothing is known yet of what was done there. */
export function housesOf(
  device: Device,
): { readonly place: Id; readonly homes: Folded<HomesState> } | undefined {
  for (const { activity, place } of device.books()) {
    const homes = activity === 'homes' ? device.findView('homes', place) : undefined;
    if (homes !== undefined) return { place, homes };
  }
  return undefined;
}

/** A village, or this one, while what was done at its doors is still to come, where it can be written to. */
export function findEarly(device: Device, asked?: Id): Village | undefined {
  const place = doorPlaces(device).find(
    (each) => (asked ?? each) === each && device.findComing('doors', each) !== undefined,
  );
  const rest = place === undefined ? undefined : homesAt(device, place);
  const doors = place === undefined ? undefined : device.findComing('doors', place);
  if (rest === undefined || doors === undefined) return undefined;
  return { ...rest, doors, people: undefined, isEarly: true };
}

const early = computed(() => {
  void tick.value;
  void language.value;
  return phone.value && findEarly(phone.value);
});

/** The village of the door being looked at, be it that what was done at its doors is still to come. */
export function useVillageToVisit(): Village | undefined {
  const coming = early.value;
  const isThere = coming !== undefined && holds(coming, named.value.split('/'));
  return isThere ? coming : current.value;
}

function today(device: Device): Pick<Village, 'day' | 'at'> {
  const { at, on } = device.now();
  return { day: on, at };
}

export function chooseVillage(place: Id): void {
  chosen.value = place;
  keep('village', place);
}

/** Stays the same object until something on the phone, or the language, changes. */
const wanted = computed(() => {
  void tick.value;
  void language.value;
  return phone.value && findVillage(phone.value, chosen.value);
});

/** What the place of the app names: households, people, visits. */
const named = computed(() => route.value.path.slice(1).join('/'));

/** A door that stands in another book of this phone is looked at in its own. */
const current = computed(() => {
  const village = wanted.value;
  const ids = named.value.split('/');
  if (village === undefined || named.value === '' || holds(village, ids)) return village;
  for (const place of villagePlaces(village.device)) {
    const other = place === village.place ? undefined : findVillage(village.device, place);
    if (other !== undefined && holds(other, ids)) return other;
  }
  return village;
});

const holds = ({ homes, doors }: Village, ids: readonly Id[]): boolean =>
  ids.some(
    (id) =>
      homes.state.households.has(id) || homes.state.residents.has(id) || doors.state.visits.has(id),
  );

/** The village being looked at; undefined while its books are not loaded. */
export const useVillage = (): Village | undefined => current.value;

/** What is taught where the phone is being used. */
export const ladderNow = (): SkillLadder => current.value?.ladder ?? BROUGHT_LADDER;

export function findVillage(device: Device, asked: Id | undefined): Village | undefined {
  const places = villagePlaces(device);
  const place = places.find((each) => each === asked) ?? places[0];
  if (place === undefined) return undefined;
  const rest = homesAt(device, place);
  const doors = device.findView('doors', place);
  if (rest === undefined || doors === undefined) return undefined;
  const state = withPeopleOnce(rest.homes.state, doors.state, rest.day);
  return { ...rest, doors: { ...doors, state }, people: peopleOf(device, rest.doorsBook) };
}

/** A village, but for what was done at its doors. */
function homesAt(device: Device, place: Id): Omit<Village, 'doors' | 'people'> | undefined {
  const homesBook = device.findBook('homes', place);
  const doorsBook = device.findBook('doors', place);
  const homes = device.findView('homes', place);
  if (homesBook === undefined || doorsBook === undefined || homes === undefined) return undefined;
  const places = device.places();
  const ladder = ladderFor(device, place);
  return { device, place, homesBook, doorsBook, homes, places, ladder, ...today(device) };
}
