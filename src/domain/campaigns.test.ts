import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '#test/domain/world.ts';
import { createTable } from '#book/table.ts';
import { doorsLeftOf, isFor, paceOf, reachOf, toldOf } from '#domain/campaigns.ts';
import { type DoorFact, type Step } from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors } from '#domain/doors/state.ts';
import type { HomeFact } from '#domain/homes/facts.ts';
import { emptyHomes, foldHomes } from '#domain/homes/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { emptyPlaces, foldPlaces } from '#domain/places/state.ts';
import type { PlaceFact } from '#domain/places/facts.ts';
import { villageDay } from '#domain/village.ts';
import {
  type Campaign,
  countedOn,
  foldCampaign,
  neededOf,
  stageOf,
} from '#domain/work/campaigns.ts';
import type { Goal } from '#domain/work/facts.ts';

const START = day(2026, 3, 1);
const VNEID: Goal = {
  skills: ['vneid-1', 'vneid-2'],
  reached: 'alone',
  counts: 'resident',
  ages: { from: 18 },
  doneFrom: 70,
};

/** Ông Sinh (born 1950), Hoa (1990) and Nam (2009) in one house; Lan, whose year nobody knows, in another. */
function village() {
  const states = { homes: emptyHomes(), doors: emptyDoors(), ladder: BROUGHT_LADDER };
  let n = 0;
  const header = (on: number) => ({ stream: 'stream0001', n: (n += 1), at: on * 86_400, on });
  const home = <Type extends HomeFact['type']>(
    on: number,
    type: Type,
    body: Extract<HomeFact, { type: Type }>['body'],
    // the body is of the type
  ): void => foldHomes(states.homes, { ...header(on), type, body } as HomeFact);
  const door = <Type extends DoorFact['type']>(
    on: number,
    type: Type,
    body: Extract<DoorFact, { type: Type }>['body'],
    // the body is of the type
  ): void => foldDoors(states.doors, { ...header(on), type, body } as DoorFact);
  const add = (resident: string, household: string, birthYear?: number, on = START - 90): void =>
    home(on, 'resident.added@1', {
      resident,
      household,
      name: resident,
      ...(birthYear !== undefined && { birthYear }),
    });
  const step = (on: number, resident: string, skill: string, reached: Step = 'alone'): void =>
    door(on, 'skill.stepped@1', {
      step: `step${String(n).padStart(6, '0')}`,
      household: 'house00001',
      resident,
      skill,
      reached,
    });
  for (const household of ['house00001', 'house00002']) {
    home(START - 90, 'household.added@1', { household });
  }
  add('sinh000000', 'house00001', 1950);
  add('hoa0000000', 'house00001', 1990);
  add('nam0000000', 'house00001', 2009);
  add('lan0000000', 'house00002');
  const ask = (goal: Goal, asOf: number) => reachOf(goal, villageDay(states, asOf));
  const left = (goal: Goal, asOf: number) => {
    const at = villageDay(states, asOf);
    const reach = reachOf(goal, at);
    return reach && doorsLeftOf(goal, at, reach);
  };
  return { states, home, door, add, step, ask, left };
}

