import type { Id } from '#kernel/id.ts';
import { secondsOf } from '#demo/calendar.ts';
import type { Outcome } from '#domain/doors/facts.ts';
import { STEPS } from '#domain/doors/facts.ts';
import type { Dice } from '#demo/dice.ts';
import { backFor, isHome } from '#demo/habits.ts';
import { DONE_FOR, help, type LessonAt, teach } from '#demo/lesson.ts';
import {
  LATER_NOTES,
  MET_NOTES,
  NEIGHBOUR_NOTES,
  REFUSED_NOTES,
  STEP_CORRECTIONS,
  VISIT_CORRECTIONS,
} from '#demo/notes.ts';
import type { Pen, VillageProposal } from '#demo/pen.ts';
import { surveyDoor, tellNews } from '#demo/register.ts';
import type { DemoDoor, DemoResident, DemoVillage } from '#demo/village.ts';

/** A knock: who stands where, and what they write with. Minutes are those of the day. */
export type Knock = {
  readonly dice: Dice;
  readonly village: DemoVillage;
  readonly pen: Pen;
  readonly door: DemoDoor;
  readonly on: number;
  readonly minute: number;
};

/** Nobody learns more at one sitting. */
const LESSON_FACTS_MAX = 7;
const CONSENT_DAYS = 365;

/** Writes what comes of a knock at a door; answers the minutes it took. */
export function knock(at: Knock): number {
  const { dice, door, on, minute } = at;
  if (!isHome(dice, door, on, minute)) return findNobody(at);
  return door.wary > 0 || dice.chance(0.04) ? turnedAway(at) : meet(at);
}

const noted = (dice: Dice, share: number, notes: readonly string[]): { readonly note?: string } => {
  const note = dice.chance(share) ? dice.find(notes) : undefined;
  return note === undefined ? {} : { note };
};

type Visited = { readonly id: Id; readonly fact: VillageProposal };

function visited({ dice, door, on }: Knock, outcome: Outcome, rest: object = {}): Visited {
  const id = dice.id();
  door.lastOn = on;
  const body = { visit: id, household: door.id, outcome, ...rest };
  return { id, fact: { type: 'door.visited@1', on, body } };
}

function findNobody(at: Knock): number {
  const { dice, pen, door, on, minute } = at;
  const isTold = dice.chance(0.42);
  const back = isTold ? backFor(dice, door, on) : undefined;
  const note = isTold ? noted(dice, 0.4, NEIGHBOUR_NOTES[door.habit]) : {};
  const { id, fact } = visited(at, 'nobody', { ...(back && { back }), ...note });
  keepBack(door, back);
  const second = secondsOf(on, minute + 2, dice.int(60));
  pen.save('doors', second, [fact]);
  if (dice.chance(0.02)) correct(at, second + dice.range(120, 5_400), id);
  return 3;
}

/** A visit written down wrongly is put right the same evening, by who wrote it. */
function correct({ dice, pen, door, on }: Knock, at: number, visit: Id): void {
  const back = backFor(dice, door, on);
  keepBack(door, back);
  const reason = dice.pick(VISIT_CORRECTIONS);
  const body = {
    visit,
    household: door.id,
    was: 'nobody',
    outcome: 'later',
    back,
    reason,
  } as const;
  pen.save('doors', at, [{ type: 'door.corrected@1', on, body }]);
}

function turnedAway(at: Knock): number {
  const { dice, pen, door, on, minute } = at;
  const isRefused = door.wary > 0;
  const back = isRefused ? undefined : backFor(dice, door, on);
  if (isRefused) door.wary -= 1;
  const rest = isRefused
    ? noted(dice, 0.6, REFUSED_NOTES)
    : { back, ...noted(dice, 0.5, LATER_NOTES) };
  const { fact } = visited(at, isRefused ? 'refused' : 'later', rest);
  keepBack(door, back);
  pen.save('doors', secondsOf(on, minute + 4, dice.int(60)), [fact]);
  return 5;
}

