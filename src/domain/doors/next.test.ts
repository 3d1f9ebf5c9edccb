import { expect, test } from 'vitest';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import { BASIC_SKILLS, type Skill, SKILLS, type Step, STEPS } from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors } from '#domain/doors/state.ts';
import { BASIC_ORDER, type Learner, nextStepOf, OTHER_ORDER, stepAfter } from './next.ts';

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

const nextOf = (who: Who, steps: Reached = []) => {
  const next = nextStepOf(doorsAfter(steps), { id: 'r', ...who }, DAY);
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
    alone(...BASIC_SKILLS.map(([first]) => first)),
    'zalo told',
  ],
  ['everything has its end', grown, alone(...SKILLS), 'all-done'],
])('%s', (_, who, steps, next) => {
  expect(nextOf(who, steps)).toBe(next);
});

test('every skill stands in one of the two lists', () => {
  expect([...BASIC_ORDER, ...OTHER_ORDER].sort()).toEqual([...SKILLS].sort());
});

test('steps follow each other and end', () => {
  const after = (skill: Skill, who: Who) =>
    [undefined, ...STEPS].map((step) => stepAfter(skill, step, who));
  expect(after('zalo', {})).toEqual([...STEPS, undefined]);
  const short = ['told', 'together', 'together', 'alone', 'teaches', undefined];
  expect(after('zalo', { smartphone: false })).toEqual(short);
  expect(after('safety', {})).toEqual(short);
});
