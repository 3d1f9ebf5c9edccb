import type { Id } from '#kernel/id.ts';
import { LEVELS } from '#domain/places/facts.ts';
import { levelOf, livesOnIn, nameAsOf, parentOn, type PlacesState } from '#domain/places/state.ts';

/**
 * Where books are counted on a day: each in one village, one commune and so on up to the country, so that
 * what lies above is the sum of what lies below. A place that was split is counted as itself where it lay,
 * for nobody can say which of its people are in which part; one that is not founded yet, where it will be.
 */
export type Where = {
  /** The village in which a book's founding place lives on; undefined where no book is. */
  villageOf(leaf: Id): Id | undefined;
  communeOf(leaf: Id): Id | undefined;
  /** From that village, by its commune, to the country. */
  chainOf(leaf: Id): readonly Id[];
  /** Founding places of the books that are counted in a place. */
  leavesOf(place: Id): readonly Id[];
  /** Places right below one in which books are counted; below a commune its villages. */
  partsOf(place: Id): readonly Id[];
};

const NONE: readonly Id[] = [];

/**
 * Works out no more than it is asked for: of a country one province, for a dashboard of that province.
 * @param leaves founding places of village books
 */
export function whereOn(places: PlacesState, leaves: ReadonlySet<Id>, day: number): Where {
  const above = new Map<Id, Id | undefined>();
  const counted = new Map<Id, readonly Id[]>();
  const parts = new Map<Id, readonly Id[]>();
  /** What a place that stands lies in. */
  const aboveOf = (id: Id): Id | undefined => {
    if (above.has(id)) return above.get(id);
    const parent = parentOn(places, id, day);
    const lived = parent === undefined ? undefined : livesOnIn(places, parent, day);
    above.set(id, lived);
    return lived;
  };
  const fill = (place: Id): void => {
    if (counted.has(place)) return;
    counted.set(place, NONE); // a ring ends
    if (livesOnIn(places, place, day) !== place) return;
    if (!places.children.has(place)) {
      if (leaves.has(place)) counted.set(place, [place]);
      return;
    }
    const sources = new Set([place]); // it, and all that lives on in it
    const below = new Set<Id>();
    for (const source of sources) {
      for (const child of places.children.get(source) ?? []) {
        const lived = livesOnIn(places, child, day);
        if (lived === place) sources.add(child);
        else if (lived === child && aboveOf(child) === place) below.add(child);
      }
    }
    const filled = [...below].filter((part) => leavesOf(part).length > 0);
    const own = [...sources].filter((source) => leaves.has(source));
    parts.set(place, filled);
    counted.set(place, [...own, ...filled.flatMap(leavesOf)]);
  };
  const leavesOf = (place: Id): readonly Id[] => {
    fill(place);
    return counted.get(place) ?? NONE;
  };
  const villageOf = (leaf: Id): Id | undefined =>
    leaves.has(leaf) ? livesOnIn(places, leaf, day) : undefined;
  return {
    villageOf,
    communeOf(leaf) {
      const village = villageOf(leaf);
      return village && aboveOf(village);
    },
    chainOf(leaf) {
      const chain = new Set<Id>(); // a ring ends
      for (let at = villageOf(leaf); at !== undefined && !chain.has(at); at = aboveOf(at)) {
        chain.add(at);
      }
      return [...chain];
    },
    leavesOf,
    partsOf(place) {
      fill(place);
      return parts.get(place) ?? NONE;
    },
  };
}

/**
 * All places above villages that these books lie, lay or will lie in, each behind those that may lie in it: a
 * change of boundaries may be told late, and what was counted in a place is then counted elsewhere.
 */
export function everAbove(places: PlacesState, leaves: Iterable<Id>): readonly Id[] {
  const seen = new Set<Id>();
  const byLevel = LEVELS.map((): Id[] => []);
  const visit = (id: Id): void => {
    const place = places.places.get(id);
    if (place === undefined || seen.has(id)) return;
    seen.add(id);
    const level = LEVELS.indexOf(levelOf(nameAsOf(place, Infinity).kind));
    byLevel[level]?.push(id);
    for (const { parent } of place.parents) visit(parent);
    for (const heir of place.ended?.into ?? []) visit(heir);
  };
  for (const leaf of leaves) visit(leaf);
  return byLevel.slice(0, -1).reverse().flat();
}

/** The days from which boundaries were other ones, in order. */
export function boundaryDays(places: PlacesState): readonly number[] {
  const days = new Set<number>();
  for (const { ended, parents } of places.places.values()) {
    if (ended !== undefined) days.add(ended.from);
    for (const { from } of parents.slice(1)) days.add(from);
  }
  return [...days].sort((left, right) => left - right);
}
