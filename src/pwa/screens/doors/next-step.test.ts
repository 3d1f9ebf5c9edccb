import { expect, test } from 'vitest';
import { BASIC_SKILLS, SKILLS, STEPS } from '#domain/doors/facts.ts';
import type { Skill, Step } from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors } from '#domain/doors/state.ts';
import { BASIC_ORDER, nextStepOf, OTHER_ORDER, stepAfter } from './next-step.ts';

function doorsAfter(steps: readonly (readonly [Skill, Step])[]) {
  const doors = emptyDoors();
  for (const [index, [skill, reached]] of steps.entries()) {
    const body = { step: `step-${index}`, household: 'h', resident: 'r', skill, reached };
    foldDoors(doors, {
      type: 'skill.stepped@1',
      stream: 's',
      n: index + 1,
      at: index,
      on: 9,
      body,
    });
  }
  return doors;
}
const nextAfter = (steps: readonly (readonly [Skill, Step])[]) =>
  nextStepOf(doorsAfter(steps), 'r', 10);

test('every skill stands in one of the two lists', () => {
  expect([...BASIC_ORDER, ...OTHER_ORDER].sort()).toEqual([...SKILLS].sort());
});

test('the easiest basic skill comes first, a begun one before a new one', () => {
  expect(nextAfter([])).toEqual({ skill: 'vneid-1', reached: 'told' });
  expect(nextAfter([['shopping', 'installed']])).toEqual({
    skill: 'shopping',
    reached: 'together',
  });
  expect(nextAfter([['vneid-1', 'alone']])).toEqual({ skill: 'safety', reached: 'told' });
});

test('one skill of a pane is enough, then come the others, then nothing', () => {
  const basics = BASIC_SKILLS.map((skills): readonly [Skill, Step] => [skills[0], 'alone']);
  expect(nextAfter(basics)).toEqual({ skill: 'zalo', reached: 'told' });
  const all = SKILLS.map((skill): readonly [Skill, Step] => [skill, 'alone']);
  expect(nextAfter(all)).toBeUndefined();
});

test('steps follow each other and end', () => {
  expect([undefined, ...STEPS].map(stepAfter)).toEqual([...STEPS, undefined]);
});
