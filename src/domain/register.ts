import type { Activity, ActivityName, FactSchemas } from '#book/activity.ts';
import type { Tables } from '#book/table.ts';
import { BOOKS } from '#domain/books.ts';
import { BOARD_ACCESS } from '#domain/board/access.ts';
import type { BOARD_FACTS } from '#domain/board/facts.ts';
import { type BoardStates, judgeBoard } from '#domain/board/judge.ts';
import type { BoardState } from '#domain/board/state.ts';
import { CARE_ACCESS } from '#domain/care/access.ts';
import { CARE_FACTS } from '#domain/care/facts.ts';
import { type CareStates, judgeCare } from '#domain/care/judge.ts';
import {
  aboutCare,
  type CareState,
  emptyCare,
  foldCare,
  introducedByCare,
  premisesOfCare,
} from '#domain/care/state.ts';
import { DESK_ACCESS } from '#domain/desk/access.ts';
import { DESK_FACTS } from '#domain/desk/facts.ts';
import { type DeskStates, judgeDesk } from '#domain/desk/judge.ts';
import { DESK_LETTERS } from '#domain/desk/letters.ts';
import {
  aboutDesk,
  awaitedByDesk,
  type DeskState,
  emptyDesk,
  foldDesk,
  introducedByDesk,
  premisesOfDesk,
} from '#domain/desk/state.ts';
import { DOORS_ACCESS } from '#domain/doors/access.ts';
import type { DOOR_FACTS } from '#domain/doors/facts.ts';
import type { DoorsStates } from '#domain/doors/judge.ts';
import { judgeDoorsAndCases } from '#domain/doors/judge-case.ts';
import { DOORS_LETTERS } from '#domain/doors/letters.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { concernedByAnswer } from '#domain/doors/survey.ts';
import { FUNDS_ACCESS } from '#domain/funds/access.ts';
import type { FUND_FACTS } from '#domain/funds/facts.ts';
import { type FundsStates, judgeFunds } from '#domain/funds/judge.ts';
import type { FundsState } from '#domain/funds/state.ts';
import { HOMES_ACCESS } from '#domain/homes/access.ts';
import type { HOME_FACTS } from '#domain/homes/facts.ts';
import { type HomesStates, judgeHomes } from '#domain/homes/judge.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { LEARNING_ACCESS } from '#domain/learning/access.ts';
import type { LEARNING_FACTS } from '#domain/learning/facts.ts';
import { judgeLearning, type LearningStates } from '#domain/learning/judge.ts';
import type { LearningState } from '#domain/learning/state.ts';
import { PEOPLE_ACCESS } from '#domain/people/access.ts';
import type { PEOPLE_FACTS } from '#domain/people/facts.ts';
import { judgePeople, type PeopleStates } from '#domain/people/judge.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { PLACES_ACCESS } from '#domain/places/access.ts';
import type { PLACE_FACTS } from '#domain/places/facts.ts';
import { judgePlaces, type PlacesStates } from '#domain/places/judge.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { REACH_ACCESS } from '#domain/reach/access.ts';
import type { REACH_FACTS } from '#domain/reach/facts.ts';
import { judgeReach, type ReachStates } from '#domain/reach/judge.ts';
import type { ReachState } from '#domain/reach/state.ts';
import { WORK_ACCESS } from '#domain/work/access.ts';
import type { WORK_FACTS } from '#domain/work/facts.ts';
import { judgeWork, type WorkStates } from '#domain/work/judge.ts';
import type { WorkState } from '#domain/work/state.ts';
import { RESIDUES } from '#domain/residues.ts';

const places: Activity<typeof PLACE_FACTS, PlacesState, PlacesStates> = {
  ...BOOKS.places,
  residue: RESIDUES.places,
  access: PLACES_ACCESS,
  needs: [],
  judge: judgePlaces,
};

