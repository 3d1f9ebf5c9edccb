import { describe, expect, test } from 'vitest';
import { proposeHanding } from '#domain/doors/propose-task.ts';
import { tasksOf } from '#domain/doors/tasks.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { TODAY, type World } from '#test/domain/world.ts';
import { proposeHandingBack } from '#domain/doors/propose-back.ts';

let minted = 0;
const help = (world: World, how: string, on: number, skill = 'insurance') => {
  minted += 1;
  const id = `help${String(minted).padStart(6, '0')}`;
  const body = { help: id, household: 'household1', resident: 'resident01', skill, how };
  return world.say('doors', 'member', 'help.given@1', body, { on });
};
const taskIn = (world: World, day = TODAY) => tasksOf(world.states().doors, 'resident01', day)[0];

describe('a task of a person', () => {
  test('comes back from "for you" over "with you" to "alone"', () => {
    const world = villageWorld();
    const ways = ['for', 'for', 'with', 'alone'];
    for (const [index, how] of ways.entries()) help(world, how, TODAY - 40 + index);
    expect(taskIn(world, TODAY - 39)).toMatchObject({ now: 'for', times: { for: 2, with: 0 } });
    expect(taskIn(world)).toMatchObject({
      now: 'alone',
      times: { for: 2, with: 1, alone: 1 },
      isStuck: false,
    });
  });

  test.each([
    ['after three times in a row', [3, 2, 1], true],
    ['after twice over three months', [91, 1], true],
    ['not after twice', [30, 1], false],
    ['not after once, however long ago', [200], false],
  ])('is stuck %s', (_, daysAgo, isStuck) => {
    const world = villageWorld();
    for (const ago of daysAgo) help(world, 'for', TODAY - ago);
    expect(taskIn(world)?.isStuck).toBe(isStuck);
  });

  test('begins anew after it was done together', () => {
    const world = villageWorld();
    for (const ago of [9, 8, 7]) help(world, 'for', TODAY - ago);
    help(world, 'with', TODAY - 6);
    help(world, 'for', TODAY - 5);
    expect(taskIn(world)).toMatchObject({ now: 'for', isStuck: false });
  });

  test('that is written down late counts by its day', () => {
    const world = villageWorld();
    help(world, 'alone', TODAY);
    help(world, 'for', TODAY - 5);
    expect(taskIn(world)?.now).toBe('alone');
  });
});

describe('handing over', () => {
  test('to a relative ends it, until the team does it again', () => {
    const world = villageWorld();
    const relative = { resident: 'resident02', household: 'household1', name: 'Triệu Văn Con' };
    world.say('homes', 'member', 'resident.added@1', relative);
    for (const ago of [9, 8, 7]) help(world, 'for', TODAY - ago);
    const author = world.authorFor('member', 'doors');
    const intent = { resident: 'resident01', skill: 'insurance', to: 'resident02' } as const;
    const offer = proposeHanding(world.states(), author, { ...intent, note: ' gọi  con ' });
    expect(outcome(offer)).toEqual([
      [
        'help.handed@1',
        {
          handing: 'minted0001',
          household: 'household1',
          resident: 'resident01',
          skill: 'insurance',
          to: 'resident02',
          note: 'gọi con',
        },
      ],
    ]);
    world.sayAll('doors', 'member', offer.ok ? offer.value : []);
    expect(taskIn(world)).toMatchObject({ handed: { to: 'resident02' }, isStuck: false });
    const handed = { handing: 'minted0001', household: 'household1', resident: 'resident01' };
    const back = proposeHandingBack(world.states(), author, handed);
    world.sayAll('doors', 'member', back.ok ? back.value : []);
    expect(taskIn(world)?.handed).toBeUndefined();
    world.sayAll('doors', 'member', offer.ok ? offer.value : []);
    help(world, 'for', TODAY + 1);
    expect(taskIn(world, TODAY + 1)?.handed).toBeUndefined();
  });

  test.each([
    ['to oneself by name', { to: 'resident01' }, 'value-wrong'],
    ['to nobody known', { to: 'resident09' }, 'resident-unknown'],
    ['of nobody known', { resident: 'resident09' }, 'resident-unknown'],
  ])('%s is not written', (_, intent, code) => {
    const world = villageWorld();
    const author = world.authorFor('member', 'doors');
    const whole = { resident: 'resident01', skill: 'insurance', ...intent } as const;
    expect(outcome(proposeHanding(world.states(), author, whole))).toBe(code);
  });
});
