import { describe, expect, test } from 'vitest';
import { day } from '#test/domain/world.ts';
import { randomInt, seededRandom } from '#kernel/random.ts';
import type { Measured } from '#book/activity.ts';
import { type HomeFact, RELATIONS } from '#domain/homes/facts.ts';
import { emptyHomes, foldHomes, membersOf } from '#domain/homes/state.ts';
import { findMeasure, measureAll, type MeasureName, MEASURES } from '#domain/measures.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import type { VillageStates } from '#domain/village.ts';
import { type DoorFact, OUTCOMES, type Skill, SKILLS, type Step, STEPS } from './facts.ts';
import { doorOf, emptyDoors, foldDoors } from './state.ts';

const START = day(2025, 1, 1);

function createVillage() {
  const states: VillageStates = {
    homes: emptyHomes(),
    doors: emptyDoors(),
    ladder: BROUGHT_LADDER,
  };
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
  const step = (on: number, resident: string, skill: Skill, reached: Step): void => {
    const household = states.homes.residents.get(resident)?.household ?? '';
    door(on, 'skill.stepped@1', {
      step: `step${String(n).padStart(6, '0')}`,
      household,
      resident,
      skill,
      reached,
    });
  };
  const ask = (id: MeasureName, asOf = START + 100): Measured => {
    const measured = findMeasure(id)?.measure(states, asOf);
    if (measured === undefined) throw new Error(`no measure ${id}`);
    return measured;
  };
  return { states, home, door, step, ask };
}

/**
 * Two households: old Sinh with grandson Nam and daughter Hoa; Lan alone, whose year of birth
 * nobody knows.
 */
function smallVillage(): ReturnType<typeof createVillage> {
  const village = createVillage();
  village.home(START, 'household.added@1', { household: 'house00001', business: true });
  village.home(START, 'household.added@1', { household: 'house00002' });
  const add = (
    resident: string,
    household: string,
    birthYear: number | undefined,
    more: object = {},
  ): void =>
    village.home(START, 'resident.added@1', {
      resident,
      household,
      name: resident,
      ...(birthYear !== undefined && { birthYear }),
      ...more,
    });
  add('sinh000000', 'house00001', 1950, { epay: true });
  add('nam0000000', 'house00001', 2015, { smartphone: true });
  add('hoa0000000', 'house00001', 1990, { smartphone: true, bank: true });
  add('lan0000000', 'house00002', undefined, { smartphone: true });
  return village;
}

describe('the register of households', () => {
  test.each<[MeasureName, Measured]>([
    [
      'household-smartphone',
      { of: ['house00001', 'house00002'], met: ['house00001', 'house00002'] },
    ],
    ['household-bank', { of: ['house00001', 'house00002'], met: ['house00001'] }],
    ['household-epay', { of: ['house00001', 'house00002'], met: ['house00001'] }],
    ['household-smartphone-epay', { of: ['house00001', 'house00002'], met: ['house00001'] }],
    ['household-business', { of: ['house00001', 'house00002'], met: ['house00001'] }],
    [
      'resident-adult',
      {
        of: ['sinh000000', 'nam0000000', 'hoa0000000', 'lan0000000'],
        met: ['sinh000000', 'hoa0000000'],
      },
    ],
  ])('%s', (id, expected) => {
    expect(smallVillage().ask(id)).toEqual(expected);
  });

  test('whoever came later or left counts on no other day', () => {
    const village = smallVillage();
    expect(village.ask('household-bank', START - 1)).toEqual({ of: [], met: [] });
    village.home(START + 10, 'resident.left@1', { resident: 'hoa0000000', reason: 'moved' });
    expect(village.ask('household-bank', START + 9).met).toEqual(['house00001']);
    expect(village.ask('household-bank', START + 10).met).toEqual([]);
    village.home(START + 20, 'household.left@1', { household: 'house00002', reason: 'empty' });
    expect(village.ask('household-smartphone', START + 20).of).toEqual(['house00001']);
    expect(village.ask('resident-adult', START + 20).of).toEqual(['sinh000000', 'nam0000000']);
  });
});

