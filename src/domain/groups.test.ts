import { describe, expect, test } from 'vitest';
import { audiencesOf, groupsOf } from '#domain/groups.ts';
import { createWorld, PLACES, TODAY, type World } from '#test/domain/world.ts';

const at = (world: World, day = TODAY) => {
  const { people, places } = world.states();
  return { people, places, day };
};

const membersOf = (world: World, audience: string, place: string, day = TODAY) =>
  groupsOf(at(world, day), place)
    .find((each) => each.audience === audience)
    ?.members?.map(({ person, why }) => [person, Object.values(why)[0]]);

const hold = (world: World, body: Record<string, string | number>) =>
  world.say('people', 'leader', 'post.held@1', {
    holding: 'holding001',
    person: 'second0000',
    place: PLACES.phuHung,
    as: 'women',
    from: TODAY,
    ...body,
  });

describe('who is in a group', () => {
  test('follows from rights, and ends with them', () => {
    const world = createWorld();
    const head = {
      grant: 'headgrant1',
      person: 'second0000',
      role: 'head',
      place: PLACES.phuHung,
      from: TODAY - 9,
    };
    world.say('people', 'officer', 'grant.given@1', head);
    expect(membersOf(world, 'heads', PLACES.phuHung)).toEqual([['second0000', 'head']]);
    expect(membersOf(world, 'executives', PLACES.vinhAn)).toEqual([
      ['officer000', 'officer'],
      ['second0000', 'head'],
    ]);
    world.say('people', 'officer', 'grant.ended@1', { grant: 'headgrant1', until: TODAY - 1 });
    expect(membersOf(world, 'heads', PLACES.phuHung)).toEqual([]);
  });

  test('follows from posts, day by day', () => {
    const world = createWorld();
    expect(hold(world, {}).verdict).toBe('ok');
    expect(membersOf(world, 'women', PLACES.phuHung)).toEqual([['second0000', 'women']]);
    expect(membersOf(world, 'women', PLACES.vinhAn)).toEqual([['second0000', 'women']]);
    expect(membersOf(world, 'women', PLACES.langChe)).toEqual([]);
    expect(membersOf(world, 'women', PLACES.phuHung, TODAY - 1)).toEqual([]);
    world.say('people', 'leader', 'post.left@1', { holding: 'holding001', until: TODAY - 1 });
    expect(membersOf(world, 'women', PLACES.phuHung)).toEqual([]);
  });

  test('names the alley of a self-management group, and asks for it', () => {
    const world = createWorld();
    expect(hold(world, { as: 'alley' })).toMatchObject({ verdict: 'refused', why: 'value-wrong' });
    hold(world, { as: 'alley', alley: 'Ngõ Suối' });
    const group = groupsOf(at(world), PLACES.phuHung).find(({ tier }) => tier === 'alleys');
    expect(group?.members?.[0]?.why).toEqual({ post: 'alley', alley: 'Ngõ Suối' });
  });

  test('is not said of a place that is not one’s own', () => {
    const world = createWorld();
    expect(hold(world, { place: PLACES.langChe }).verdict).toBe('refused');
    expect(hold(world, { place: PLACES.vinhAn }).verdict).toBe('refused');
  });

  test('tells a person as what they are written to', () => {
    const world = createWorld();
    hold(world, { as: 'front' });
    expect([...audiencesOf(at(world), PLACES.phuHung, 'second0000')].sort()).toEqual([
      'executives',
      'front',
    ]);
    expect(audiencesOf(at(world), PLACES.phuHung, 'stranger00').size).toBe(0);
  });

  test('holds those of all tiers, residents by no name', () => {
    const groups = groupsOf(at(createWorld()), PLACES.vinhAn);
    expect(new Set(groups.map(({ tier }) => tier))).toEqual(
      new Set(['executives', 'alleys', 'unions', 'residents']),
    );
    expect(groups.find(({ audience }) => audience === 'everyone')?.members).toBeUndefined();
  });
});
