import type { Id } from '#kernel/id.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import type { Resident } from '#domain/homes/state.ts';
import { BASIC_SKILLS, type Skill, SKILLS, type Step, STEPS } from '#domain/doors/facts.ts';
import type { Lesson } from '#domain/doors/sessions.ts';
import { type DoorsState, hasReached, stepOf } from '#domain/doors/state.ts';

export type NextStep = { readonly skill: Skill; readonly reached: Step };

/** Why nothing is offered: a child, nothing left that is possible without a smartphone, all learnt. */
export type NothingNext = 'child' | 'no-phone' | 'all-done';

/** What of a person decides the next step. */
export type Learner = Pick<Resident, 'id' | 'birthYear' | 'smartphone' | 'bank' | 'epay'>;

const BASICS = new Set<Skill>(BASIC_SKILLS.flat());

/** The five basic skills first, each list easy things first. */
export const BASIC_ORDER: readonly Skill[] = SKILLS.filter((skill) => BASICS.has(skill));
export const OTHER_ORDER: readonly Skill[] = SKILLS.filter((skill) => !BASICS.has(skill));

/** Below this age nobody is asked to learn; a child is recorded when somebody wishes so. */
const LEARNS_FROM_AGE = 14;

/** From 15 on one opens an account of one's own (Civil Code 2015, article 21; Circular 17/2024/TT-NHNN). */
const MONEY_FROM_AGE = 15;
const MONEY = new Set<Skill>(['bank', 'epay', 'bills', 'shopping', 'selling']);

/** What is learnt without a phone of one's own: at the door, at the desk, on a relative's phone. */
const WITHOUT_PHONE = new Set<Skill>(['safety', 'public-services', 'insurance']);

/** Skills that are a matter of knowing, with no app of their own. */
const NOTHING_TO_INSTALL = new Set<Skill>(['safety', 'news']);

/** The step after one, up to teaching others; without a phone or an app nobody is asked to install. */
export function stepAfter(
  skill: Skill,
  step: Step | undefined,
  { smartphone }: Pick<Learner, 'smartphone'>,
): Step | undefined {
  const next = step === undefined ? STEPS[0] : STEPS[STEPS.indexOf(step) + 1];
  const skips = smartphone === false || NOTHING_TO_INSTALL.has(skill);
  return next === 'installed' && skips ? 'together' : next;
}

/**
 * What to try next with a person: the easiest basic skill still missing, a begun one before a new one,
 * then the other skills; only what this person can do.
 */
export function nextStepOf(
  doors: DoorsState,
  person: Learner,
  day: number,
): NextStep | NothingNext {
  const age = ageOn(person, day);
  if (age !== undefined && age < LEARNS_FROM_AGE) return 'child';
  const at = (skill: Skill): Step | undefined => stepOf(doors, person.id, skill, day);
  const isOpen = (skill: Skill): boolean =>
    !hasReached(at(skill), 'alone') && isPossible(skill, person, age);
  const pick = (skills: readonly Skill[]): Skill | undefined =>
    skills.find((skill) => at(skill) !== undefined) ?? skills[0];
  const missing = new Set(
    BASIC_SKILLS.filter((pane) => !pane.some((skill) => hasReached(at(skill), 'alone'))).flatMap(
      (pane) => pick(SKILLS.filter((skill) => pane.includes(skill) && isOpen(skill))) ?? [],
    ),
  );
  const skill = pick(BASIC_ORDER.filter((each) => missing.has(each))) ?? OTHER_ORDER.find(isOpen);
  if (skill === undefined) return person.smartphone === false ? 'no-phone' : 'all-done';
  const taken = needsAccount(skill, person) && isOpen('bank') ? 'bank' : skill;
  const reached = stepAfter(taken, at(taken), person);
  return reached === undefined ? 'all-done' : { skill: taken, reached };
}

function isPossible(skill: Skill, person: Learner, age: number | undefined): boolean {
  if (person.smartphone === false && !WITHOUT_PHONE.has(skill)) return false;
  return age === undefined || age >= MONEY_FROM_AGE || !MONEY.has(skill);
}

/** Paying comes after an account to pay from. */
const needsAccount = (skill: Skill, { bank, epay }: Learner): boolean =>
  (skill === 'epay' || skill === 'bills') && bank === false && epay !== true;

/** Age reached within the year; undefined where the book does not know the birth year. */
const ageOn = ({ birthYear }: Learner, day: number): number | undefined =>
  birthYear === undefined ? undefined : dateOfDay(day).year - birthYear;

/** Days after a lesson in which a door is told to have missed it. */
const MISSED_DAYS = 30;

/**
 * The last lesson, while it is fresh, that nobody of a household came to though somebody there could have
 * learnt something; a reason to knock.
 */
export function missedBy(
  doors: DoorsState,
  lessons: readonly Lesson[],
  { household, residents }: { readonly household: Id; readonly residents: readonly Id[] },
  day: number,
): Lesson | undefined {
  const last = lessons.find(({ on, there }) => on <= day && there.length > 0);
  if (last === undefined || last.on < day - MISSED_DAYS) return undefined;
  if (last.there.some((each) => each.household === household)) return undefined;
  const isDone = (resident: Id): boolean =>
    hasReached(stepOf(doors, resident, last.skill, day), last.reached);
  return residents.every(isDone) ? undefined : last;
}