describe('what visits and steps answer', () => {
  test('a household is met on the day of the visit, and no longer when that visit never was', () => {
    const village = smallVillage();
    const visit = { visit: 'visit00001', household: 'house00001' };
    village.door(START + 5, 'door.visited@1', { ...visit, outcome: 'nobody' });
    expect(village.ask('household-met').met).toEqual([]);
    village.door(START + 6, 'door.visited@1', {
      visit: 'visit00002',
      household: 'house00001',
      outcome: 'met',
    });
    expect(village.ask('household-met', START + 5).met).toEqual([]);
    expect(village.ask('household-met', START + 6).met).toEqual(['house00001']);
    village.door(START + 7, 'door.corrected@1', { ...visit, visit: 'visit00002', was: 'met' });
    expect(village.ask('household-met').met).toEqual([]);
    expect([...village.states.doors.visits.keys()]).toEqual(['visit00001']);
  });

  test('one and the same person must be proficient in all five', () => {
    const village = smallVillage();
    for (const skill of ['public-services', 'shopping', 'bills'] as const) {
      village.step(START + 1, 'hoa0000000', skill, 'alone');
    }
    for (const skill of ['safety', 'vneid-1'] as const) {
      village.step(START + 1, 'sinh000000', skill, 'teaches');
    }
    const five: MeasureName[] = [
      'household-basic-public-services',
      'household-basic-shopping',
      'household-basic-payment',
      'household-basic-safety',
      'household-basic-local',
    ];
    expect(five.map((id) => village.ask(id).met)).toEqual(five.map(() => ['house00001']));
    expect(village.ask('household-proficient').met).toEqual([]);
    village.step(START + 2, 'hoa0000000', 'safety', 'alone');
    village.step(START + 3, 'hoa0000000', 'vneid-2', 'alone');
    expect(village.ask('household-proficient', START + 2).met).toEqual([]);
    expect(village.ask('household-proficient', START + 3).met).toEqual(['house00001']);
    village.step(START + 4, 'hoa0000000', 'safety', 'together');
    expect(village.ask('household-proficient').met).toEqual([]);
  });

  test('adults only, level 2 of VNeID contains level 1, a step taken back is none', () => {
    const village = smallVillage();
    village.step(START + 1, 'hoa0000000', 'vneid-2', 'alone');
    village.step(START + 1, 'nam0000000', 'vneid-2', 'alone');
    village.step(START + 1, 'sinh000000', 'vneid-1', 'together');
    const adults = ['sinh000000', 'hoa0000000'];
    expect(village.ask('adult-vneid-1')).toEqual({ of: adults, met: ['hoa0000000'] });
    expect(village.ask('adult-vneid-2')).toEqual({ of: adults, met: ['hoa0000000'] });
    expect(village.ask('adult-told')).toEqual({ of: adults, met: adults });
    const [rung] = village.states.doors.rungsByResident.get('sinh000000') ?? [];
    village.door(START + 2, 'skill.corrected@1', {
      step: rung?.step ?? '',
      household: 'house00001',
      resident: 'sinh000000',
      was: 'together',
    });
    expect(village.ask('adult-told').met).toEqual(['hoa0000000']);
  });

  test('owners of a smartphone with all three: identity, health record, bank', () => {
    const village = smallVillage();
    for (const skill of ['vneid-1', 'health-record', 'bank'] as const) {
      village.step(START + 1, 'lan0000000', skill, 'alone');
      village.step(START + 1, 'sinh000000', skill, 'alone');
    }
    village.step(START + 1, 'hoa0000000', 'bank', 'alone');
    expect(village.ask('owner-full-set')).toEqual({
      of: ['nam0000000', 'hoa0000000', 'lan0000000'],
      met: ['lan0000000'],
    });
  });
});

/** A village of many households with plausible two years of work. */
function largeVillage(seed: number, households: number): VillageStates {
  const random = seededRandom(seed);
  const village = createVillage();
  const pick = <Item>(list: readonly [Item, ...Item[]]): Item =>
    list[randomInt(random, list.length)] ?? list[0];
  const yes = (percent: number): boolean => randomInt(random, 100) < percent;
  for (let index = 0; index < households; index += 1) {
    const household = `h${String(index).padStart(9, '0')}`;
    village.home(START, 'household.added@1', { household, business: yes(10) });
    for (let member = 0; member < 3; member += 1) {
      const resident = `r${String(index * 3 + member).padStart(9, '0')}`;
      village.home(START + randomInt(random, 50), 'resident.added@1', {
        resident,
        household,
        name: resident,
        birthYear: 1940 + randomInt(random, 80),
        relation: pick(RELATIONS),
        smartphone: yes(80),
        bank: yes(60),
        epay: yes(50),
      });
      for (let rung = 0; rung < 14; rung += 1) {
        village.step(START + randomInt(random, 700), resident, pick(SKILLS), pick(STEPS));
      }
    }
    for (let visit = 0; visit < 6; visit += 1) {
      const id = `v${String(index * 6 + visit).padStart(9, '0')}`;
      village.door(START + randomInt(random, 700), 'door.visited@1', {
        visit: id,
        household,
        outcome: pick(OUTCOMES),
      });
    }
  }
  return village.states;
}

test('figures agree with the doors as they are drawn, on any day', () => {
  const states = largeVillage(7, 40);
  for (const asOf of [START, START + 90, START + 365, START + 800]) {
    const met = (id: MeasureName): readonly string[] =>
      findMeasure(id)?.measure(states, asOf).met ?? [];
    const doors = [...states.homes.households.keys()].map((household) => {
      const residents = membersOf(states.homes, household, asOf).map(({ id }) => id);
      return { household, ...doorOf(states.ladder, states.doors, household, residents, asOf) };
    });
    const drawn = (
      question: (door: (typeof doors)[number]) => boolean | undefined,
    ): readonly string[] =>
      doors.filter((door) => question(door) === true).map(({ household }) => household);
    expect(met('household-met')).toEqual(drawn((door) => door.met));
    expect(met('household-proficient')).toEqual(drawn((door) => door.proficient));
    expect(met('household-basic-payment')).toEqual(drawn((door) => door.panes[2]));
    expect(met('household-basic-local')).toEqual(drawn((door) => door.panes[4]));
  }
});

test('every measure meets only those it counts, each once', () => {
  const states = largeVillage(11, 30);
  for (const measure of MEASURES) {
    const { id } = measure;
    const { of, met } = measure.measure(states, START + 400);
    expect(new Set(of).size, id).toBe(of.length);
    expect(new Set(met).size, id).toBe(met.length);
    expect(
      met.filter((each) => !of.includes(each)),
      id,
    ).toEqual([]);
    expect(of.length, id).toBeGreaterThan(0);
    expect(measureAll(states, START + 400).get(id), id).toEqual({ of, met });
  }
});
