import { expect, test } from 'vitest';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import { type Skill, SKILLS, type Step, STEPS } from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors } from '#domain/doors/state.ts';
import { type SkillLadder, taught } from '#domain/ladder.ts';
import { BROUGHT_LADDER, ladderOf } from '#domain/learning/ladder.ts';
import { emptyLearning, foldLearning } from '#domain/learning/state.ts';
import { type Learner, nextStepOf, stepAfter } from './next.ts';

const DAY = dayOfDate({ year: 2026, month: 11, dayOfMonth: 21 });

type Reached = readonly (readonly [Skill, Step])[];
type Who = Omit<Learner, 'id'>;

function doorsAfter(steps: Reached) {
  const doors = emptyDoors();
  for (const [index, [skill, reached]] of steps.entries()) {
    const body = { step: `step-${index}`, household: 'h', resident: 'r', skill, reached };
    const told = { type: 'skill.stepped@1', stream: 's', n: index + 1, at: index } as const;
    foldDoors(doors, { ...told, on: DAY - 1, body });
  }
  return doors;
}

const nextOf = (who: Who, steps: Reached = [], ladder: SkillLadder = BROUGHT_LADDER) => {
  const next = nextStepOf(ladder, doorsAfter(steps), { id: 'r', ...who }, DAY);
  return typeof next === 'string' ? next : `${next.skill} ${next.reached}`;
};

const alone = (...skills: readonly Skill[]): Reached => skills.map((skill) => [skill, 'alone']);
const grown = { birthYear: 1980, smartphone: true, bank: true };
const noPhone = { birthYear: 1950, smartphone: false };

test.each<[what: string, who: Who, steps: Reached, next: string]>([
  ['a grown person begins with the easiest basic skill', grown, [], 'vneid-1 told'],
  ['of whom nothing is known as well', {}, [], 'vneid-1 told'],
  ['a child of 6 is asked nothing', { birthYear: 2020 }, [], 'child'],
  ['nor one of 13', { birthYear: 2013 }, [], 'child'],
  ['from 14 on there is a next step', { birthYear: 2012 }, [], 'vneid-1 told'],
  ['what is begun comes first', grown, [['shopping', 'told']], 'shopping installed'],
  ['the next pane follows', grown, alone('vneid-1'), 'safety told'],
  ['either VNeID lights its pane', grown, alone('vneid-2'), 'safety told'],
  ['self-protection installs nothing', grown, [['safety', 'told']], 'safety together'],
  ['paying needs an account', { ...grown, bank: false }, alone('vneid-1', 'safety'), 'bank told'],
  ['which epay has', { bank: false, epay: true }, alone('vneid-1', 'safety'), 'epay told'],
  ['or a known bank', grown, alone('vneid-1', 'safety'), 'epay told'],
  [
    'with banking learnt, paying comes',
    { bank: false },
    alone('vneid-1', 'safety', 'bank'),
    'epay told',
  ],
  [
    'at 14 money matters wait',
    { birthYear: 2012 },
    alone('vneid-1', 'safety'),
    'public-services told',
  ],
  ['without a smartphone: self-protection', noPhone, [], 'safety told'],
  ['then the desk', noPhone, alone('safety'), 'public-services told'],
  [
    'with nothing to install',
    noPhone,
    [...alone('safety'), ['public-services', 'told']],
    'public-services together',
  ],
  [
    'until what is possible is done',
    noPhone,
    alone('safety', 'public-services', 'insurance'),
    'no-phone',
  ],
  [
    'one skill of a pane is enough',
    grown,
    alone(...BROUGHT_LADDER.panes.map(([first = '']) => first)),
    'zalo told',
  ],
  ['everything has its end', grown, alone(...SKILLS), 'all-done'],
])('%s', (_, who, steps, next) => {
  expect(nextOf(who, steps)).toBe(next);
});

test('every skill stands in one of the two lists', () => {
  expect([...taught(BROUGHT_LADDER, 'basic'), ...taught(BROUGHT_LADDER, 'other')].sort()).toEqual(
    [...SKILLS].sort(),
  );
});

test('steps follow each other and end', () => {
  const after = (skill: Skill, who: Who) =>
    [undefined, ...STEPS].map((step) => stepAfter(BROUGHT_LADDER, skill, step, who));
  expect(after('zalo', {})).toEqual([...STEPS, undefined]);
  const short = ['told', 'together', 'together', 'alone', 'teaches', undefined];
  expect(after('zalo', { smartphone: false })).toEqual(short);
  expect(after('safety', {})).toEqual(short);
});

test('a commune’s own ladder leads: its skills, its order, what each needs, its fifth', () => {
  const learning = emptyLearning();
  const header = { stream: 's', n: 1, at: 1, on: DAY };
  const own = (skill: string, rank: number, needs: string[]) =>
    foldLearning(learning, {
      ...header,
      type: 'skill.described@1',
      body: { skill, edition: 1, name: { vi: 'Nhóm bản' }, rank, needs, traits: ['app'] },
    });
  own('village-group', 50, ['zalo']);
  foldLearning(learning, {
    ...header,
    type: 'basic.chosen@1',
    body: { edition: 1, skills: ['village-group'] },
  });
  const ladder = ladderOf([learning]);
  expect(nextOf(grown, [], ladder)).toBe('zalo told');
  expect(nextStepOf(ladder, doorsAfter([]), { id: 'r', ...grown }, DAY)).toMatchObject({
    before: 'village-group',
  });
  expect(nextOf(grown, alone('zalo'), ladder)).toBe('village-group told');
  expect(nextOf(grown, alone('zalo', 'village-group'), ladder)).toBe('safety told');
  // Retired: nobody is led there any more.
  foldLearning(learning, {
    ...header,
    type: 'skill.retired@1',
    body: { skill: 'zalo', edition: 1 },
  });
  expect(nextOf(grown, [], ladderOf([learning]))).toBe('village-group told');
});
