import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import type { Outcome, Skill, Step } from '../facts.ts';
import { type DoorsState, emptyDoors, foldDoors } from '../state.ts';
import { type Asked, planRound, type RoundDoor } from './plan.ts';
import { worthOf } from './worth.ts';

const DAY = dayOfDate({ year: 2026, month: 11, dayOfMonth: 25 });
const FROM = 18 * 60 + 30;
const UNTIL = 21 * 60 + 30;
const HERE = { lat: 213_500, lng: 1_069_000 };

type Told = {
  readonly door: number;
  readonly on: number;
  readonly minute: number;
  readonly outcome: Outcome;
  readonly back?: { readonly on: number; readonly hour?: number };
};

const doorsOf = (count: number, spread = 4): RoundDoor[] =>
  Array.from({ length: count }, (_, index) => ({
    household: `house-${index}`,
    alley: `Ngõ ${Math.floor(index / 8)}`,
    position: {
      lat: HERE.lat + (index % 8) * spread,
      lng: HERE.lng + Math.floor(index / 8) * spread,
    },
    members: [{ id: `person-${index}`, birthYear: 1_980, smartphone: true }],
  }));

function stateAfter(told: readonly Told[]): DoorsState {
  const state = emptyDoors();
  for (const [index, { door, on, minute, outcome, back }] of told.entries()) {
    foldDoors(state, {
      type: 'door.visited@1',
      stream: 'walker',
      n: index + 1,
      at: on * 86_400 - 7 * 3_600 + minute * 60,
      on,
      body: { visit: `visit-${index}`, household: `house-${door}`, outcome, ...(back && { back }) },
    });
  }
  return state;
}

function learn(state: DoorsState, door: number, skill: Skill, reached: Step, on: number): void {
  const body = { step: `step-${skill}`, household: `house-${door}`, resident: `person-${door}` };
  const header = { stream: 'walker', n: 900 + door, at: on * 86_400, on };
  foldDoors(state, { type: 'skill.stepped@1', ...header, body: { ...body, skill, reached } });
}

const asked = (doors: readonly RoundDoor[], state = emptyDoors(), more: Partial<Asked> = {}) => ({
  doors,
  state,
  ladder: BROUGHT_LADDER,
  day: DAY,
  from: FROM,
  until: UNTIL,
  ...more,
});

const evening = (door: number, ago: number, outcome: Outcome, minute = 19 * 60): Told => ({
  door,
  on: DAY - ago,
  minute,
  outcome,
});

const coordinate = (from: number, to: number) =>
  fc.oneof(fc.integer({ min: from - 20, max: from + 20 }), fc.integer({ min: from, max: to }));

/** Doors kilometres away, clocks that jump, promises of any hour. */
const anyDoors: fc.Arbitrary<RoundDoor[]> = fc
  .array(
    fc.record({
      alley: fc.constantFrom('', 'Ngõ 1', 'Ngõ 2', 'Ngõ 3'),
      position: fc.option(
        fc.record({
          lat: coordinate(HERE.lat, 240_000),
          lng: coordinate(HERE.lng, 1_180_000),
        }),
        { nil: undefined },
      ),
    }),
    { maxLength: 24 },
  )
  .map((spots) =>
    spots.map(({ alley, position }, index) => ({
      household: `house-${index}`,
      alley,
      members: [{ id: `person-${index}` }],
      ...(position && { position }),
    })),
  );
const anyTold: fc.Arbitrary<Told[]> = fc.array(
  fc.record(
    {
      door: fc.nat(23),
      on: fc.integer({ min: DAY - 500, max: DAY + 400 }),
      minute: fc.integer({ min: -5_000_000, max: 5_000_000 }),
      outcome: fc.constantFrom<Outcome>('met', 'nobody', 'later', 'refused'),
      back: fc.record(
        { on: fc.integer({ min: DAY - 3, max: DAY + 3 }), hour: fc.nat(23) },
        { requiredKeys: ['on'] },
      ),
    },
    { requiredKeys: ['door', 'on', 'minute', 'outcome'] },
  ),
  { maxLength: 60 },
);
const anyAsked = fc.record({
  doors: anyDoors,
  told: anyTold,
  minute: fc.integer({ min: -100, max: 3_000 }),
  at: fc.nat(30),
  order: fc.option(fc.array(fc.nat(30).map((index) => `house-${index}`)), { nil: undefined }),
  whose: fc.array(fc.constantFrom('mine', 'others', 'nobody'), { minLength: 1 }),
});

