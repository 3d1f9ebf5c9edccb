import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DoorFact,
  type Outcome,
  PAIR_OUTCOMES,
  PAIR_PARTS,
  type PairOutcome,
  type PairPart,
  type Step,
} from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors, type DoorsState } from '#domain/doors/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { DOOR_RESIDUES } from './residues.ts';
import {
  type Around,
  isAgreed,
  type Neighbour,
  pairDues,
  pairingsOf,
  pairNextOf,
  TAUGHT_MAX,
  teachersFor,
  unasked,
} from './pairing.ts';

const TODAY = 20_000;
const HEADER = { stream: 'streamst01', n: 1 };
const LEARNER = 'learner001';
const TEACHER = 'teacher001';
let minted = 0;
const mint = (): string => `id${String((minted += 1)).padStart(8, '0')}`;
const HOUSES: Readonly<Record<string, string>> = {
  [LEARNER]: 'household1',
  [TEACHER]: 'household2',
};
const houseOf = (resident: string): string => HOUSES[resident] ?? `h${resident.slice(1)}`;

const step = (resident: string, reached: Step, on: number, skill = 'zalo'): DoorFact => ({
  ...HEADER,
  on,
  at: on * 86_400,
  type: 'skill.stepped@1',
  body: { step: mint(), household: houseOf(resident), resident, skill, reached },
});
const knock = (household: string, on: number, outcome: Outcome): DoorFact => ({
  ...HEADER,
  on,
  at: on * 86_400,
  type: 'door.visited@1',
  body: { visit: mint(), household, outcome },
});

type Of = { readonly pair?: string; readonly learner?: string; readonly teacher?: string };
function wordOf(part: PairPart, { pair = 'pairpair01', learner = LEARNER, teacher = TEACHER }: Of) {
  const [resident, other] = part === 'learns' ? [learner, teacher] : [teacher, learner];
  return { pair, household: houseOf(resident), resident, part, with: other, skill: 'zalo' };
}
type Agreement = Extract<DoorFact, { type: 'pair.agreed@1' }>;
const agree = (part: PairPart, of: Of & { on?: number; until?: number } = {}): Agreement => ({
  ...HEADER,
  on: of.on ?? TODAY,
  at: (of.on ?? TODAY) * 86_400,
  type: 'pair.agreed@1',
  body: { ...wordOf(part, of), until: of.until ?? TODAY + 90 },
});
const end = (part: PairPart, outcome: PairOutcome, of: Of = {}): DoorFact => ({
  ...HEADER,
  on: TODAY,
  at: TODAY * 86_400,
  type: 'pair.ended@1',
  body: { ...wordOf(part, of), outcome },
});

function told(...facts: readonly DoorFact[]): DoorsState {
  const state = emptyDoors();
  for (const fact of facts) foldDoors(state, fact);
  return state;
}
const aroundOf = (...neighbours: readonly Neighbour[]): Around =>
  new Map(neighbours.map((each) => [each.id, each]));
const me: Neighbour = { id: LEARNER, household: 'household1', alley: 'Ngõ 1' };
const next: Neighbour = { id: TEACHER, household: 'household2', alley: 'Ngõ 1' };
const BOTH = aroundOf(me, next);
const pairing = (state: DoorsState, day = TODAY, around = BOTH) =>
  pairingsOf(state, LEARNER, day, around)[0];
const stands = (state: DoorsState, day = TODAY, around = BOTH): boolean => {
  const found = pairing(state, day, around);
  return found !== undefined && isAgreed(found);
};

