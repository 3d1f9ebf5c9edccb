// The screens of a village's leader, and a survey from the office to the door and back.

import { PAPER_SCREENS } from './acting-screens.ts';
import { BOARD_SCREENS } from './board-screens.ts';
import { FUND_SCREENS } from './fund-screens.ts';
import { lookAtRounds } from './look-at-screens.ts';
import { MEETING_SCREENS } from './meeting-screens.ts';
import { LEADER_SCREENS } from './office-screens.ts';
import { PAIR_SCREENS } from './pair-screens.ts';
import { DIRECTIVE_SCREENS, TASK_SCREENS } from './task-screens.ts';
import { ASKED_SCREENS, QUESTION_SCREENS } from './question-screens.ts';
import { FILL_SCREENS, RESULT_SCREENS, SURVEY_SCREENS } from './survey-screens.ts';

const LEADER = 'Tổ trưởng, bản Phú Hưng';
const OFFICER = 'Cán bộ xã Sơn Động';

lookAtRounds([
  ['papers of households', LEADER, PAPER_SCREENS, 3],
  ['a leader', LEADER, LEADER_SCREENS, 9],
  ['a leader and neighbours', LEADER, PAIR_SCREENS, 3],
  ['a leader and the village’s money', LEADER, FUND_SCREENS, 31],
  ['a leader and the village’s board', LEADER, BOARD_SCREENS, 7],
  ['a leader and what is to be done', LEADER, TASK_SCREENS, 9],
  ['an officer and what villages are told to do', OFFICER, DIRECTIVE_SCREENS, 5],
  ['a leader and what residents ask', LEADER, QUESTION_SCREENS, 7],
  ['an officer and what residents ask', OFFICER, ASKED_SCREENS, 3],
  ['a leader and the village’s meetings', LEADER, MEETING_SCREENS, 11],
  // One after the other: opened at the office, asked at a door, looked at at the office.
  ['an officer with a survey', OFFICER, SURVEY_SCREENS, 5],
  ['a survey at a door', 'Thành viên tổ, bản Phú Hưng', FILL_SCREENS, 7],
  ['what came of a survey', OFFICER, RESULT_SCREENS, 2],
]);
