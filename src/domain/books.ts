import type { ActivityName, FactSchemas } from '#book/activity.ts';
import type { Foldable } from '#book/folded.ts';
import type { Tables } from '#book/table.ts';
import { BOARD_FACTS } from '#domain/board/facts.ts';
import {
  aboutBoard,
  emptyBoard,
  foldBoard,
  introducedByBoard,
  premisesOfBoard,
} from '#domain/board/state.ts';
import { CARE_FACTS } from '#domain/care/facts.ts';
import { aboutDoors, introducedByDoors, premisesOfDoors } from '#domain/doors/about.ts';
import { DOOR_FACTS } from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors } from '#domain/doors/state.ts';
import { aboutFunds, introducedByFunds, premisesOfFunds } from '#domain/funds/about.ts';
import { FUND_FACTS } from '#domain/funds/facts.ts';
import { emptyFunds, foldFunds } from '#domain/funds/state.ts';
import { HOME_FACTS } from '#domain/homes/facts.ts';
import {
  aboutHomes,
  emptyHomes,
  foldHomes,
  introducedByHomes,
  premisesOfHomes,
} from '#domain/homes/state.ts';
import { LEARNING_FACTS } from '#domain/learning/facts.ts';
import {
  aboutLearning,
  emptyLearning,
  foldLearning,
  introducedByLearning,
  premisesOfLearning,
} from '#domain/learning/state.ts';
import { PEOPLE_FACTS } from '#domain/people/facts.ts';
import {
  aboutPeople,
  emptyPeople,
  foldPeople,
  introducedByPeople,
  premisesOfPeople,
} from '#domain/people/state.ts';
import { REACH_FACTS } from '#domain/reach/facts.ts';
import {
  aboutReach,
  emptyReach,
  foldReach,
  introducedByReach,
  premisesOfReach,
} from '#domain/reach/state.ts';
import { WORK_FACTS } from '#domain/work/facts.ts';
import {
  aboutWork,
  emptyWork,
  foldWork,
  introducedByWork,
  premisesOfWork,
} from '#domain/work/state.ts';
import { PLACE_FACTS } from '#domain/places/facts.ts';
import {
  aboutPlaces,
  emptyPlaces,
  foldPlaces,
  introducedByPlaces,
  premisesOfPlaces,
} from '#domain/places/state.ts';

/** How each activity's book is read: all that a phone needs to fold one. `register.ts` adds the judges. */
export const BOOKS = {
  places: {
    name: 'places',
    facts: PLACE_FACTS,
    upcasts: {},
    empty: emptyPlaces,
    fold: foldPlaces,
    about: aboutPlaces,
    introduces: introducedByPlaces,
    premises: premisesOfPlaces,
  },
  people: {
    name: 'people',
    facts: PEOPLE_FACTS,
    upcasts: {},
    empty: emptyPeople,
    fold: foldPeople,
    about: aboutPeople,
    introduces: introducedByPeople,
    premises: premisesOfPeople,
  },
  homes: {
    name: 'homes',
    facts: HOME_FACTS,
    upcasts: {},
    empty: emptyHomes,
    fold: foldHomes,
    about: aboutHomes,
    introduces: introducedByHomes,
    premises: premisesOfHomes,
  },
  doors: {
    name: 'doors',
    facts: DOOR_FACTS,
    upcasts: {},
    empty: emptyDoors,
    fold: foldDoors,
    about: aboutDoors,
    introduces: introducedByDoors,
    premises: premisesOfDoors,
  },
  learning: {
    name: 'learning',
    facts: LEARNING_FACTS,
    upcasts: {},
    empty: emptyLearning,
    fold: foldLearning,
    about: aboutLearning,
    introduces: introducedByLearning,
    premises: premisesOfLearning,
  },
  work: {
    name: 'work',
    facts: WORK_FACTS,
    upcasts: {},
    empty: emptyWork,
    fold: foldWork,
    about: aboutWork,
    introduces: introducedByWork,
    premises: premisesOfWork,
  },
  board: {
    name: 'board',
    facts: BOARD_FACTS,
    upcasts: {},
    empty: emptyBoard,
    fold: foldBoard,
    about: aboutBoard,
    introduces: introducedByBoard,
    premises: premisesOfBoard,
  },
  reach: {
    name: 'reach',
    facts: REACH_FACTS,
    upcasts: {},
    empty: emptyReach,
    fold: foldReach,
    about: aboutReach,
    introduces: introducedByReach,
    premises: premisesOfReach,
  },
  funds: {
    name: 'funds',
    facts: FUND_FACTS,
    upcasts: {},
    empty: emptyFunds,
    fold: foldFunds,
    about: aboutFunds,
    introduces: introducedByFunds,
    premises: premisesOfFunds,
  },
} as const;

/** A book's reading for code that treats all alike: facts are checked by its schemas. */
export type PlainBook = Foldable<FactSchemas, Tables>;

/** A phone folds nothing of a closed book: it holds none, and its own facts there are for the tray alone. */
const closed = (name: ActivityName, facts: FactSchemas): PlainBook => ({
  name,
  facts,
  upcasts: {},
  empty: () => ({}),
  fold: () => undefined,
  about: () => [],
  introduces: () => [],
  premises: () => [],
});

/** What is written to `care` at a door is checked there; the desk's book is written at the home alone. */
const CLOSED: Readonly<Record<'care' | 'desk', PlainBook>> = {
  care: closed('care', CARE_FACTS),
  desk: closed('desk', {}),
};

export const bookOf = (name: ActivityName): PlainBook =>
  name === 'care' || name === 'desk' ? CLOSED[name] : BOOKS[name];
