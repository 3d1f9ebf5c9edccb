import { expect, test } from 'vitest';
import { covers } from '#domain/actor.ts';
import type { PlaceFact } from '#domain/places/facts.ts';
import { emptyPlaces, foldPlaces } from '#domain/places/state.ts';

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
