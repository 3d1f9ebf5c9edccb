import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '#test/domain/world.ts';

/** A village with one household of one person. */
function villageWorld(): World {
  const world = createWorld();
  const household = 'household1';
  world.say('homes', 'member', 'household.added@1', { household });
  const resident = { resident: 'resident01', household, name: 'Triệu Văn Sinh' };
  world.say('homes', 'member', 'resident.added@1', resident);
  return world;
}

describe('a resident who moves', () => {
  const move = (to: string) => ({
    resident: 'resident01',
    change: { field: 'household', was: 'household1', to },
  });

  test('to a household of another book is asked about, never refused', () => {
    const world = villageWorld();
    expect(world.say('homes', 'member', 'resident.changed@1', move('elsewhere1'))).toMatchObject({
      verdict: 'flagged',
      why: 'household-unknown',
    });
    expect(world.states().homes.residents.get('resident01')?.household).toBe('elsewhere1');
  });

  test('to a household of this book is not', () => {
    const world = villageWorld();
    world.say('homes', 'member', 'household.added@1', { household: 'household2' });
    expect(world.say('homes', 'member', 'resident.changed@1', move('household2')).verdict).toBe(
      'ok',
    );
  });
});