describe('who is counted', () => {
  test('those of the age by their year of birth; unknown years are told', () => {
    expect(village().ask(VNEID, START)).toEqual({
      counts: 'resident',
      of: ['sinh000000', 'hoa0000000'],
      met: [],
      helped: [],
      ageless: 1,
    });
  });

  test('whoever turned 18, came, died or moved away counts from that day on', () => {
    const { home, add, ask } = village();
    expect(ask(VNEID, day(2026, 12, 31))?.of).not.toContain('nam0000000');
    expect(ask(VNEID, day(2027, 1, 1))?.of).toContain('nam0000000');
    add('con000dau0', 'house00001', 1995, START + 10);
    home(START + 20, 'resident.left@1', { resident: 'sinh000000', reason: 'died' });
    expect(ask(VNEID, START + 9)?.of).toEqual(['sinh000000', 'hoa0000000']);
    expect(ask(VNEID, START + 10)?.of).toEqual(['sinh000000', 'hoa0000000', 'con000dau0']);
    expect(ask(VNEID, START + 20)?.of).toEqual(['hoa0000000', 'con000dau0']);
    home(START + 30, 'household.left@1', { household: 'house00001', reason: 'moved' });
    expect(ask(VNEID, START + 30)?.of).toEqual([]);
    expect(ask(VNEID, START + 29)?.of).toHaveLength(2);
  });

  test('level 2 contains level 1, and a step below does not count', () => {
    const { step, ask } = village();
    step(START, 'hoa0000000', 'vneid-2');
    step(START, 'sinh000000', 'vneid-1', 'together');
    expect(ask(VNEID, START)?.met).toEqual(['hoa0000000']);
    expect(ask(VNEID, START - 1)?.met).toEqual([]);
  });

  test('for the elderly being helped is enough, for the young it is not, and learning it is more', () => {
    const { door, step, ask } = village();
    const help = (resident: string) =>
      door(START + 1, 'help.given@1', {
        help: `help${resident.slice(0, 6)}`,
        household: 'house00001',
        resident,
        skill: 'vneid-1',
        how: 'for',
      });
    help('sinh000000');
    help('hoa0000000');
    expect(ask(VNEID, START)).toMatchObject({ met: [], helped: [] });
    const both = { met: ['sinh000000'], helped: ['sinh000000'] };
    expect(ask(VNEID, START + 1)).toMatchObject(both);
    step(START + 2, 'sinh000000', 'vneid-1');
    expect(ask(VNEID, START + 2)).toMatchObject({ met: ['sinh000000'], helped: [] });
  });

  test('a household counts once, with anybody of the age in it', () => {
    const { step, ask, left } = village();
    const goal: Goal = { ...VNEID, counts: 'household', ages: { from: 15, until: 30 } };
    expect(ask(goal, START)).toMatchObject({ of: ['house00001'], met: [] });
    expect(left(goal, START)).toEqual([
      { household: 'house00001', people: [{ resident: 'nam0000000', way: 'show' }] },
    ]);
    step(START, 'nam0000000', 'vneid-1');
    expect(ask(goal, START)).toMatchObject({ met: ['house00001'] });
    expect(left(goal, START)).toEqual([]);
  });

  test('a figure of the app gives its own two numbers', () => {
    const { step, ask, left } = village();
    const goal: Goal = { measure: 'adult-vneid-1' };
    step(START, 'hoa0000000', 'vneid-1');
    expect(ask(goal, START)).toMatchObject({
      counts: 'resident',
      of: ['sinh000000', 'hoa0000000'],
      met: ['hoa0000000'],
    });
    expect(left(goal, START)?.map((each) => each.people)).toEqual([
      [{ resident: 'sinh000000', way: 'show' }],
    ]);
    expect(ask({ measure: 'adult-flies' }, START)).toBeUndefined();
  });
});

test('doors left name for each person whether to show it or to do it', () => {
  expect(village().left(VNEID, START)).toEqual([
    {
      household: 'house00001',
      people: [
        { resident: 'sinh000000', way: 'do' },
        { resident: 'hoa0000000', way: 'show' },
      ],
    },
  ]);
});

describe('the pace', () => {
  test('is that of whole weeks since the campaign began, four at most', () => {
    const { states, step } = village();
    const from = START;
    const at = (asOf: number) => paceOf({ goal: VNEID, from }, [states], asOf);
    step(START - 20, 'hoa0000000', 'vneid-1');
    step(START + 8, 'sinh000000', 'vneid-1');
    expect(at(START + 5)).toEqual([1]);
    expect(at(START + 6)).toEqual([1, 1]);
    expect(at(START + 13)).toEqual([1, 1, 2]);
    expect(at(START + 60)).toEqual([2, 2, 2, 2, 2]);
  });

  test('tells only of those who count today', () => {
    const { states, home, step } = village();
    step(START + 1, 'sinh000000', 'vneid-1');
    home(START + 13, 'resident.left@1', { resident: 'sinh000000', reason: 'moved' });
    expect(paceOf({ goal: VNEID, from: START }, [states], START + 13)).toEqual([0, 0, 0]);
  });

  test('is not known of what the register alone answers', () => {
    const { states } = village();
    const goal: Goal = { measure: 'household-bank' };
    expect(paceOf({ goal, from: START }, [states], START + 28)).toBeUndefined();
  });
});