const people: Activity<typeof PEOPLE_FACTS, PeopleState, PeopleStates> = {
  ...BOOKS.people,
  residue: RESIDUES.people,
  access: PEOPLE_ACCESS,
  needs: [],
  judge: judgePeople,
};

const homes: Activity<typeof HOME_FACTS, HomesState, HomesStates> = {
  ...BOOKS.homes,
  residue: RESIDUES.homes,
  access: HOMES_ACCESS,
  needs: [],
  judge: judgeHomes,
};

const doors: Activity<typeof DOOR_FACTS, DoorsState, DoorsStates> = {
  ...BOOKS.doors,
  residue: RESIDUES.doors,
  concerns: concernedByAnswer,
  letters: DOORS_LETTERS,
  access: DOORS_ACCESS,
  needs: ['homes', 'work'],
  judge: judgeDoorsAndCases,
};

const care: Activity<typeof CARE_FACTS, CareState, CareStates> = {
  name: 'care',
  facts: CARE_FACTS,
  upcasts: {},
  empty: emptyCare,
  fold: foldCare,
  about: aboutCare,
  introduces: introducedByCare,
  premises: premisesOfCare,
  residue: RESIDUES.care,
  access: CARE_ACCESS,
  needs: ['homes'],
  judge: judgeCare,
};

const learning: Activity<typeof LEARNING_FACTS, LearningState, LearningStates> = {
  ...BOOKS.learning,
  residue: RESIDUES.learning,
  access: LEARNING_ACCESS,
  needs: [],
  judge: judgeLearning,
};

const work: Activity<typeof WORK_FACTS, WorkState, WorkStates> = {
  ...BOOKS.work,
  residue: RESIDUES.work,
  access: WORK_ACCESS,
  needs: [],
  judge: judgeWork,
};

const board: Activity<typeof BOARD_FACTS, BoardState, BoardStates> = {
  ...BOOKS.board,
  residue: RESIDUES.board,
  access: BOARD_ACCESS,
  needs: [],
  judge: judgeBoard,
};

const reach: Activity<typeof REACH_FACTS, ReachState, ReachStates> = {
  ...BOOKS.reach,
  residue: RESIDUES.reach,
  access: REACH_ACCESS,
  needs: ['homes'],
  judge: judgeReach,
};

const funds: Activity<typeof FUND_FACTS, FundsState, FundsStates> = {
  ...BOOKS.funds,
  residue: RESIDUES.funds,
  access: FUNDS_ACCESS,
  needs: [],
  judge: judgeFunds,
};

const desk: Activity<typeof DESK_FACTS, DeskState, DeskStates> = {
  name: 'desk',
  facts: DESK_FACTS,
  upcasts: {},
  empty: emptyDesk,
  fold: foldDesk,
  about: aboutDesk,
  introduces: introducedByDesk,
  premises: premisesOfDesk,
  awaits: awaitedByDesk,
  residue: RESIDUES.desk,
  access: DESK_ACCESS,
  needs: [],
  letters: DESK_LETTERS,
  judge: judgeDesk,
};

/** Every activity there is. Adding one is one folder, one entry in `books.ts`, one line here. */
export const REGISTER = {
  places,
  people,
  homes,
  doors,
  care,
  learning,
  work,
  board,
  reach,
  funds,
  desk,
} as const;
/**
 * States of the books that a judge of any activity may read: `people` and `places` always,
 * `needs` besides.
 */
export type AllStates = {
  readonly places: PlacesState;
  readonly people: PeopleState;
  readonly homes: HomesState;
  readonly doors: DoorsState;
  readonly care: CareState;
  readonly learning: LearningState;
  readonly work: WorkState;
  readonly board: BoardState;
  readonly reach: ReachState;
  readonly funds: FundsState;
  readonly desk: DeskState;
};

/**
 * An activity for code that treats all alike: facts are checked by its schemas, states by its
 * name.
 */
export type PlainActivity = Activity<FactSchemas, Tables, AllStates>;

export const getActivity = (name: ActivityName): PlainActivity => REGISTER[name];
