import type { Id } from '#kernel/id.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import type { Resident } from '#domain/homes/state.ts';
import { type Skill, type Step, STEPS } from '#domain/doors/facts.ts';
import type { Lesson } from '#domain/doors/sessions.ts';
import { type DoorsState, hasReached, stepOf } from '#domain/doors/state.ts';
import { findSkill, hasTrait, type SkillLadder, taught } from '#domain/ladder.ts';

/** `before`: the skill it leads to, where that needs this one first. */
export type NextStep = { readonly skill: Skill; readonly reached: Step; readonly before?: Skill };

/** Why nothing is offered: a child, nothing left that is possible without a smartphone, all learnt. */
export type NothingNext = 'child' | 'no-phone' | 'all-done';

/** What of a person decides the next step. */
export type Learner = Pick<Resident, 'id' | 'birthYear' | 'smartphone' | 'bank' | 'epay'>;

/** Below this age nobody is asked to learn; a child is recorded when somebody wishes so. */
const LEARNS_FROM_AGE = 14;

/** `from-15`: see `learning/ladder.ts`. */
const SIGNS_FROM_AGE = 15;

/** The step after one, up to teaching others; without a phone or an app nobody is asked to install. */
export function stepAfter(
  ladder: SkillLadder,
  skill: Skill,
  step: Step | undefined,
  { smartphone }: Pick<Learner, 'smartphone'>,
): Step | undefined {
  const next = step === undefined ? STEPS[0] : STEPS[STEPS.indexOf(step) + 1];
  const skips = smartphone === false || !hasTrait(ladder, skill, 'app');
  return next === 'installed' && skips ? 'together' : next;
}

/**
 * What to try next with a person: the easiest basic skill still missing, a begun one before a new one,
 * then the other skills; only what this person can do, and what it needs first.
 */
export function nextStepOf(
  ladder: SkillLadder,
  doors: DoorsState,
  person: Learner,
  day: number,
): NextStep | NothingNext {
  const age = ageOn(person, day);
  if (age !== undefined && age < LEARNS_FROM_AGE) return 'child';
  const at = (skill: Skill): Step | undefined => stepOf(doors, person.id, skill, day);
  const isOpen = (skill: Skill): boolean =>
    !hasReached(at(skill), 'alone') && isPossible(ladder, skill, person, age);
  const pick = (skills: readonly Skill[]): Skill | undefined =>
    skills.find((skill) => at(skill) !== undefined) ?? skills[0];
  const basic = taught(ladder, 'basic');
  const missing = new Set(
    ladder.panes
      .filter((pane) => !pane.some((skill) => hasReached(at(skill), 'alone')))
      .flatMap(
        (pane) => pick(basic.filter((skill) => pane.includes(skill) && isOpen(skill))) ?? [],
      ),
  );
  const skill =
    pick(basic.filter((each) => missing.has(each))) ?? taught(ladder, 'other').find(isOpen);
  if (skill === undefined) return person.smartphone === false ? 'no-phone' : 'all-done';
  const taken = firstNeeded(ladder, skill, person, isOpen);
  const reached = stepAfter(ladder, taken, at(taken), person);
  if (reached === undefined) return 'all-done';
  return { skill: taken, reached, ...(taken !== skill && { before: skill }) };
}

function isPossible(
  ladder: SkillLadder,
  skill: Skill,
  person: Learner,
  age: number | undefined,
): boolean {
  if (person.smartphone === false && hasTrait(ladder, skill, 'own-phone')) return false;
  return age === undefined || age >= SIGNS_FROM_AGE || !hasTrait(ladder, skill, 'from-15');
}

/** What is to be learnt first of all that a skill needs; the skill itself when nothing is missing. */
function firstNeeded(
  ladder: SkillLadder,
  skill: Skill,
  person: Learner,
  isOpen: (skill: Skill) => boolean,
): Skill {
  const needs = findSkill(ladder, skill)?.needs ?? [];
  for (const { skill: need, isRetired } of ladder.skills) {
    if (!needs.includes(need) || isRetired || !isOpen(need)) continue;
    const hasIt = hasTrait(ladder, need, 'account') && hasAccount(person);
    if (!hasIt) return firstNeeded(ladder, need, person, isOpen); // needs lead nowhere in circles
  }
  return skill;
}

/** Something to pay from, as far as the register knows. */
const hasAccount = ({ bank, epay }: Learner): boolean => bank !== false || epay === true;

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