function meet(at: Knock): number {
  const { dice, village, pen, door, on, minute } = at;
  const { id: visit, fact } = visited(at, 'met', noted(dice, 0.09, MET_NOTES));
  keepBack(door, undefined);
  const survey = isDueForSurvey(door, on) ? surveyDoor(door, on) : [];
  const news = [...tellNews(dice, village, door, on), ...survey];
  const lessonAt: LessonAt = { on, visit, door };
  const learners = chooseLearners(dice, door, village.plan.zeal);
  const lessons: VillageProposal[] = [];
  for (const learner of learners) {
    if (lessons.length < LESSON_FACTS_MAX) lessons.push(...teach(dice, learner, lessonAt));
  }
  const helped = helpElder(dice, door, lessonAt);
  const minutes = 8 + Math.ceil(1.2 * (lessons.length + news.length)) + dice.int(8);
  const end = secondsOf(on, minute + minutes, dice.int(60));
  const register = [...news, ...helped.consents];
  if (register.length > 0) pen.save('homes', end - 150, register);
  pen.save('doors', end, [fact, ...lessons, ...helped.helps]);
  const learner = learners[0];
  if (learner !== undefined && dice.chance(0.03)) {
    putStepRight(at, learner, end + dice.range(240, 3_600));
  }
  door.lastMetOn = on;
  return minutes;
}

function putStepRight({ dice, pen, door, on }: Knock, resident: DemoResident, at: number): void {
  const last = resident.lastStep;
  const reached = last === undefined ? undefined : resident.steps[last.skill];
  if (last === undefined || reached === undefined || reached < 1 || reached > 3) return;
  delete resident.lastStep;
  resident.steps[last.skill] = reached - 1;
  const was = STEPS[reached] ?? STEPS[0];
  const lower = STEPS[reached - 1] ?? STEPS[0];
  const reason = dice.pick(STEP_CORRECTIONS);
  const about = { step: last.step, household: door.id, resident: resident.id };
  const body = { ...about, was, reached: lower, reason };
  pen.save('doors', at, [{ type: 'skill.corrected@1', on, body }]);
}

function keepBack(door: DemoDoor, back: DemoDoor['back']): void {
  if (back === undefined) delete door.back;
  else door.back = back;
}

/** Phones and accounts are asked about at the first visit, and again after some months. */
const isDueForSurvey = (door: DemoDoor, on: number): boolean =>
  !door.isSurveyed || on - door.lastMetOn >= 35;

/** One or two people sit down with the member, more where a team takes its time. */
function chooseLearners(dice: Dice, door: DemoDoor, zeal: number): readonly DemoResident[] {
  const here = door.residents.filter(
    ({ age, away }) => age >= 12 && !away && dice.chance(age < 18 ? 0.45 : 0.75),
  );
  const grown = dice.shuffle(here).sort((left, right) => eagerness(right) - eagerness(left));
  const count = 1 + (dice.chance(0.75 * zeal) ? 1 : 0) + (dice.chance(0.45 * zeal) ? 1 : 0);
  return grown.slice(0, count);
}

/** Whoever learns well sits nearest; those who can do everything stand aside. */
const eagerness = ({ talent, age, steps }: DemoResident): number => {
  let alone = 0;
  for (const step of steps) if (step >= 3) alone += 1;
  return talent * 0.7 - alone * 0.05 - (age < 18 ? 0.4 : 0);
};

type Helped = {
  readonly consents: readonly VillageProposal[];
  readonly helps: readonly VillageProposal[];
};

/** What an old person needs done is done for them, once they have agreed. */
function helpElder(dice: Dice, door: DemoDoor, at: LessonAt): Helped {
  const elder = door.residents.find(({ age, talent, away }) => age >= 62 && talent < 0.32 && !away);
  if (elder === undefined || !dice.chance(0.3)) return { consents: [], helps: [] };
  const consents: VillageProposal[] = [];
  if (elder.consentUntil === undefined || elder.consentUntil < at.on) {
    if (!dice.chance(0.6)) return { consents: [], helps: [] };
    elder.consentUntil = at.on + CONSENT_DAYS;
    const body = { resident: elder.id, purpose: 'assist', until: elder.consentUntil } as const;
    consents.push({ type: 'consent.marked@1', on: at.on, body });
  }
  return { consents, helps: [help(dice, elder, dice.pick(DONE_FOR), 'for', at)] };
}