describe('a pair', () => {
  test('stands once both have agreed, whoever was asked first', () => {
    for (const parts of [PAIR_PARTS, [...PAIR_PARTS].reverse()]) {
      const [first = 'learns', second = 'shows'] = parts;
      const state = told(agree(first));
      const half = pairing(state);
      expect(half && unasked(half)).toBe(second);
      foldDoors(state, agree(second));
      expect(stands(state)).toBe(true);
      expect(pairingsOf(state, TEACHER, TODAY, BOTH)).toEqual(
        pairingsOf(state, LEARNER, TODAY, BOTH),
      );
    }
  });

  test('written down on two phones is one, and ends under both ids', () => {
    const other = { pair: 'pairpair02' };
    const state = told(agree('learns'), agree('shows', other));
    expect(stands(state)).toBe(true);
    expect(pairing(state)?.ids).toEqual(['pairpair01', 'pairpair02']);
    foldDoors(state, end('learns', 'stopped'));
    foldDoors(state, end('learns', 'stopped', other));
    expect(pairing(state)).toBeUndefined();
  });

  test('goes on when both agree anew after it ended, and a late end does not reach that', () => {
    const anew = { pair: 'pairpair02' };
    const state = told(
      agree('learns'),
      agree('shows'),
      agree('learns', anew),
      agree('shows', anew),
    );
    foldDoors(state, end('shows', 'stopped'));
    expect(stands(state)).toBe(true);
  });

  test('is over without a word when either is gone, was erased, or has learnt it', () => {
    const facts = [agree('learns'), agree('shows')];
    expect(pairing(told(...facts), TODAY, aroundOf(me))).toBeUndefined();
    expect(pairing(told(...facts), TODAY, aroundOf(next))).toBeUndefined();
    expect(pairing(told(...facts, step(LEARNER, 'alone', TODAY)))).toBeUndefined();
    expect(stands(told(...facts), TODAY + 90)).toBe(true);
    expect(pairing(told(...facts), TODAY + 91)).toBeUndefined();
    expect(stands(told(...facts), TODAY - 1)).toBe(false);
    const erased = facts.map((fact): DoorFact => ({
      ...fact,
      body: DOOR_RESIDUES['pair.agreed@1'](fact.body),
    }));
    expect(pairing(told(...erased))).toBeUndefined();
  });

  test('is not asked about again where the one who is missing said no', () => {
    expect(pairing(told(agree('learns'), end('shows', 'declined')))).toBeUndefined();
    const elsewhere = { pair: 'pairpair02' };
    expect(pairing(told(agree('learns'), end('shows', 'declined', elsewhere)))).toBeUndefined();
    expect(
      pairing(told(agree('shows'), agree('shows', elsewhere), end('learns', 'withdrawn'))),
    ).toBe(undefined);
  });

  test('of a mistake only that word is taken back', () => {
    const state = told(agree('learns'), agree('shows'), end('shows', 'mistake'));
    expect(pairing(state)?.learns?.until).toBe(TODAY + 90);
    expect(stands(state)).toBe(false);
    foldDoors(state, agree('shows'));
    expect(stands(state)).toBe(true);
  });

  test('a no that was written down by mistake is asked about again', () => {
    const state = told(agree('learns'), end('shows', 'declined'), end('shows', 'mistake'));
    expect(pairing(state)?.learns?.until).toBe(TODAY + 90);
    expect(stands(state)).toBe(false);
    foldDoors(state, agree('shows'));
    expect(stands(state)).toBe(true);
  });

  test('stands exactly while both said yes last, in any order in which phones bring it', () => {
    const word = fc.tuple(
      fc.constantFrom(...PAIR_PARTS),
      fc.constantFrom('agree' as const, ...PAIR_OUTCOMES),
      fc.constantFrom('pairpair01', 'pairpair02', 'pairpair03'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const facts = words.map(([part, said, pair]) =>
          said === 'agree' ? agree(part, { pair }) : end(part, said, { pair }),
        );
        const state = told(...facts);
        // An id that was ended is ended for good, but for a no that was written down by mistake; of the
        // others each part stands by its last word.
        const ended = new Map<string, string>();
        for (const [part, said, pair] of words) {
          if (said === 'mistake' && ended.get(pair) === `${part} declined`) ended.delete(pair);
          else if (said !== 'agree' && said !== 'mistake' && !ended.has(pair)) {
            ended.set(pair, `${part} ${said}`);
          }
        }
        const open = words.filter(([, , pair]) => !ended.has(pair));
        const isYes = (part: PairPart): boolean =>
          ['pairpair01', 'pairpair02', 'pairpair03'].some(
            (pair) => open.findLast(([by, , of]) => by === part && of === pair)?.[1] === 'agree',
          );
        expect(stands(state)).toBe(isYes('learns') && isYes('shows'));
        expect(told(...facts, ...facts).pairs.get('pairpair01')?.ended).toEqual(
          state.pairs.get('pairpair01')?.ended,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('who can show it', () => {
  const near: Neighbour = { id: 'near000001', household: 'hear000001', alley: 'Ngõ 1' };
  const far: Neighbour = { id: 'far0000001', household: 'har0000001', alley: 'Ngõ 2' };
  const home: Neighbour = { id: 'home000001', household: 'household1', alley: 'Ngõ 1' };
  const askFor = (state: DoorsState, ...neighbours: readonly Neighbour[]): readonly string[] =>
    teachersFor(state, aroundOf(me, ...neighbours), { learner: me, skill: 'zalo' }, TODAY).map(
      ({ id }) => id,
    );
  const able = (...ids: readonly string[]) => ids.map((id) => step(id, 'alone', TODAY - 100));

  test('is near, able for long or teaching, and at home; of the house first who teaches', () => {
    const facts = [...able('near000001', 'home000001'), step('far0000001', 'teaches', TODAY - 5)];
    expect(askFor(told(...facts), far, near, home)).toEqual([
      'near000001',
      'home000001',
      'far0000001',
    ]);
    const teaching = told(...facts, step('home000001', 'teaches', TODAY));
    expect(askFor(teaching, far, near, home)).toEqual(['home000001', 'near000001', 'far0000001']);
    expect(askFor(told(...facts), far, { ...near, away: true })).toEqual(['far0000001']);
    expect(askFor(told(step('near000001', 'alone', TODAY - 10)), near)).toEqual([]);
  });

  test('is in the same house alone for a child, and where it is a child', () => {
    const state = told(...able('near000001', 'home000001'));
    expect(askFor(state, { ...near, child: true }, { ...home, child: true })).toEqual([
      'home000001',
    ]);
    const around = aroundOf(near, home);
    const lesson = { learner: { ...me, child: true }, skill: 'zalo' };
    expect(teachersFor(state, around, lesson, TODAY).map(({ id }) => id)).toEqual(['home000001']);
  });

  test('stands by the way there', () => {
    const state = told(step('near000001', 'teaches', TODAY), step('far0000001', 'teaches', TODAY));
    const place = (each: Neighbour, lat: number): Neighbour => ({
      ...each,
      alley: 'Ngõ 3',
      position: { lat, lng: 1_069_000 },
    });
    const found = teachersFor(
      state,
      aroundOf(place(near, 213_090), place(far, 213_010)),
      { learner: { ...me, position: { lat: 213_000, lng: 1_069_000 } }, skill: 'zalo' },
      TODAY,
    );
    expect(found.map(({ metres }) => metres)).toEqual([111, 1_002]);
  });

  test('is nobody who said no, whose door turned the team away, or who shows it to enough others', () => {
    const of = { teacher: near.id };
    const facts = able(near.id);
    expect(askFor(told(...facts), near)).toEqual([near.id]);
    expect(askFor(told(...facts, end('shows', 'declined', of)), near)).toEqual([]);
    const toOther = { ...of, learner: 'another001' };
    expect(
      askFor(told(...facts, agree('shows', toOther), end('shows', 'withdrawn', toOther)), near),
    ).toEqual([]);
    expect(askFor(told(...facts, end('learns', 'declined', toOther)), near)).toEqual([near.id]);
    expect(askFor(told(...facts, end('learns', 'declined', of)), near)).toEqual([]);
    expect(askFor(told(...facts, knock(near.household, TODAY - 80, 'refused')), near)).toEqual([]);
    const learners = Array.from({ length: TAUGHT_MAX }, (_, i) => `pupil0000${i}`);
    const busy = told(
      ...facts,
      ...learners.map((learner, i) => agree('shows', { ...of, learner, pair: `pairpair1${i}` })),
    );
    const pupils = learners.map((id) => ({ id, household: houseOf(id) }));
    expect(askFor(busy, near, ...pupils)).toEqual([]);
    // Whoever has gone is shown nothing any more.
    expect(askFor(busy, near, ...pupils.slice(1))).toEqual([near.id]);
  });
});

describe('what is next', () => {
  const stuck = [
    step(LEARNER, 'together', TODAY - 60),
    ...[40, 30, 20].map((ago) => knock('household1', TODAY - ago, 'met')),
  ];
  const able = step(TEACHER, 'teaches', TODAY - 100);
  const of = (state: DoorsState) => pairNextOf(BROUGHT_LADDER, state, BOTH, LEARNER, TODAY);

  test('is a neighbour to ask of who is stuck, and of nobody else', () => {
    expect(of(told(...stuck, able))).toMatchObject({
      kind: 'offer',
      skill: 'zalo',
      teacher: { id: TEACHER },
    });
    expect(of(told(step(LEARNER, 'together', TODAY - 60), able))).toBeUndefined();
    expect(of(told(...stuck))).toBeUndefined();
    expect(of(told(...stuck, able, end('learns', 'declined')))).toBeUndefined();
  });

  test('names the pair where there is one', () => {
    expect(of(told(...stuck, able, agree('shows')))?.kind).toBe('ask');
    expect(of(told(agree('learns'), agree('shows')))?.kind).toBe('agreed');
  });

  test('asks for a knock where somebody learns, and where somebody is still to be asked', () => {
    const dues = (...facts: readonly DoorFact[]) => [...pairDues(told(...facts), BOTH, TODAY)];
    const about = { learner: LEARNER, teacher: TEACHER, skill: 'zalo' };
    expect(dues(agree('learns'))).toEqual([['household2', [{ code: 'pair-ask', ...about }]]]);
    expect(dues(agree('shows'))).toEqual([['household1', [{ code: 'pair-ask', ...about }]]]);
    expect(dues(agree('learns'), agree('shows'))).toEqual([
      ['household1', [{ code: 'pair', ...about }]],
    ]);
    expect(dues(end('shows', 'declined'))).toEqual([]);
  });
});
