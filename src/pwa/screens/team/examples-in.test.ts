import { expect, test } from 'vitest';
import { proposeExample } from '#domain/doors/propose-session.ts';
import { villageWorld } from '#test/domain/offers.ts';
import { TODAY } from '#test/domain/world.ts';
import { examplesIn } from './examples-in.ts';

const TOLD = {
  skill: 'bills',
  before: 'Đi ba cây số.',
  after: 'Ở nhà, một phút.',
  agreed: true,
  until: TODAY + 30,
} as const;

test('an example is told of whoever is there alone', () => {
  const world = villageWorld();
  world.say('homes', 'member', 'household.added@1', { household: 'household3' });
  const author = world.authorFor('member', 'doors');
  for (const whose of [
    { household: 'household1', resident: 'resident01' },
    { household: 'household3' },
  ]) {
    const offer = proposeExample(world.states(), author, { ...TOLD, ...whose });
    world.sayAll('doors', 'member', offer.ok ? offer.value : []);
  }
  const shown = (): number => {
    const { doors, homes } = world.states();
    return examplesIn({ day: TODAY, doors: { state: doors }, homes: { state: homes } }).length;
  };
  expect(shown()).toBe(2);
  world.say('homes', 'member', 'resident.left@1', { resident: 'resident01', reason: 'died' });
  expect(shown()).toBe(1);
  world.say('homes', 'member', 'household.left@1', { household: 'household3', reason: 'moved' });
  expect(shown()).toBe(0);
  world.say('homes', 'member', 'resident.returned@1', { resident: 'resident01' });
  expect(shown()).toBe(1);
});
