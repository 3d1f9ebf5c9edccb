import { expect, test } from 'vitest';
import type { Role } from '#book/activity.ts';
import { covers, findActor, reachesBook } from '#domain/actor.ts';
import type { PlaceFact } from '#domain/places/facts.ts';
import { emptyPlaces, foldPlaces } from '#domain/places/state.ts';
import { createWorld, MERGED_ON, MERGER, PLACES, streamOf } from '#test/domain/world.ts';

test('a place that was split and joined again and again is asked about once, not once a way', () => {
  const places = emptyPlaces();
  const header = { stream: 'streamst01', n: 1, at: 0, on: 0 };
  const say = ({ type, body }: Pick<PlaceFact, 'type' | 'body'>): void =>
    foldPlaces(places, { ...header, type, body } as PlaceFact); // each body is that of its type
  const found = (place: string, from: number): void =>
    say({ type: 'place.founded@1', body: { place, kind: 'ban', name: place, from } });
  const TIMES = 60;
  found('whole0', 0);
  found('stranger', 0);
  for (let time = 1; time <= TIMES; time += 1) {
    const [left, right, whole] = [`left${time}`, `right${time}`, `whole${time}`];
    for (const place of [left, right, whole]) found(place, time);
    const split = { place: `whole${time - 1}`, into: [left, right], from: time };
    say({ type: 'place.split@1', body: split });
    say({ type: 'place.merged@1', body: { places: [left, right], into: whole, from: time } });
  }
  expect(covers(places, { place: 'whole0', from: 0 }, `whole${TIMES}`)).toBe(true);
  expect(covers(places, { place: 'stranger', from: 0 }, `whole${TIMES}`)).toBe(false);
});

test('what a commune teaches is reached from its villages, before and after it has merged', () => {
  const world = createWorld();
  const at = (place: string) => ({ place, activity: 'learning' as const });
  const reached = (role: Role, from: string, to: string): boolean => {
    const grant = { place: from, role, from: MERGED_ON - 100 };
    return reachesBook(world.states().places, grant, at(to));
  };
  const { phuHung, vinhAn, anBa, sonDong, langChe } = PLACES;
  expect(reached('member', phuHung, vinhAn)).toBe(true);
  expect(reached('member', phuHung, anBa)).toBe(false);
  for (const [type, body] of MERGER) world.found('places', type, body, MERGED_ON);
  // The new commune's, and the chapters that it was before.
  for (const commune of [sonDong, vinhAn, anBa]) {
    expect(reached('member', phuHung, commune)).toBe(true);
    expect(reached('leader', langChe, commune)).toBe(true);
  }
  // A village that moves keeps what it read, and reads what it is to read, from the day the move is said.
  const move = { place: langChe, parent: vinhAn, from: MERGED_ON + 300 };
  world.found('places', 'place.moved@1', move, MERGED_ON);
  for (const commune of [sonDong, vinhAn]) {
    expect(reached('member', langChe, commune)).toBe(true);
  }
  // Whoever was over an old commune is not over the new one.
  expect(reached('officer', vinhAn, vinhAn)).toBe(true);
  for (const commune of [sonDong, anBa]) expect(reached('officer', vinhAn, commune)).toBe(false);
  expect(reached('officer', phuHung, sonDong)).toBe(false);
  // Nor does a team reach any other book of its commune.
  const { people, places } = world.states();
  const actor = findActor(people, places, { ...at(vinhAn), activity: 'homes' }, streamOf('member'));
  expect(actor?.grants).toEqual([]);
  expect(findActor(people, places, at(sonDong), streamOf('member'))?.grants).toHaveLength(1);
});
