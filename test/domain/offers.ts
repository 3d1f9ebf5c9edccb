import { expect } from 'vitest';
import type { Proposal, Refusal } from '#book/activity.ts';
import { COMMON_WORDS } from '#domain/words.ts';
import type { Result } from '#kernel/result.ts';
import { createWorld, type World } from './world.ts';

export type Offer = Result<readonly Proposal[], Refusal>;

/** Bodies of what is proposed, or the code of the refusal; every code has its sentence. */
export function outcome(offer: Offer): unknown {
  if (offer.ok) return offer.value.map(({ type, body }) => [type, body]);
  expect(Object.keys(COMMON_WORDS.vi.whys)).toContain(offer.error.code);
  return offer.error.code;
}

/** One household of one person, and an empty house. */
export function villageWorld(): World {
  const world = createWorld();
  world.say('homes', 'member', 'household.added@1', {
    household: 'household1',
    code: 'PH-001',
    head: 'Triệu Văn Sinh',
  });
  world.say('homes', 'member', 'household.added@1', { household: 'household2', code: 'PH-002' });
  world.say('homes', 'member', 'household.left@1', { household: 'household2', reason: 'empty' });
  const resident = { resident: 'resident01', household: 'household1', name: 'Triệu Văn Sinh' };
  world.say('homes', 'member', 'resident.added@1', resident);
  return world;
}
