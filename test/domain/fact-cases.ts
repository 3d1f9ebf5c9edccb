import { ABOVE_CASES } from './cases-above.ts';
import { BOARD_CASES, REACH_CASES } from './cases-board.ts';
import { CARE_CASES } from './cases-care.ts';
import { DESK_CASES } from './cases-desk.ts';
import { FUND_CASES } from './cases-funds.ts';
import { LEARNING_CASES } from './cases-learning.ts';
import { MEETING_CASES, ROLL_CASES } from './cases-meeting.ts';
import { OWN_CASES } from './cases-own.ts';
import { DIRECTIVE_CASES, POST_CASES, TASK_CASES } from './cases-tasks.ts';
import { QUESTION_CASES, REPLY_CASES } from './cases-questions.ts';
import { TEAM_CASES } from './cases-team.ts';
import { ANSWER_CASES, WORK_CASES } from './cases-work.ts';
import { VILLAGE_CASES } from './cases-village.ts';
import type { FactCase } from './fact-case.ts';

/** One fact of each type, in an order in which they can be said one after the other. */
export const FACT_CASES: readonly FactCase[] = [
  ...ABOVE_CASES,
  ...POST_CASES,
  ...VILLAGE_CASES,
  ...TEAM_CASES,
  ...CARE_CASES,
  ...LEARNING_CASES,
  ...WORK_CASES,
  ...DIRECTIVE_CASES,
  ...ANSWER_CASES,
  ...BOARD_CASES,
  ...REACH_CASES,
  ...TASK_CASES,
  ...REPLY_CASES,
  ...QUESTION_CASES,
  ...MEETING_CASES,
  ...ROLL_CASES,
  ...FUND_CASES,
  ...OWN_CASES,
  ...DESK_CASES,
];
