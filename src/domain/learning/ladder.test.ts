import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SKILLS } from '#domain/doors/facts.ts';
import { findSkill, taught } from '#domain/ladder.ts';
import { type LearningFact, NATIONAL_PANES, TRAITS } from './facts.ts';
import { BROUGHT_LADDER, ladderOf, leadsBack } from './ladder.ts';
import { emptyLearning, foldLearning, type LearningState } from './state.ts';

const HEADER = { stream: 'streamst01', n: 1, on: 20_000 };

function learnt(...facts: readonly LearningFact[]): LearningState {
  const state = emptyLearning();
  for (const fact of facts) foldLearning(state, fact);
  return state;
}
const described = (skill: string, more: object = {}, at = 1): LearningFact => ({
  ...HEADER,
  at,
  type: 'skill.described@1',
  body: { skill, edition: 1, name: { vi: skill }, rank: 10, needs: [], traits: [], ...more },
});
const retired = (skill: string): LearningFact => ({
  ...HEADER,
  at: 9,
  type: 'skill.retired@1',
  body: { skill, edition: 2 },
});
const chosen = (...skills: string[]): LearningFact => ({
  ...HEADER,
  at: 1,
  type: 'basic.chosen@1',
  body: { edition: 1, skills },
});

test('what the software brings is the list of its skills, in its order, with five panes', () => {
  expect(BROUGHT_LADDER.skills.map(({ skill }) => skill)).toEqual([...SKILLS]);
  expect(BROUGHT_LADDER.panes).toEqual([
    ['public-services'],
    ['shopping'],
    ['epay', 'bills'],
    ['safety'],
    ['vneid-2', 'vneid-1'],
  ]);
});

test('a commune names, orders and adds; its fifth and its words for a national one count', () => {
  const ladder = ladderOf([
    learnt(
      described('momo', { basic: 3, rank: 850 }),
      described('news', { rank: 1 }),
      chosen('momo', 'zalo'),
    ),
  ]);
  expect(ladder.panes[2]).toEqual(['epay', 'bills', 'momo']);
  expect(ladder.panes[4]).toEqual(['momo', 'zalo']);
  expect(ladder.skills.map(({ skill }) => skill).slice(0, 2)).toEqual(['news', 'zalo']);
  expect(findSkill(ladder, 'momo')?.name).toEqual({ vi: 'momo' });
});

test('what is retired is taught no more, but no pane is left that cannot be lit', () => {
  const ladder = ladderOf([learnt(...['social', 'shopping', 'epay'].map(retired))]);
  const now = [...taught(ladder, 'basic'), ...taught(ladder, 'other')];
  expect(now).not.toContain('social');
  expect(now).not.toContain('epay');
  expect(now).toContain('bills');
  expect(now).toContain('shopping');
  expect(findSkill(ladder, 'social')?.isRetired).toBe(true);
});

test('a commune that others merged into keeps their skills, and its own word goes first', () => {
  const own = learnt(described('momo', { rank: 5 }));
  const old = learnt(described('momo', { rank: 900 }), described('weaving'), chosen('weaving'));
  const ladder = ladderOf([own, old]);
  expect(findSkill(ladder, 'momo')?.rank).toBe(5);
  expect(findSkill(ladder, 'weaving')?.rank).toBe(10);
  expect(ladder.panes[4]).toEqual(['weaving']);
});

test('a circle is told before it is written', () => {
  const ladder = ladderOf([
    learnt(described('a1', { needs: ['zalo'] }), described('b1', { needs: ['a1'] })),
  ]);
  expect(leadsBack(ladder, 'zalo', 'a1')).toBe('a1');
  expect(leadsBack(ladder, 'zalo', 'b1')).toBe('a1');
  expect(leadsBack(ladder, 'a1', 'a1')).toBe('a1');
  expect(leadsBack(ladder, 'b1', 'zalo')).toBeUndefined();
  expect(leadsBack(ladder, 'b1', 'a1')).toBeUndefined();
});

const name = fc.constantFrom(
  'zalo',
  'bank',
  'epay',
  'safety',
  'shopping',
  'momo',
  'weaving',
  'flying',
);
const names = (max: number) => fc.uniqueArray(name, { maxLength: max });
const edition = fc.integer({ min: 1, max: 4 });
const at = fc.integer({ min: 1, max: 9 });
const anyFact: fc.Arbitrary<LearningFact> = fc.oneof(
  fc
    .tuple(name, edition, at, fc.integer({ min: 1, max: 99 }), names(4), fc.subarray([...TRAITS]))
    .chain(([skill, n, second, rank, needs, traits]) =>
      fc
        .option(fc.integer({ min: 1, max: NATIONAL_PANES }))
        .map((basic): LearningFact =>
          described(
            skill,
            { edition: n, rank, needs, traits, ...(basic !== null && { basic }) },
            second,
          ),
        ),
    ),
  fc.tuple(name, edition, at).map(([skill, n, second]): LearningFact => ({
    ...HEADER,
    at: second,
    type: 'skill.retired@1',
    body: { skill, edition: n },
  })),
  fc.tuple(names(3), edition, at).map(([skills, n, second]): LearningFact => ({
    ...HEADER,
    at: second,
    type: 'basic.chosen@1',
    body: { edition: n, skills },
  })),
);

test('any facts in any order, over any chapters, give a ladder one can climb', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyFact, { maxLength: 12 }), { maxLength: 3 }), (chapters) => {
      const ladder = ladderOf(chapters.map((facts) => learnt(...facts)));
      const order = ladder.skills.map(({ skill }) => skill);
      expect(new Set(order).size).toBe(order.length);
      for (const [index, { rank, skill }] of ladder.skills.entries()) {
        const next = ladder.skills[index + 1];
        expect(
          next === undefined || rank < next.rank || (rank === next.rank && skill < next.skill),
        ).toBe(true);
        // Whoever follows what each needs comes to an end.
        const seen = new Set<string>();
        const climb = (from: string, above: readonly string[]): void => {
          expect(above).not.toContain(from);
          if (seen.has(from)) return;
          seen.add(from);
          for (const need of findSkill(ladder, from)?.needs ?? []) climb(need, [...above, from]);
        };
        climb(skill, []);
      }
      const now = new Set([...taught(ladder, 'basic'), ...taught(ladder, 'other')]);
      expect(ladder.panes).toHaveLength(NATIONAL_PANES + 1);
      for (const pane of ladder.panes) expect(pane.some((skill) => now.has(skill))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
