import { residueBy } from '#book/residue.ts';
import { BOARD_RESIDUES } from '#domain/board/residues.ts';
import { CARE_RESIDUES } from '#domain/care/residues.ts';
import { DESK_RESIDUES } from '#domain/desk/residues.ts';
import { DOOR_RESIDUES } from '#domain/doors/residues.ts';
import { FUND_RESIDUES } from '#domain/funds/residues.ts';
import { HOME_RESIDUES } from '#domain/homes/residues.ts';
import { LEARNING_RESIDUES } from '#domain/learning/residues.ts';
import { PEOPLE_RESIDUES } from '#domain/people/residues.ts';
import { PLACE_RESIDUES } from '#domain/places/residues.ts';
import { REACH_RESIDUES } from '#domain/reach/residues.ts';
import { WORK_RESIDUES } from '#domain/work/residues.ts';

/** What each activity leaves of an erased fact, apart because a phone seldom asks. */
export const RESIDUES = {
  places: residueBy(PLACE_RESIDUES),
  people: residueBy(PEOPLE_RESIDUES),
  homes: residueBy(HOME_RESIDUES),
  doors: residueBy(DOOR_RESIDUES),
  care: residueBy(CARE_RESIDUES),
  learning: residueBy(LEARNING_RESIDUES),
  work: residueBy(WORK_RESIDUES),
  board: residueBy(BOARD_RESIDUES),
  reach: residueBy(REACH_RESIDUES),
  funds: residueBy(FUND_RESIDUES),
  desk: residueBy(DESK_RESIDUES),
} as const;