describe('whatever is asked', () => {
  test('every door stands in the plan or in the rest, once; promises hold; nothing is no number', () => {
    fc.assert(
      fc.property(anyAsked, ({ doors, told, minute, at, order, whose }) => {
        const state = stateAfter(told);
        const assigned = (household: string) =>
          whose[Number(household.slice('house-'.length)) % whose.length] ?? 'mine';
        const question = { ...asked(doors, state), assigned, ...(order && { order }) };
        const plan = planRound(question, minute, `house-${at}`);
        const all = [...plan.stops, ...plan.rest].map(({ household }) => household);
        expect(all.sort()).toEqual(doors.map(({ household }) => household).sort());
        for (const stop of plan.stops) {
          expect(assigned(stop.household)).not.toBe('others');
          expect(Number.isFinite(stop.minute)).toBe(true);
          expect(stop.chance).toBeGreaterThanOrEqual(0);
          expect(stop.chance).toBeLessThanOrEqual(1);
          expect(stop.reasons.length).toBeGreaterThan(0);
          const last = state.visitsByHousehold.get(stop.household)?.flatMap((id) => {
            const visit = state.visits.get(id);
            return visit !== undefined && visit.on <= DAY ? [visit] : [];
          });
          const back = last?.at(-1)?.back;
          if (back === undefined) continue;
          expect(back.on).toBeLessThanOrEqual(DAY);
          if (back.on === DAY) expect(stop.minute).toBeGreaterThanOrEqual((back.hour ?? 0) * 60);
        }
        expect(planRound(question, minute, `house-${at}`)).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });

  test('a visit is never worth less than nothing', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const worth = worthOf(
          BROUGHT_LADDER,
          stateAfter(told),
          'house-0',
          [{ id: 'person-0' }],
          DAY,
        );
        expect('waits' in worth || worth.worth > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('a household with 500 visits, and one with none', () => {
    const told = Array.from({ length: 500 }, (_, index) =>
      evening(0, 500 - index + 8, index % 2 === 0 ? 'nobody' : 'met'),
    );
    const { stops } = planRound(asked(doorsOf(2), stateAfter(told)), FROM);
    expect(stops).toHaveLength(2);
  });
});

describe('what an evening is made of', () => {
  test('a door that was closed time and again is not said to be mostly open', () => {
    const others = Array.from({ length: 40 }, (_, door) => evening(door, 9 + (door % 5), 'met'));
    const closed = Array.from({ length: 8 }, (_, index) => evening(3, 10 + index, 'nobody'));
    const { stops } = planRound(asked(doorsOf(40), stateAfter([...others, ...closed])), FROM);
    const saidOpen = stops.filter(({ reasons }) =>
      reasons.some(({ code }) => code === 'likely-home'),
    );
    expect(saidOpen.length).toBeGreaterThan(3);
    expect(saidOpen.map(({ household }) => household)).not.toContain('house-3');
  });

  test('a promise comes at its hour and is the first that is said', () => {
    const back = { on: DAY, hour: 20 };
    const state = stateAfter([{ ...evening(5, 2, 'later'), back }]);
    const stop = planRound(asked(doorsOf(40), state), FROM).stops.find(
      ({ household }) => household === 'house-5',
    );
    expect(stop?.minute).toBeGreaterThanOrEqual(20 * 60);
    expect(stop?.reasons[0]).toEqual({ code: 'promised', hour: 20 });
  });

  test('a house whose people are all away waits under its own name, but for a promise', () => {
    const doors = doorsOf(2).map((door) => ({ ...door, members: [], isAllAway: true }));
    const told = { door: 1, on: DAY - 2, minute: FROM, outcome: 'later' as const };
    const state = stateAfter([{ ...told, back: { on: DAY, hour: 20 } }]);
    const round = planRound(
      asked(doors, state, { dues: () => [{ code: 'survey', title: 'Mạng' }] }),
      FROM,
    );
    expect(round.rest).toEqual([{ household: 'house-0', waits: 'all-away' }]);
    expect(round.stops.map(({ household }) => household)).toEqual(['house-1']);
    // Where nobody is written down yet, somebody is to be met.
    const unwritten = planRound(
      asked([{ ...doors[0], members: [], isAllAway: false }] as RoundDoor[]),
      FROM,
    );
    expect(unwritten.stops[0]?.reasons).toContainEqual({ code: 'never-met', visits: 0 });
  });

  test('a survey that was not answered is said, and leads to a door that has learnt all', () => {
    const [door] = doorsOf(1);
    const state = emptyDoors();
    for (const skill of BROUGHT_LADDER.skills) learn(state, 0, skill.skill, 'teaches', DAY - 90);
    const survey = { code: 'survey' as const, title: 'Mạng' };
    const doors = door === undefined ? [] : [door];
    expect(planRound(asked(doors, state), FROM).rest[0]?.waits).toBe('nothing-left');
    const round = planRound(asked(doors, state, { dues: () => [survey] }), FROM);
    expect(round.stops[0]?.reasons).toContainEqual(survey);
  });

  test('who is promised another evening, was met lately, refused or is looked after waits', () => {
    const state = stateAfter([
      { ...evening(0, 1, 'nobody'), back: { on: DAY + 2, hour: 20 } },
      evening(1, 3, 'met'),
      evening(2, 30, 'refused'),
      { ...evening(3, 1, 'later'), back: { on: DAY, hour: 22 } },
    ]);
    const assigned = (household: string) => (household === 'house-4' ? 'others' : 'mine');
    const dropped = new Set(['house-5']);
    const { rest, stops } = planRound(asked(doorsOf(7), state, { assigned, dropped }), FROM);
    expect(rest).toEqual([
      { household: 'house-0', waits: 'promised', back: { on: DAY + 2, hour: 20 } },
      { household: 'house-1', waits: 'met-lately' },
      { household: 'house-2', waits: 'refused' },
      { household: 'house-3', waits: 'promised', back: { on: DAY, hour: 22 } },
      { household: 'house-4', waits: 'others' },
      { household: 'house-5', waits: 'dropped' },
    ]);
    expect(stops.map(({ household }) => household)).toEqual(['house-6']);
  });

  test('the member’s own order stands, and what is promised since comes after it', () => {
    const state = stateAfter([{ ...evening(0, 1, 'later'), back: { on: DAY } }]);
    const order = ['house-7', 'house-2', 'house-9', 'gone'];
    const { stops } = planRound(asked(doorsOf(10), state, { order }), FROM);
    expect(stops.map(({ household }) => household)).toEqual([
      'house-7',
      'house-2',
      'house-9',
      'house-0',
    ]);
  });

  test('without any position alleys are walked one after the other', () => {
    const doors = doorsOf(24).map(({ household, alley, members }) => ({
      household,
      alley,
      members,
    }));
    const { stops } = planRound(asked(doors), FROM);
    const alleys = stops.map(
      ({ household }) => doors.find((door) => door.household === household)?.alley,
    );
    const changes = alleys.filter((alley, index) => index > 0 && alley !== alleys[index - 1]);
    expect(stops.length).toBeGreaterThan(8);
    expect(changes.length).toBeLessThanOrEqual(2);
  });

  test('somebody one step from doing it alone is said first', () => {
    const state = stateAfter([evening(1, 40, 'met')]);
    learn(state, 1, 'vneid-1', 'together', DAY - 40);
    const stop = planRound(asked(doorsOf(4), state), FROM).stops.find(
      ({ household }) => household === 'house-1',
    );
    expect(stop?.reasons[0]).toEqual({ code: 'easy-step' });
  });
});

test('a village that is home on Wednesdays alone is told from one that is home by chance', () => {
  const told: Told[] = [];
  for (let ago = 70; ago > 7; ago -= 1) {
    const isWednesday = ago % 7 === 0;
    for (const door of [ago % 40, (ago * 7) % 40, (ago * 11) % 40]) {
      told.push(evening(door, ago, isWednesday ? 'later' : 'nobody'));
    }
  }
  const state = stateAfter(told);
  // DAY is a Wednesday.
  const [wednesday, thursday] = [0, 1].map(
    (ahead) => planRound({ ...asked(doorsOf(40), state), day: DAY + ahead }, FROM).stops,
  );
  const least = Math.min(...(wednesday ?? []).map(({ chance }) => chance));
  const most = Math.max(...(thursday ?? []).map(({ chance }) => chance));
  expect(least).toBeGreaterThan(0.5);
  expect(most).toBeLessThan(0.3);
  const codes = (wednesday ?? []).flatMap(({ reasons }) => reasons.map(({ code }) => code));
  expect(codes).toContain('usual-day');
});

describe('a door this very evening', () => {
  const [door] = doorsOf(1);
  const worthAfter = (...told: Told[]) =>
    worthOf(BROUGHT_LADDER, stateAfter(told), 'house-0', door?.members ?? [], DAY);
  const promised: Told = {
    ...evening(0, 4, 'later'),
    back: { on: DAY, hour: 20 },
  };

  test('waits once nobody was home, and is no stop of an order of one’s own either', () => {
    expect(worthAfter(evening(0, 0, 'nobody'))).toEqual({ waits: 'knocked' });
    expect(worthAfter(evening(0, 1, 'nobody'))).toHaveProperty('worth');
    const state = stateAfter([evening(3, 0, 'nobody')]);
    const order = ['house-3', 'house-1'];
    const { stops, rest } = planRound(asked(doorsOf(5), state, { order }), FROM + 60, 'house-3');
    expect(stops.map(({ household }) => household)).toEqual(['house-1']);
    expect(rest).toContainEqual({ household: 'house-3', waits: 'knocked' });
  });

  test('may be gone to after it was found empty by day', () => {
    expect(worthAfter(evening(0, 0, 'nobody', 9 * 60))).toHaveProperty('worth');
  });

  test('keeps its hour, whoever knocked before it in vain', () => {
    const reasons = [{ code: 'promised', hour: 20 }];
    expect(worthAfter(promised, evening(0, 1, 'nobody'))).toMatchObject({ reasons });
    expect(worthAfter(promised, evening(0, 0, 'nobody', FROM))).toMatchObject({ reasons });
    expect(worthAfter(promised, evening(0, 0, 'nobody', 20 * 60 + 5))).toEqual({
      waits: 'knocked',
    });
  });

  test('makes a missed promise good, though somebody was met the week before it', () => {
    const missed: Told = { ...evening(0, 3, 'later'), back: { on: DAY - 1 } };
    const after = worthAfter(evening(0, 5, 'met'), missed, evening(0, 1, 'nobody'));
    expect(after).toMatchObject({ reasons: [{ code: 'promise-missed', on: DAY - 1 }] });
  });
});
