import { describe, expect, test } from 'vitest';
import { covers, findActor } from '#domain/actor.ts';
import {
  createWorld,
  day,
  MERGED_ON,
  MERGER,
  PEOPLE,
  PLACES,
  streamOf,
  TODAY,
  type World,
} from '#test/domain/world.ts';
import {
  ancestorsOf,
  childrenOf,
  codeAsOf,
  existsOn,
  groundOf,
  liesWithin,
  lineageOf,
  livesOnIn,
  nameAsOf,
} from './state.ts';

const BEFORE = MERGED_ON - 1;

function mergedWorld(): World {
  const world = createWorld();
  for (const [type, body] of MERGER) {
    expect(world.say('places', 'admin', type, body, { on: MERGED_ON }), type).toMatchObject({
      verdict: 'ok',
    });
  }
  return world;
}

const namesUnder = (world: World, place: string, on: number): string[] =>
  childrenOf(world.states().places, place, on)
    .map((child) => nameAsOf(child, on).name)
    .sort((left, right) => left.localeCompare(right));

describe('the merger of three units into xã Sơn Động on 1 July 2025', () => {
  test('villages are reached in the old boundaries until the day before, in the new ones from the day on', () => {
    const world = mergedWorld();
    const { places } = world.states();
    expect(namesUnder(world, PLACES.sonDongDistrict, BEFORE)).toEqual([
      'An Bá',
      'An Châu',
      'Vĩnh An',
    ]);
    expect(namesUnder(world, PLACES.vinhAn, BEFORE)).toEqual(['Phú Hưng']);
    expect(namesUnder(world, PLACES.bacGiang, BEFORE)).toEqual(['Sơn Động']);
    expect(namesUnder(world, PLACES.bacNinh, BEFORE)).toEqual([]);
    expect(namesUnder(world, PLACES.sonDong, MERGED_ON)).toEqual(['Làng Chẽ', 'Phú Hưng']);
    expect(namesUnder(world, PLACES.bacNinh, MERGED_ON)).toEqual(['Sơn Động']);
    expect(namesUnder(world, PLACES.country, MERGED_ON)).toEqual(['Bắc Ninh']);
    expect(groundOf(places, PLACES.vinhAn, TODAY).map(({ id }) => id)).toEqual([PLACES.phuHung]);
    for (const village of [PLACES.phuHung, PLACES.langChe]) {
      expect(liesWithin(places, village, PLACES.sonDong, BEFORE)).toBe(false);
      expect(liesWithin(places, village, PLACES.sonDong, MERGED_ON)).toBe(true);
      expect(liesWithin(places, village, PLACES.bacNinh, TODAY)).toBe(true);
      expect(liesWithin(places, village, PLACES.bacGiang, BEFORE)).toBe(true);
    }
    expect(liesWithin(places, PLACES.phuHung, PLACES.anBa, TODAY)).toBe(false);
  });

  test('the way up from a village names the old units before, and the new ones after', () => {
    const { places } = mergedWorld().states();
    const standing = (on: number): string[] =>
      ancestorsOf(places, PLACES.phuHung, on).flatMap((id) => {
        const place = places.places.get(id);
        return place !== undefined && existsOn(place, on) ? [nameAsOf(place, on).name] : [];
      });
    expect(standing(BEFORE)).toEqual(['Phú Hưng', 'Vĩnh An', 'Sơn Động', 'Bắc Giang', 'Việt Nam']);
    expect(standing(MERGED_ON)).toEqual(['Phú Hưng', 'Sơn Động', 'Bắc Ninh', 'Việt Nam']);
  });

  test('one code names another unit after the day, and the books of all three are chapters of one', () => {
    const { places } = mergedWorld().states();
    const codeOf = (id: string, on: number): string | undefined => {
      const place = places.places.get(id);
      return place && codeAsOf(place, on);
    };
    expect(codeOf(PLACES.anChau, BEFORE)).toBe('07615');
    expect(codeOf(PLACES.sonDong, MERGED_ON)).toBe('07615');
    expect([codeOf(PLACES.bacNinh, BEFORE), codeOf(PLACES.bacNinh, MERGED_ON)]).toEqual([
      '27',
      '24',
    ]);
    expect(lineageOf(places, PLACES.sonDong, BEFORE)).toEqual([PLACES.sonDong]);
    expect([...lineageOf(places, PLACES.sonDong, MERGED_ON)].sort()).toEqual(
      [PLACES.anBa, PLACES.anChau, PLACES.sonDong, PLACES.vinhAn].sort(),
    );
    expect(livesOnIn(places, PLACES.vinhAn, BEFORE)).toBe(PLACES.vinhAn);
    expect(livesOnIn(places, PLACES.vinhAn, MERGED_ON)).toBe(PLACES.sonDong);
    expect(livesOnIn(places, PLACES.phuHung, MERGED_ON)).toBe(PLACES.phuHung);
  });
});

