import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, secondsOf, TODAY, type World } from '#test/domain/world.ts';
import { tablesText } from '#book/table.ts';
import type { Notice } from '#domain/board/state.ts';
import type { ReachFact } from './facts.ts';
import { householdsOn } from '#domain/homes/state.ts';
import { householdsFor, reachOf, type Reach, waysUsed } from './measures.ts';
import { proposePlayed, proposeTold, proposeUnplayed, proposeUntold } from './propose.ts';
import { emptyReach, foldReach, playsOf } from './state.ts';

const AT = secondsOf(TODAY);
const NOTICE: Pick<Notice, 'notice' | 'edition' | 'to' | 'alleys' | 'fresh' | 'freshAt'> = {
  notice: 'notice0001',
  edition: 1,
  to: 'everyone',
  fresh: 1,
  freshAt: AT,
};
const idOf = (index: number): string => `house${String(index).padStart(5, '0')}`;

function village(count: number): World {
  const world = createWorld();
  for (let index = 0; index < count; index += 1) {
    const alley = index % 2 === 0 ? 'Ngõ Suối' : 'Ngõ Đa';
    const business = index === 0 ? { business: true } : {};
    world.say('homes', 'leader', 'household.added@1', {
      household: idOf(index),
      alley,
      ...business,
    });
  }
  return world;
}

const reachIn = (world: World, notice: typeof NOTICE): Reach => {
  const { homes, reach } = world.states();
  return reachOf(householdsOn(homes, TODAY), reach, notice);
};

const tell = (world: World, index: number, more: object = {}, minutes = 1): unknown =>
  world.say(
    'reach',
    'member',
    'notice.told@1',
    { notice: NOTICE.notice, edition: 1, household: idOf(index), way: 'door', ...more },
    { at: AT + minutes * 60 },
  );