describe('a campaign', () => {
  const PLAN = { title: 'VNeID', target: { percent: 90 }, from: START, until: START + 30 };
  const said = (on: number, type: string, body: object) =>
    ({
      stream: 'stream0001',
      n: 1,
      at: on * 86_400,
      on,
      type,
      body: { campaign: 'camp000001', ...body },
    }) as
      // the body is of the type
      Parameters<typeof foldCampaign>[1];

  test('shows the later of two changes of one edition, and keeps what stood', () => {
    const campaigns = createTable<Campaign>();
    foldCampaign(campaigns, said(START, 'campaign.started@1', { ...PLAN, goal: VNEID }));
    foldCampaign(
      campaigns,
      said(START + 1, 'campaign.changed@1', { ...PLAN, title: 'A', edition: 2 }),
    );
    foldCampaign(
      campaigns,
      said(START + 2, 'campaign.changed@1', { ...PLAN, title: 'B', edition: 2 }),
    );
    foldCampaign(campaigns, said(START + 3, 'campaign.started@1', { ...PLAN, goal: VNEID }));
    const stands = campaigns.get('camp000001');
    expect(stands).toMatchObject({ title: 'B', edition: 2, goal: VNEID });
    expect(stands?.earlier.map(({ title }) => title)).toEqual(['VNeID', 'A']);
    foldCampaign(campaigns, said(START + 9, 'campaign.ended@1', { reason: 'lũ' }));
    foldCampaign(campaigns, said(START + 10, 'campaign.changed@1', { ...PLAN, edition: 3 }));
    expect(campaigns.get('camp000001')?.ended).toEqual({ on: START + 9, reason: 'lũ' });
  });

  test('keeps the figures of its last day', () => {
    const campaign = {
      ...PLAN,
      campaign: 'c',
      goal: VNEID,
      edition: 1,
      on: START,
      stream: 's',
      earlier: [],
    };
    const ended = { ...campaign, ended: { on: START + 9, reason: 'lũ' } };
    expect([START - 1, START, START + 30, START + 31].map((on) => stageOf(campaign, on))).toEqual([
      'coming',
      'running',
      'running',
      'over',
    ]);
    expect([START + 8, START + 9].map((on) => stageOf(ended, on))).toEqual(['running', 'ended']);
    expect(countedOn(campaign, START + 5)).toBe(START + 5);
    expect(countedOn(campaign, START + 90)).toBe(START + 30);
    expect(countedOn(ended, START + 90)).toBe(START + 9);
  });

  test.each([
    [{ percent: 90 }, 11, 10],
    [{ percent: 100 }, 7, 7],
    [{ perVillage: 5 }, 40, 5],
    [{ perVillage: 50 }, 40, 40],
  ])('with the target %j needs of %i people %i', (target, of, needed) => {
    expect(neededOf({ target }, of)).toBe(needed);
  });
});

test('is for the villages that are named, or for all that lay in the commune, through mergers', () => {
  const places = emptyPlaces();
  let n = 0;
  const say = (type: PlaceFact['type'], body: object): void =>
    // the body is of the type
    foldPlaces(places, { stream: 's', n: (n += 1), at: 0, on: 1, type, body } as PlaceFact);
  const found = (place: string, kind: string, parent?: string) =>
    say('place.founded@1', { place, kind, name: place, from: 1, ...(parent && { parent }) });
  found('communeold', 'xa');
  found('communenew', 'xa');
  found('village001', 'thon', 'communeold');
  found('village002', 'thon', 'communeold');
  found('village003', 'thon', 'communenew');
  say('place.merged@1', { from: 100, places: ['communeold'], into: 'communenew' });
  say('place.merged@1', { from: 200, places: ['village001', 'village002'], into: 'village003' });
  const asked = (commune: string, place: string, on: number, villages?: string[]) =>
    isFor(places, commune, { on, ...(villages && { villages }) }, place, 300);
  expect(asked('communeold', 'village001', 50)).toBe(true);
  expect(asked('communenew', 'village003', 250)).toBe(true);
  expect(asked('communeold', 'village003', 50)).toBe(true);
  expect(asked('communenew', 'village003', 50, ['village002'])).toBe(true);
  expect(asked('communenew', 'village003', 50, ['village009'])).toBe(false);
});

describe('in public', () => {
  test.each([
    [0, 40, 40, 'begun'],
    [4, 40, 40, 'begun'],
    [5, 40, 40, 'numbers'],
    [35, 40, 40, 'numbers'],
    [36, 40, 40, 'nearly'],
    [40, 40, 40, 'reached'],
    [38, 40, 36, 'reached'],
    [3, 3, 3, 'reached'],
  ] as const)('of %i of %i, with %i needed, it is said: %s', (met, of, needed, code) => {
    expect(toldOf(met, of, needed).code).toBe(code);
  });

  test('no number under five is told, of those who have reached it or have not', () => {
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(count, count, count, (met, others, needed) => {
        const told = toldOf(met, met + others, needed);
        if (told.code !== 'numbers') return;
        expect(told.met).toBeGreaterThanOrEqual(5);
        expect(told.of - told.met).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