describe('rights after a merger', () => {
  test('a grant covers exactly its old territory', () => {
    const { places } = mergedWorld().states();
    const grant = { place: PLACES.vinhAn, from: day(2024, 1, 1) };
    const all = [...places.places.keys()];
    expect(all.filter((place) => covers(places, grant, place)).sort()).toEqual(
      [PLACES.vinhAn, PLACES.phuHung].sort(),
    );
    const upper = { place: PLACES.bacGiang, from: day(2024, 1, 1) };
    expect(covers(places, upper, PLACES.phuHung)).toBe(true);
    expect(covers(places, upper, PLACES.sonDong)).toBe(true);
    expect(covers(places, upper, PLACES.bacNinh)).toBe(false);
  });

  test('a grant over a place that others joined gains nothing, neither what stood there nor what is founded there', () => {
    const world = mergedWorld();
    const found = (place: string, parent: string, from: number): void =>
      world.found('places', 'place.founded@1', { place, kind: 'thon', name: 'Mới', parent, from });
    found('newinanba0', PLACES.anBa, BEFORE);
    found('newinbig00', PLACES.sonDong, TODAY);
    const { places } = world.states();
    const old = { place: PLACES.bacNinh, from: day(2024, 1, 1) };
    const all = [...places.places.keys()];
    expect(all.filter((place) => covers(places, old, place))).toEqual([PLACES.bacNinh]);
    const fromThatDay = { place: PLACES.bacNinh, from: MERGED_ON };
    for (const place of [PLACES.phuHung, PLACES.sonDong, 'newinanba0', 'newinbig00']) {
      expect(covers(places, fromThatDay, place), place).toBe(true);
    }
    const beforeItWas = { place: PLACES.sonDong, from: day(2024, 1, 1) };
    expect(covers(places, beforeItWas, PLACES.phuHung)).toBe(true);
    const anBa = { place: PLACES.anBa, from: day(2024, 1, 1) };
    expect(covers(places, anBa, 'newinanba0')).toBe(true);
    expect(covers(places, anBa, 'newinbig00')).toBe(false);
    expect(covers(places, anBa, 'unknown000')).toBe(false);
  });

  test('a village that another joined under its own name: the leader keeps the old half only', () => {
    const world = createWorld();
    const body = { places: [PLACES.vinhAn, PLACES.anBa], into: PLACES.vinhAn, from: MERGED_ON };
    expect(world.say('places', 'admin', 'place.merged@1', body, { on: MERGED_ON }).verdict).toBe(
      'ok',
    );
    const later = {
      place: 'newingrown',
      kind: 'thon',
      name: 'Mới',
      parent: PLACES.vinhAn,
      from: TODAY,
    };
    world.found('places', 'place.founded@1', later);
    const { places } = world.states();
    const old = { place: PLACES.vinhAn, from: day(2024, 1, 1) };
    expect(covers(places, old, 'newingrown')).toBe(false);
    expect(covers(places, { place: PLACES.vinhAn, from: MERGED_ON }, 'newingrown')).toBe(true);
    expect(covers(places, { place: PLACES.country, from: day(2024, 1, 1) }, 'newingrown')).toBe(
      true,
    );
    expect([PLACES.phuHung, PLACES.langChe].map((place) => covers(places, old, place))).toEqual([
      true,
      false,
    ]);
    const renewed = { place: PLACES.vinhAn, from: MERGED_ON };
    expect([PLACES.phuHung, PLACES.langChe].map((place) => covers(places, renewed, place))).toEqual(
      [true, true],
    );
  });

  test('the officer of an old commune keeps its village, and gains neither the other nor the new commune', () => {
    const world = mergedWorld();
    const { people, places } = world.states();
    const rolesAt = (place: string): readonly string[] =>
      findActor(people, places, { place }, streamOf('officer'))?.grants.map(
        (grant) => grant.role,
      ) ?? [];
    expect(rolesAt(PLACES.phuHung)).toEqual(['officer']);
    expect(rolesAt(PLACES.langChe)).toEqual([]);
    expect(rolesAt(PLACES.sonDong)).toEqual([]);
    const body = { team: 'teamteam01', place: PLACES.langChe, from: TODAY };
    expect(world.ask('people', 'officer', 'team.founded@1', body)).toEqual({
      verdict: 'refused',
      why: 'not-yours',
    });
    expect(
      world.ask('people', 'officer', 'team.founded@1', { ...body, place: PLACES.phuHung }).verdict,
    ).toBe('ok');
  });

  test('a grant over the new commune, given from above, reaches all its villages', () => {
    const world = mergedWorld();
    const body = {
      grant: 'grantnew01',
      person: PEOPLE.officer,
      role: 'officer',
      place: PLACES.sonDong,
      from: MERGED_ON,
    };
    expect(world.ask('people', 'officer', 'grant.given@1', body)).toEqual({
      verdict: 'refused',
      why: 'not-yours',
    });
    expect(world.say('people', 'admin', 'grant.given@1', body).verdict).toBe('ok');
    const { people, places } = world.states();
    for (const place of [PLACES.phuHung, PLACES.langChe, PLACES.sonDong]) {
      expect(
        findActor(people, places, { place }, streamOf('officer'))?.grants.length,
      ).toBeGreaterThan(0);
    }
  });

  test('unsent work for a village of the old commune is taken after the merger', () => {
    const world = mergedWorld();
    const body = { household: 'household1', head: 'Triệu Văn Sinh' };
    const said = world.say('homes', 'member', 'household.added@1', body, { on: BEFORE });
    expect(said.verdict).toBe('ok');
  });
});

