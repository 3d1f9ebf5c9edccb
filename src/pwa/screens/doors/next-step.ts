import type { Id } from '#kernel/id.ts';
import { BASIC_SKILLS, SKILLS, STEPS } from '#domain/doors/facts.ts';
import type { Skill, Step } from '#domain/doors/facts.ts';
import { hasReached, stepOf } from '#domain/doors/state.ts';
import type { DoorsState } from '#domain/doors/state.ts';

export type NextStep = { readonly skill: Skill; readonly reached: Step };

const BASICS = new Set<Skill>(BASIC_SKILLS.flat());

/** The five basic skills first, each list easy things first. */
export const BASIC_ORDER: readonly Skill[] = SKILLS.filter((skill) => BASICS.has(skill));
export const OTHER_ORDER: readonly Skill[] = SKILLS.filter((skill) => !BASICS.has(skill));

/** The step after one, up to teaching others. */
export const stepAfter = (step: Step | undefined): Step | undefined =>
  step === undefined ? STEPS[0] : STEPS[STEPS.indexOf(step) + 1];

/**
 * What to try next with a person: the easiest basic skill that is still missing, a begun one before a new
 * one, then the other skills. Undefined when nothing is left but teaching others.
 */
export function nextStepOf(doors: DoorsState, resident: Id, day: number): NextStep | undefined {
  const isDone = (skill: Skill): boolean =>
    hasReached(stepOf(doors, resident, skill, day), 'alone');
  const isBegun = (skill: Skill): boolean => stepOf(doors, resident, skill, day) !== undefined;
  const missing = BASIC_SKILLS.filter((skills) => !skills.some(isDone)).flatMap((skills) => {
    const easiest = SKILLS.filter((skill) => skills.includes(skill));
    return easiest.find(isBegun) ?? easiest[0] ?? [];
  });
  const basics = BASIC_ORDER.filter((skill) => missing.some((each) => each === skill));
  const skill = basics.find(isBegun) ?? basics[0] ?? OTHER_ORDER.find((each) => !isDone(each));
  if (skill === undefined) return undefined;
  const reached = stepAfter(stepOf(doors, resident, skill, day));
  return reached === undefined ? undefined : { skill, reached };
}
