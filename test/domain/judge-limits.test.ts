import { describe, expect, test } from 'vitest';
import { ENTITY_FACTS_MAX, LATE_WORK_DAYS_MAX } from '#book/limits.ts';
import { createWorld, day, secondsOf, type World } from '#test/domain/world.ts';

function worldWithDoor(): World {
  const world = createWorld();
  world.say('homes', 'member', 'household.added@1', { household: 'household1' });
  return world;
}

const visit = (id: string) => ({ visit: id, household: 'household1', outcome: 'met' });

describe('at the limits of a book', () => {
  test.each([
    [ENTITY_FACTS_MAX - 1, { verdict: 'ok' }],
    [ENTITY_FACTS_MAX, { verdict: 'refused', why: 'entity-full' }],
  ])('a household with %i facts about it takes one more: %o', (count, expected) => {
    const world = worldWithDoor();
    const trace = Array.from({ length: count }, (_, index) => index + 1);
    world.folded.doors.traces.set('household1', trace);
    expect(world.ask('doors', 'member', 'door.visited@1', visit('visit00001'))).toEqual(expected);
  });

  const ended = day(2026, 1, 31);
  test.each([
    [LATE_WORK_DAYS_MAX, { verdict: 'ok' }],
    [LATE_WORK_DAYS_MAX + 1, { verdict: 'held', why: 'outside-grant' }],
  ])('work of a grant that arrives %i days after its end: %o', (late, expected) => {
    const when = { on: ended - 10, receivedAt: secondsOf(ended + late) };
    const asked = worldWithDoor().ask(
      'doors',
      'former',
      'door.visited@1',
      visit('visit00001'),
      when,
    );
    expect(asked).toEqual(expected);
  });
});
