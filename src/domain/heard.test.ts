import { expect, test } from 'vitest';
import { createWorld, MERGED_ON, MERGER, PLACES, TODAY } from '#test/domain/world.ts';
import { isHeardIn } from '#domain/heard.ts';

test('a village hears the communes that it lay in or lies in, and none that only became one with them', () => {
  const world = createWorld();
  for (const [type, body] of MERGER) world.found('places', type, body, MERGED_ON);
  const { places } = world.states();
  const before = MERGED_ON - 1;
  const heard = (commune: string, from: number, villages?: string[], day = TODAY): boolean =>
    isHeardIn(places, commune, { from, ...(villages && { villages }) }, PLACES.phuHung, day);
  expect(heard(PLACES.vinhAn, before)).toBe(true);
  expect(heard(PLACES.sonDong, TODAY)).toBe(true);
  // An Bá became the same commune on that day: what it had told its own villages is not for this one.
  expect(heard(PLACES.anBa, before)).toBe(false);
  expect(heard(PLACES.anChau, before, undefined, before)).toBe(false);
  expect(heard(PLACES.vinhAn, before, [PLACES.langChe])).toBe(false);
  expect(heard(PLACES.sonDong, TODAY, [PLACES.phuHung])).toBe(true);
});

test('a village that moved hears what its new commune tells by now, and what the old one told it', () => {
  const world = createWorld();
  const moved = { place: PLACES.phuHung, parent: PLACES.anBa, from: TODAY - 10 };
  world.found('places', 'place.moved@1', moved, TODAY - 10);
  const { places } = world.states();
  const heard = (commune: string, from: number): boolean =>
    isHeardIn(places, commune, { from }, PLACES.phuHung, TODAY);
  expect(heard(PLACES.anBa, TODAY - 20)).toBe(true);
  expect(heard(PLACES.vinhAn, TODAY - 20)).toBe(true);
  expect(heard(PLACES.vinhAn, TODAY - 10)).toBe(false);
});
