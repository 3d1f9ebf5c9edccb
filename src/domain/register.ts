import type { Activity, ActivityName, FactSchemas, Measured } from '#book/activity.ts';
import type { Tables } from '#book/table.ts';
import { DOORS_ACCESS } from '#domain/doors/access.ts';
import { DOOR_FACTS } from '#domain/doors/facts.ts';
import { type DoorsStates, judgeDoors } from '#domain/doors/judge.ts';
import { DOORS_MEASURES } from '#domain/doors/measures.ts';
import {
  aboutDoors,
  type DoorsState,
  emptyDoors,
  foldDoors,
  introducedByDoors,
  premisesOfDoors,
} from '#domain/doors/state.ts';
import { HOMES_ACCESS } from '#domain/homes/access.ts';
import { HOME_FACTS } from '#domain/homes/facts.ts';
import { type HomesStates, judgeHomes } from '#domain/homes/judge.ts';
import { HOMES_MEASURES } from '#domain/homes/measures.ts';
import {
  aboutHomes,
  emptyHomes,
  foldHomes,
  type HomesState,
  introducedByHomes,
  premisesOfHomes,
} from '#domain/homes/state.ts';
import { PEOPLE_ACCESS } from '#domain/people/access.ts';
import { PEOPLE_FACTS } from '#domain/people/facts.ts';
import { judgePeople, type PeopleStates } from '#domain/people/judge.ts';
import {
  aboutPeople,
  emptyPeople,
  foldPeople,
  introducedByPeople,
  type PeopleState,
  premisesOfPeople,
} from '#domain/people/state.ts';
import { PLACES_ACCESS } from '#domain/places/access.ts';
import { PLACE_FACTS } from '#domain/places/facts.ts';
import { judgePlaces, type PlacesStates } from '#domain/places/judge.ts';
import {
  aboutPlaces,
  emptyPlaces,
  foldPlaces,
  introducedByPlaces,
  type PlacesState,
  premisesOfPlaces,
} from '#domain/places/state.ts';
import { villageDay, type VillageMeasure, type VillageStates } from '#domain/village.ts';

const places: Activity<typeof PLACE_FACTS, PlacesState, PlacesStates> = {
  name: 'places',
  facts: PLACE_FACTS,
  upcasts: {},
  access: PLACES_ACCESS,
  needs: [],
  empty: emptyPlaces,
  fold: foldPlaces,
  about: aboutPlaces,
  introduces: introducedByPlaces,
  premises: premisesOfPlaces,
  judge: judgePlaces,
};

const people: Activity<typeof PEOPLE_FACTS, PeopleState, PeopleStates> = {
  name: 'people',
  facts: PEOPLE_FACTS,
  upcasts: {},
  access: PEOPLE_ACCESS,
  needs: [],
  empty: emptyPeople,
  fold: foldPeople,
  about: aboutPeople,
  introduces: introducedByPeople,
  premises: premisesOfPeople,
  judge: judgePeople,
};

const homes: Activity<typeof HOME_FACTS, HomesState, HomesStates> = {
  name: 'homes',
  facts: HOME_FACTS,
  upcasts: {},
  access: HOMES_ACCESS,
  needs: [],
  empty: emptyHomes,
  fold: foldHomes,
  about: aboutHomes,
  introduces: introducedByHomes,
  premises: premisesOfHomes,
  judge: judgeHomes,
};

const doors: Activity<typeof DOOR_FACTS, DoorsState, DoorsStates> = {
  name: 'doors',
  facts: DOOR_FACTS,
  upcasts: {},
  access: DOORS_ACCESS,
  needs: ['homes'],
  empty: emptyDoors,
  fold: foldDoors,
  about: aboutDoors,
  introduces: introducedByDoors,
  premises: premisesOfDoors,
  judge: judgeDoors,
};

/** Every activity there is. Adding one is one folder and one line here. */
export const REGISTER = { places, people, homes, doors } as const;

/**
 * States of the books that a judge of any activity may read: `people` and `places` always,
 * `needs` besides.
 */
export type AllStates = {
  readonly places: PlacesState;
  readonly people: PeopleState;
  readonly homes: HomesState;
  readonly doors: DoorsState;
};

/**
 * An activity for code that treats all alike: facts are checked by its schemas, states by its
 * name.
 */
export type PlainActivity = Activity<FactSchemas, Tables, AllStates>;

export const getActivity = (name: ActivityName): PlainActivity => REGISTER[name];

/** Every figure of a village, with its drill-down. */
export const MEASURES = [...HOMES_MEASURES, ...DOORS_MEASURES] as const;
export type MeasureName = (typeof MEASURES)[number]['id'];

export const findMeasure = (id: string): VillageMeasure<MeasureName> | undefined =>
  MEASURES.find((measure) => measure.id === id);

/** Every figure of a village at the end of a civil day, in the order of `MEASURES`. */
export function measureAll(
  states: VillageStates,
  asOf: number,
): ReadonlyMap<MeasureName, Measured> {
  const day = villageDay(states, asOf);
  return new Map(MEASURES.map((measure) => [measure.id, measure.over(day)]));
}
