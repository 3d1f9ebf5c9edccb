import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DoorFact, STEPS, type Step } from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors, type DoorsState } from '#domain/doors/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { STUCK_TRIES, STUCK_WEEKS, stuckOf } from './stuck.ts';

const TODAY = 20_000;
const HEADER = { stream: 'streamst01', n: 1 };
const at = (on: number) => on * 86_400;
let minted = 0;
const id = (): string => `id${String((minted += 1)).padStart(8, '0')}`;

const step = (resident: string, reached: Step, on: number, skill = 'zalo'): DoorFact => ({
  ...HEADER,
  on,
  at: at(on),
  type: 'skill.stepped@1',
  body: { step: id(), household: 'household1', resident, skill, reached },
});
const met = (on: number, outcome: 'met' | 'nobody' = 'met'): DoorFact => ({
  ...HEADER,
  on,
  at: at(on),
  type: 'door.visited@1',
  body: { visit: id(), household: 'household1', outcome },
});
const help = (on: number, skill = 'zalo'): DoorFact => ({
  ...HEADER,
  on,
  at: at(on),
  type: 'help.given@1',
  body: { help: id(), household: 'household1', resident: 'learner001', skill, how: 'with' },
});
function told(...facts: readonly DoorFact[]): DoorsState {
  const state = emptyDoors();
  for (const fact of facts) foldDoors(state, fact);
  return state;
}
const learner = { id: 'learner001', household: 'household1' };
const stuck = (state: DoorsState, day = TODAY) => stuckOf(BROUGHT_LADDER, state, learner, day);

describe('stuck', () => {
  test('is who stays on a step for weeks though somebody came and helped', () => {
    const state = told(
      step('learner001', 'together', TODAY - 40),
      met(TODAY - 30),
      help(TODAY - 30),
      help(TODAY - 20),
      met(TODAY - 5),
    );
    const since = TODAY - 40;
    expect(stuck(state)).toEqual({ skill: 'zalo', at: 'together', since, tries: 3 });
    expect(stuck(state, TODAY - 6)).toBeUndefined();
  });

  test.each([
    ['who found nobody home', [met(TODAY - 30, 'nobody'), met(TODAY - 20), met(TODAY - 5)]],
    ['who was helped with something else', [help(TODAY - 30, 'bank'), met(TODAY - 20)]],
    [
      'who does it alone by now',
      [met(TODAY - 9), met(TODAY - 8), met(TODAY - 7), step('learner001', 'alone', TODAY)],
    ],
  ])('is nobody %s', (_, facts) => {
    expect(stuck(told(step('learner001', 'together', TODAY - 40), ...facts))).toBeUndefined();
  });

  test('is nobody who only heard of it, nor before the weeks are over', () => {
    const visits = [1, 2, 3, 4].map((ago) => met(TODAY - ago));
    expect(stuck(told(step('learner001', 'told', TODAY - 90), ...visits))).toBeUndefined();
    const late = TODAY - STUCK_WEEKS * 7 + 1;
    expect(stuck(told(step('learner001', 'together', late), ...visits))).toBeUndefined();
  });

  test('stays so while nothing else is recorded, needs tries, and ends with any other step', () => {
    const ago = fc.integer({ min: 0, max: 120 });
    const reached = fc.constantFrom(...STEPS);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(reached, ago), { minLength: 1, maxLength: 5 }),
        fc.array(ago, { maxLength: 8 }),
        fc.integer({ min: 1, max: 60 }),
        (steps, visits, later) => {
          const state = told(
            ...steps.map(([to, days]) => step('learner001', to, TODAY - days)),
            ...visits.map((days) => met(TODAY - days)),
          );
          const found = stuck(state);
          if (found === undefined) return;
          expect(stuck(state, TODAY + later)).toEqual(found);
          expect(found.tries).toBeGreaterThanOrEqual(STUCK_TRIES);
          expect(TODAY - found.since).toBeGreaterThanOrEqual(STUCK_WEEKS * 7);
          foldDoors(state, step('learner001', 'alone', TODAY));
          expect(stuck(state)).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });
});