describe('the reach of a notice', () => {
  test('counts each household once, however often and in whatever way it was told', () => {
    const world = village(10);
    for (let index = 0; index < 9; index += 1) tell(world, index, {}, index + 1);
    tell(world, 0, { way: 'slip' }, 60);
    const reach = reachIn(world, NOTICE);
    expect([reach.met.length, reach.of.length, reach.untold]).toEqual([9, 10, [idOf(9)]]);
    expect(reach.ways).toEqual({ door: 9, call: 0, slip: 0, page: 0 });
    expect(reach.minutes).toEqual({ 50: 5, 90: 9 });
    tell(world, 9, { way: 'call' }, 120);
    expect(reachIn(world, NOTICE).minutes).toEqual({ 50: 5, 90: 9, 100: 120 });
  });

  test('takes no loudspeaker for a household told', () => {
    const world = village(4);
    const play = { notice: NOTICE.notice, edition: 1, language: 'vi' };
    world.say('reach', 'leader', 'loudspeaker.played@1', {
      ...play,
      play: 'play000001',
      alleys: ['Ngõ Suối'],
    });
    tell(world, 0);
    const reach = reachIn(world, NOTICE);
    expect(reach.untold).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(reach.heard).toEqual([idOf(2)]);
  });

  test('keeps a log of what was played, and takes back a mistake', () => {
    const world = village(2);
    const author = world.authorFor('leader', 'reach');
    for (const [play, minute] of [
      ['play000001', 1],
      ['play000002', 2],
    ] as const) {
      const played = proposePlayed(world.states(), author, NOTICE, { play, language: 'vi' });
      if (!played.ok) throw new Error(played.error.code);
      for (const { type, body } of played.value) {
        world.say('reach', 'leader', type, body, { at: AT + minute * 60 });
      }
    }
    const log = () => playsOf(world.states().reach, 'notice0001').map(({ play }) => play);
    expect(log()).toEqual(['play000002', 'play000001']);
    const body = { play: 'play000002', notice: 'notice0001' };
    const back = proposeUnplayed(world.states(), author, body);
    if (!back.ok) throw new Error(back.error.code);
    world.sayAll('reach', 'leader', back.value);
    expect(log()).toEqual(['play000001']);
    tell(world, 0, { way: 'slip' });
    expect(waysUsed(reachIn(world, NOTICE))).toEqual(['slip']);
    const told = { notice: 'notice0001', household: idOf(0), way: 'slip' } as const;
    const untold = proposeUntold(world.states(), author, told);
    if (!untold.ok) throw new Error(untold.error.code);
    world.sayAll('reach', 'leader', untold.value);
    expect(waysUsed(reachIn(world, NOTICE))).toEqual([]);
  });

  test('begins anew with a correction that matters', () => {
    const world = village(2);
    tell(world, 0);
    const corrected = { ...NOTICE, edition: 2, fresh: 2, freshAt: AT + 600 };
    expect(reachIn(world, corrected).met).toEqual([]);
    const states = world.states();
    const author = world.authorFor('member', 'reach');
    const proposed = proposeTold(states, author, corrected, 'door', [idOf(0), idOf(1)]);
    if (!proposed.ok) throw new Error(proposed.error.code);
    expect(proposed.value).toHaveLength(2);
    world.sayAll('reach', 'member', proposed.value);
    expect(reachIn(world, corrected).met).toHaveLength(2);
    const again = proposeTold(world.states(), author, corrected, 'door', [idOf(0), idOf(1)]);
    expect(again).toEqual({ ok: true, value: [] });
  });

  test('asks whom it is for: some alleys, those that trade, or nobody at home', () => {
    const { homes } = village(5).states();
    const ids = (more: Partial<Notice>): readonly string[] =>
      householdsFor(householdsOn(homes, TODAY), { ...NOTICE, ...more }).map(({ id }) => id);
    expect(ids({ alleys: ['Ngõ Đa'] })).toEqual([idOf(1), idOf(3)]);
    expect(ids({ to: 'business' })).toEqual([idOf(0)]);
    expect(ids({ to: 'women' })).toEqual([]);
    expect(reachIn(village(1), { ...NOTICE, to: 'team' }).minutes).toEqual({});
  });

  test('leaves out who has left, and can be taken back', () => {
    const world = village(2);
    tell(world, 0);
    world.say('homes', 'leader', 'household.left@1', { household: idOf(1), reason: 'moved' });
    expect(reachIn(world, NOTICE)).toMatchObject({ untold: [], met: [idOf(0)] });
    const told = { notice: NOTICE.notice, household: idOf(0), way: 'door' };
    world.say('reach', 'second', 'notice.untold@1', told);
    expect(reachIn(world, NOTICE)).toMatchObject({ untold: [idOf(0)], met: [] });
    tell(world, 9);
    expect([...world.folded.reach.questions.values()].map(({ why }) => why)).toEqual([
      'household-unknown',
    ]);
  });

  test('adds up, whatever was said: told and untold are all, and in no order of the day more', () => {
    const households = householdsOn(village(6).states().homes, TODAY);
    const fact: fc.Arbitrary<ReachFact> = fc
      .tuple(
        fc.nat({ max: 7 }),
        fc.constantFrom('door', 'call', 'slip', 'page'),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: -600, max: 6_000 }),
        fc.boolean(),
      )
      .map(([house, way, edition, late, told]): ReachFact => {
        const header = { stream: 'stream0001', n: 1, at: AT + late, on: TODAY };
        const body = { notice: NOTICE.notice, household: idOf(house), way } as const;
        return told
          ? { ...header, type: 'notice.told@1', body: { ...body, edition } }
          : { ...header, type: 'notice.untold@1', body };
      });
    fc.assert(
      fc.property(
        fc.array(fact, { maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        (facts, fresh) => {
          const [reach, twice] = [emptyReach(), emptyReach()];
          for (const each of facts) {
            foldReach(reach, each);
            foldReach(twice, each);
            foldReach(twice, each);
          }
          expect(tablesText(twice)).toBe(tablesText(reach));
          const counted = reachOf(households, reach, { ...NOTICE, fresh });
          expect([...counted.met, ...counted.untold].sort()).toEqual([...counted.of].sort());
          const byWay = Object.values(counted.ways).reduce((sum, each) => sum + each, 0);
          expect(byWay).toBe(counted.met.length);
          const { 50: half = 0, 90: most = half, 100: all = most } = counted.minutes;
          expect(half <= most && most <= all).toBe(true);
          expect(counted.minutes[100] === undefined).toBe(counted.untold.length > 0);
        },
      ),
    );
  });
});