test('a village that two others became has both as chapters, and their leaders keep their own', () => {
  const world = mergedWorld();
  const from = day(2026, 10, 1);
  const founding = {
    place: 'newvillage',
    kind: 'thon',
    name: 'Phú Hưng Chẽ',
    parent: PLACES.sonDong,
    from,
  };
  expect(world.say('places', 'admin', 'place.founded@1', founding).verdict).toBe('ok');
  const merging = { places: [PLACES.phuHung, PLACES.langChe], into: 'newvillage', from };
  expect(world.say('places', 'admin', 'place.merged@1', merging).verdict).toBe('ok');
  const { people, places } = world.states();
  expect(namesUnder(world, PLACES.sonDong, TODAY)).toEqual(['Phú Hưng Chẽ']);
  expect(namesUnder(world, PLACES.sonDong, from - 1)).toEqual(['Làng Chẽ', 'Phú Hưng']);
  expect([...lineageOf(places, 'newvillage', TODAY)].sort()).toEqual(
    ['newvillage', PLACES.langChe, PLACES.phuHung].sort(),
  );
  expect(findActor(people, places, { place: 'newvillage' }, streamOf('leader'))?.grants).toEqual(
    [],
  );
  expect(
    findActor(people, places, { place: PLACES.phuHung }, streamOf('leader'))?.grants,
  ).toHaveLength(1);
});

test('no order of merging places into each other runs in circles', () => {
  const world = createWorld();
  const merge = (place: string, into: string): void =>
    world.found('places', 'place.merged@1', { places: [place], into, from: MERGED_ON });
  merge(PLACES.anBa, PLACES.vinhAn);
  expect(
    world.ask('places', 'admin', 'place.merged@1', {
      places: [PLACES.vinhAn],
      into: PLACES.anBa,
      from: MERGED_ON,
    }),
  ).toEqual({ verdict: 'refused', why: 'cycle' });
  merge(PLACES.vinhAn, PLACES.anBa);
  for (const place of ['circle0001', 'circle0002']) {
    const body = { place, kind: 'thon', name: 'Vòng', parent: PLACES.anBa, from: MERGED_ON };
    world.found('places', 'place.founded@1', body);
  }
  merge('circle0001', 'circle0002');
  merge('circle0002', 'circle0001');
  const { places } = world.states();
  expect(covers(places, { place: PLACES.anChau, from: day(2024, 1, 1) }, 'circle0001')).toBe(false);
  expect(childrenOf(places, PLACES.vinhAn, TODAY).length).toBeGreaterThan(0);
  expect(lineageOf(places, PLACES.vinhAn, TODAY)).toHaveLength(2);
  expect(ancestorsOf(places, PLACES.phuHung, TODAY)).toContain(PLACES.country);
});
