import type { Position } from '#domain/homes/facts.ts';
import { metresBetween, middlePosition, type Offset, reachOf, spotOf } from '#domain/position.ts';

/** A door as one walks to it. Doors come in the order of their numbers. */
export type Spot = { readonly alley: string; readonly position?: Position };

/** Minutes on foot from door to door; `undefined` is the middle of the village. */
export type Ways = (from: number | undefined, to: number) => number;

/** On a path, uphill and down, by torchlight. */
const METRES_A_MINUTE = 38;
/** A path is longer than the line. */
const WINDING = 1.15;
/** Where nothing is known: to the next number of an alley, and to another alley. */
const NEXT_DOOR_METRES = 40;
const NEXT_ALLEY_METRES = 400;

/**
 * How long the ways are, without a map of roads. Within an alley one walks from door to door; to another
 * alley one walks out where it opens, which is the end of its numbers nearer to the middle of the village,
 * and in again there. A door without a position stands between its neighbours in number; an alley without any
 * is as far as alleys mostly are.
 */
export function waysOf(spots: readonly Spot[]): Ways {
  const points = pointsOf(spots);
  const alleys = new Map<string, number[]>();
  for (const [index, { alley }] of spots.entries()) {
    alleys.set(alley, [...(alleys.get(alley) ?? []), index]);
  }
  const places: number[] = [];
  for (const all of alleys.values()) {
    for (const [place, door] of all.entries()) places[door] = place;
    fillGaps(points, all);
  }
  const middle = middleOf(points);
  const mouths = new Map([...alleys].map(([name, all]) => [name, mouthOf(all, points, middle)]));
  const ends = spots.map(({ alley }, door) => {
    const mouth = mouths.get(alley);
    return { alley, mouth, inside: lengthInside(mouth, points[door], places[door] ?? 0) };
  });
  const metres = (from: number | undefined, to: number): number => {
    const [own, other] = [from === undefined ? undefined : ends[from], ends[to]];
    const inside = other?.inside ?? 0;
    if (own === undefined) return inside + between(middle, other?.mouth);
    const [start, end] = [points[from ?? 0], points[to]];
    const line = start && end ? distance(start, end) : Infinity;
    if (own.alley === other?.alley) {
      const steps = Math.abs((places[from ?? 0] ?? 0) - (places[to] ?? 0));
      return line === Infinity ? NEXT_DOOR_METRES * steps : line;
    }
    return own.inside + between(own.mouth, other?.mouth) + inside;
  };
  return (from, to) => (from === to ? 0 : (metres(from, to) * WINDING) / METRES_A_MINUTE);
}

const lengthInside = (mouth: Offset | undefined, at: Offset | undefined, place: number): number =>
  mouth && at ? distance(mouth, at) : NEXT_DOOR_METRES * (place + 1);

const between = (one: Offset | undefined, other: Offset | undefined): number =>
  one && other ? distance(one, other) : NEXT_ALLEY_METRES;

const distance = (one: Offset, other: Offset): number =>
  Math.hypot(one.x - other.x, one.y - other.y);

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;

const middleOf = (points: readonly (Offset | undefined)[]): Offset | undefined => {
  const known = points.flatMap((point) => point ?? []);
  return known.length === 0
    ? undefined
    : { x: median(known.map(({ x }) => x)), y: median(known.map(({ y }) => y)) };
};

/** What is so far off that it was written down somewhere else is not known. */
function pointsOf(spots: readonly Spot[]): (Offset | undefined)[] {
  const positions = spots.flatMap(({ position }) => position ?? []);
  const origin = middlePosition(positions);
  if (origin === undefined) return spots.map(() => undefined);
  const reach = reachOf(origin, positions);
  return spots.map(({ position }) =>
    position === undefined || metresBetween(origin, position) > reach
      ? undefined
      : spotOf(origin, position),
  );
}

/** Puts doors of an alley without a position between the nearest numbers that have one. */
function fillGaps(points: (Offset | undefined)[], doors: readonly number[]): void {
  const known = doors.map((door) => points[door]);
  for (const [place, door] of doors.entries()) {
    if (known[place] !== undefined) continue;
    const before = known.findLastIndex((point, i) => i < place && point !== undefined);
    const after = known.findIndex((point, i) => i > place && point !== undefined);
    const [one, other] = [known[before] ?? known[after], known[after] ?? known[before]];
    if (one === undefined || other === undefined) continue;
    const share = before < 0 || after < 0 ? 0 : (place - before) / (after - before);
    points[door] = { x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share };
  }
}

function mouthOf(
  doors: readonly number[],
  points: readonly (Offset | undefined)[],
  middle: Offset | undefined,
): Offset | undefined {
  const known = doors.flatMap((door) => points[door] ?? []);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || middle === undefined) return undefined;
  return distance(first, middle) <= distance(last, middle) ? first : last;
}
