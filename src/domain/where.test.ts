import { expect, test } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { randomInt, seededRandom } from '#kernel/random.ts';
import type { PlaceFact } from '#domain/places/facts.ts';
import { emptyPlaces, foldPlaces } from '#domain/places/state.ts';
import { whereOn } from '#domain/where.ts';

const DAYS = 40;

/** A country of four levels whose communes and villages are joined, divided and moved on random days. */
function redrawnCountry(seed: number) {
  const random = seededRandom(seed);
  const below = (count: number): number => randomInt(random, count);
  const places = emptyPlaces();
  const levels: Id[][] = [[], [], [], []];
  const say = (type: PlaceFact['type'], body: object): void =>
    foldPlaces(places, { type, body } as PlaceFact); // written here as the facts' schemas say
  const found = (level: number, parent: Id | undefined, from = 0): Id => {
    const place = newId(random);
    const kind = ['country', 'tinh', 'xa', 'thon'][level];
    say('place.founded@1', { place, kind, name: 'Nà Hin', from, ...(parent && { parent }) });
    levels[level]?.push(place);
    return place;
  };
  const any = (level: number): Id => levels[level]?.[below(levels[level].length)] ?? '';
  const stands = (id: Id): boolean => places.places.get(id)?.ended === undefined;
  found(0, undefined);
  for (let at = 0; at < 3; at += 1) found(1, any(0));
  for (let at = 0; at < 9; at += 1) found(2, any(1));
  for (let at = 0; at < 40; at += 1) found(3, any(2), below(DAYS));
  for (let from = 1; from < DAYS; from += 1) {
    const level = 1 + below(3);
    const [one, other] = [any(level), any(level)];
    if (one === other || !stands(one) || !stands(other)) continue;
    const how = below(3);
    if (how === 0) say('place.merged@1', { places: [one], into: other, from });
    if (how === 1) say('place.moved@1', { place: one, parent: any(level - 1), from });
    if (how === 2) {
      const parts = [0, 1].map(() => found(level, any(level - 1), from));
      say('place.split@1', { place: one, into: parts, from });
    }
  }
  return { places, all: levels.flat(), leaves: new Set(levels[3]) };
}

test.each([1, 2, 3, 4, 5, 6])(
  'what lies in a place is what says that it lies there, on any day: seed %i',
  (seed) => {
    const { places, all, leaves } = redrawnCountry(seed);
    for (let day = -1; day <= DAYS; day += 1) {
      const where = whereOn(places, leaves, day);
      const expected = new Map<Id, Set<Id>>();
      const parts = new Map<Id, Set<Id>>();
      for (const leaf of leaves) {
        const chain = where.chainOf(leaf);
        for (const [at, place] of chain.entries()) {
          expected.set(place, (expected.get(place) ?? new Set()).add(leaf));
          const part = chain[at - 1];
          if (part !== undefined) parts.set(place, (parts.get(place) ?? new Set()).add(part));
        }
      }
      for (const place of all) {
        const told = where.leavesOf(place);
        expect(new Set(told)).toEqual(expected.get(place) ?? new Set());
        expect(told).toHaveLength(new Set(told).size);
        expect(new Set(where.partsOf(place))).toEqual(parts.get(place) ?? new Set());
      }
    }
  },
);
