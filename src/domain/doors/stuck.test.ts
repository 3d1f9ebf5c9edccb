import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DoorFact, STEPS, type Step } from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors, type DoorsState } from '#domain/doors/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { type Neighbour, STUCK_TRIES, STUCK_WEEKS, stuckOf, teachersFor } from './stuck.ts';

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

describe('who can show it', () => {
  const near: Neighbour = { id: 'near000001', household: 'household2', alley: 'Ngõ 1' };
  const far: Neighbour = { id: 'far0000001', household: 'household3', alley: 'Ngõ 2' };
  const home: Neighbour = { id: 'home000001', household: 'household1', alley: 'Ngõ 1' };
  const me: Neighbour = { ...learner, alley: 'Ngõ 1' };
  const askFor = (state: DoorsState, neighbours: readonly Neighbour[]) =>
    teachersFor(state, neighbours, { learner: me, skill: 'zalo' }, TODAY);

  test('is near, able for long or teaching, and at home', () => {
    const state = told(
      step('near000001', 'alone', TODAY - 100),
      step('far0000001', 'teaches', TODAY - 5),
      step('home000001', 'alone', TODAY - 100),
    );
    expect(askFor(state, [far, near, home, me]).map((each) => each.id)).toEqual([
      'home000001',
      'near000001',
      'far0000001',
    ]);
    expect(askFor(state, [far, { ...near, away: true }]).map((each) => each.id)).toEqual([
      'far0000001',
    ]);
    expect(askFor(told(step('near000001', 'alone', TODAY - 10)), [near])).toEqual([]);
  });

  test('stands by the way there', () => {
    const state = told(
      step('near000001', 'teaches', TODAY - 5),
      step('far0000001', 'teaches', TODAY - 5),
    );
    const place = (each: Neighbour, lat: number): Neighbour => ({
      ...each,
      alley: 'Ngõ 3',
      position: { lat, lng: 1_069_000 },
    });
    const found = teachersFor(
      state,
      [place(near, 213_090), place(far, 213_010)],
      { learner: { ...me, position: { lat: 213_000, lng: 1_069_000 } }, skill: 'zalo' },
      TODAY,
    );
    expect(found.map(({ metres }) => metres)).toEqual([111, 1_002]);
  });
});
