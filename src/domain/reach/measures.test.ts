import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, PEOPLE, PLACES, secondsOf, TODAY, type World } from '#test/domain/world.ts';
import { tablesText } from '#book/table.ts';
import type { Notice } from '#domain/board/state.ts';
import type { ReachFact } from './facts.ts';
import { householdsOn } from '#domain/homes/state.ts';
import { householdsFor, reachOf, type Reach, waysUsed } from './measures.ts';
import { proposePlayed, proposeTold, proposeUnplayed, proposeUntold } from './propose.ts';
import { emptyReach, foldReach, playsOf, tellingsOf } from './state.ts';

const AT = secondsOf(TODAY);
const NOTICE: Pick<
  Notice,
  'notice' | 'edition' | 'class' | 'to' | 'alleys' | 'enough' | 'freshAt'
> = {
  notice: 'notice0001',
  edition: 'edition001',
  class: 'ordinary',
  to: 'everyone',
  enough: ['edition001'],
  freshAt: AT,
};
const EDITION = fc.constantFrom('one', 'two', 'three');
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

let tellings = 0;
const tell = (world: World, index: number, more: object = {}, minutes = 1): unknown =>
  world.say(
    'reach',
    'member',
    'notice.told@1',
    {
      telling: `telling${String((tellings += 1)).padStart(3, '0')}`,
      notice: NOTICE.notice,
      edition: 'edition001',
      household: idOf(index),
      way: 'door',
      ...more,
    },
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
    const play = { notice: NOTICE.notice, edition: 'edition001', language: 'vi' };
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
      expect(played.value).toHaveLength(1);
      for (const { type, body } of played.value) {
        world.say('reach', 'leader', type, body, { at: AT + minute * 60 });
      }
    }
    const log = () => playsOf(world.states().reach, 'notice0001').map(({ play }) => play);
    expect(log()).toEqual(['play000002', 'play000001']);
    const again = { play: 'play000001', language: 'vi' };
    expect(proposePlayed(world.states(), author, NOTICE, again)).toMatchObject({
      error: { code: 'already-saved' },
    });
    const body = { play: 'play000002', notice: 'notice0001' };
    const back = proposeUnplayed(world.states(), author, body);
    if (!back.ok) throw new Error(back.error.code);
    world.sayAll('reach', 'leader', back.value);
    expect(log()).toEqual(['play000001']);
    tell(world, 0, { telling: 'tellslip01', way: 'slip' });
    expect(waysUsed(reachIn(world, NOTICE))).toEqual(['slip']);
    const told = { telling: 'tellslip01', notice: 'notice0001', household: idOf(0) };
    const untold = proposeUntold(world.states(), author, told);
    if (!untold.ok) throw new Error(untold.error.code);
    world.sayAll('reach', 'leader', untold.value);
    expect(waysUsed(reachIn(world, NOTICE))).toEqual([]);
  });

  test('begins anew with a correction that matters', () => {
    const world = village(2);
    tell(world, 0);
    const corrected = {
      ...NOTICE,
      edition: 'edition002',
      enough: ['edition002'],
      freshAt: AT + 600,
    };
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

  test('is taken back by another only while they are in charge', () => {
    const world = village(1);
    tell(world, 0, { telling: 'tellother1' });
    const body = { telling: 'tellother1', notice: NOTICE.notice, household: idOf(0) };
    const untell = (on = TODAY) => world.ask('reach', 'second', 'notice.untold@1', body, { on });
    const refused = { verdict: 'refused', why: 'not-yours' };
    expect(untell()).toEqual(refused);
    const given = { grant: 'leaderonce', person: PEOPLE.second, role: 'leader' };
    const [from, place] = [TODAY - 90, PLACES.phuHung];
    world.say('people', 'officer', 'grant.given@1', { ...given, place, from });
    expect(untell()).toEqual({ verdict: 'ok' });
    world.say('people', 'officer', 'grant.ended@1', { grant: 'leaderonce', until: TODAY - 30 });
    // Once they are not, also for a day on which they still were, somebody in charge decides.
    const held = { verdict: 'held', why: 'outside-grant' };
    expect(untell()).toEqual(held);
    expect(untell(TODAY - 60)).toEqual(held);
    const offer = proposeUntold(world.states(), world.authorFor('second', 'reach'), body);
    expect(offer).toMatchObject({ ok: false, error: { code: 'outside-grant' } });
  });

  test('leaves out who has left, and can be taken back', () => {
    const world = village(2);
    tell(world, 0);
    world.say('homes', 'leader', 'household.left@1', { household: idOf(1), reason: 'moved' });
    expect(reachIn(world, NOTICE)).toMatchObject({ untold: [], met: [idOf(0)] });
    const untold = (telling: string) => ({ telling, notice: NOTICE.notice, household: idOf(0) });
    tell(world, 0, { telling: 'tellown001' });
    // Another of the team told them as well: taking one back leaves the other.
    expect(world.ask('reach', 'second', 'notice.untold@1', untold('tellown001'))).toEqual({
      verdict: 'refused',
      why: 'not-yours',
    });
    world.say('reach', 'member', 'notice.untold@1', untold('tellown001'));
    expect(reachIn(world, NOTICE)).toMatchObject({ untold: [], met: [idOf(0)] });
    const [first] = tellingsOf(world.states().reach, NOTICE.notice, idOf(0));
    world.say('reach', 'leader', 'notice.untold@1', untold(first?.telling ?? ''));
    expect(reachIn(world, NOTICE)).toMatchObject({ untold: [idOf(0)], met: [] });
    expect(world.ask('reach', 'leader', 'notice.untold@1', untold('tellown001'))).toEqual({
      verdict: 'flagged',
      why: 'premise-changed',
    });
    tell(world, 9);
    expect([...world.folded.reach.questions.values()].map(({ why }) => why)).toEqual([
      'household-unknown',
    ]);
  });

  test('stands in no trace of the notice, however many doors and corrections there are', () => {
    const world = village(1);
    tell(world, 0, { telling: 'tellfirst1' });
    const { traces } = world.folded.reach;
    expect([traces.has(NOTICE.notice), traces.has(idOf(0)), traces.has('tellfirst1')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('keeps an emergency on the walking list of whoever opened it on the page of the household', () => {
    const world = village(3);
    const opened = (index: number): void => {
      const telling = `tellpage0${String(index)}`;
      const body = { telling, notice: NOTICE.notice, edition: 'edition001', way: 'page' };
      world.say('reach', 'home', 'notice.told@1', { ...body, household: idOf(index) });
    };
    opened(0);
    opened(1);
    tell(world, 1);
    expect(reachIn(world, NOTICE)).toMatchObject({ met: [idOf(0), idOf(1)], opened: [] });
    expect(reachIn(world, { ...NOTICE, class: 'emergency' })).toMatchObject({
      met: [idOf(1)],
      untold: [idOf(0), idOf(2)],
      opened: [idOf(0)],
    });
    const untold = { telling: 'tellpage00', notice: NOTICE.notice, household: idOf(0) };
    for (const who of ['member', 'leader'] as const) {
      expect(world.ask('reach', who, 'notice.untold@1', untold)).toEqual({
        verdict: 'refused',
        why: 'not-yours',
      });
    }
    expect(world.ask('reach', 'home', 'notice.untold@1', untold)).toEqual({ verdict: 'ok' });
  });

  test('counts a telling of a branch that lost only where that branch is enough', () => {
    const world = village(2);
    tell(world, 0);
    tell(world, 1, { edition: 'edition003' });
    const branch = { ...NOTICE, edition: 'edition002', enough: ['edition002', 'edition001'] };
    expect(reachIn(world, branch).met).toEqual([idOf(0)]);
    expect(reachIn(world, { ...NOTICE, enough: ['edition003', 'edition001'] }).untold).toEqual([]);
  });

  test('adds up, whatever was said: told and untold are all, and in no order of the day more', () => {
    const households = householdsOn(village(6).states().homes, TODAY);
    const fact: fc.Arbitrary<ReachFact> = fc
      .tuple(
        fc.nat({ max: 7 }),
        fc.constantFrom('door', 'call', 'slip', 'page'),
        EDITION,
        fc.nat({ max: 9 }),
        fc.integer({ min: -600, max: 6_000 }),
        fc.boolean(),
      )
      .map(([house, way, edition, telling, late, told]): ReachFact => {
        const header = { stream: 'stream0001', n: 1, at: AT + late, on: TODAY };
        const of = { telling: `t${telling}`, notice: NOTICE.notice, household: idOf(house) };
        return told
          ? { ...header, type: 'notice.told@1', body: { ...of, edition, way } }
          : { ...header, type: 'notice.untold@1', body: of };
      });
    fc.assert(
      fc.property(
        fc.array(fact, { maxLength: 40 }),
        fc.subarray(['one', 'two', 'three'], { minLength: 1 }),
        fc.constantFrom('ordinary', 'emergency'),
        (facts, enough, pressing) => {
          const [reach, twice] = [emptyReach(), emptyReach()];
          for (const each of facts) {
            foldReach(reach, each);
            foldReach(twice, each);
            foldReach(twice, each);
          }
          expect(tablesText(twice)).toBe(tablesText(reach));
          const counted = reachOf(households, reach, { ...NOTICE, enough, class: pressing });
          expect([...counted.met, ...counted.untold].sort()).toEqual([...counted.of].sort());
          const byWay = Object.values(counted.ways).reduce((sum, each) => sum + each, 0);
          expect(byWay).toBe(counted.met.length);
          const { 50: half = 0, 90: most = half, 100: all = most } = counted.minutes;
          expect(half <= most && most <= all).toBe(true);
          expect(counted.untold).toEqual(expect.arrayContaining([...counted.opened]));
          expect(counted.minutes[100] === undefined).toBe(counted.untold.length > 0);
        },
      ),
    );
  });
});
