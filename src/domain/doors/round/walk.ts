import type { Ways } from './ways.ts';

/** Doors by index, and what is known of each. */
export type Doors = {
  readonly count: number;
  worth(door: number): number;
  /** How likely somebody is at home at a minute of the day. */
  chanceAt(door: number, minute: number): number;
  /** Before this minute nobody may knock: it was promised so. */
  notBefore(door: number): number;
  readonly ways: Ways;
};

/** Where one stands: at a door, or in the middle of the village. */
export type Start = { readonly at: number | undefined; readonly minute: number };

export type Arrival = { readonly door: number; readonly minute: number; readonly chance: number };

export type Walks = {
  /**
   * The doors to go to, in order, out of those that are open.
   * @param begun a walk to go on from, such as what is left of the one before
   */
  order(open: readonly number[], start: Start, begun?: readonly number[]): number[];
  /** When one comes to each door of a walk, the evening being too short for the last of them or not. */
  arrivals(order: readonly number[], start: Start): Arrival[];
};

/** Minutes at a door: some time with people, a call and a word with the neighbours without. */
const MET_MINUTES = 10;
const NOBODY_MINUTES = 3;
/** How fine the evening is looked at. */
const SLOT_MINUTES = 15;
const PASSES = 6;
/**
 * What a minute saved is worth: about a fifth of what a minute at the doors brings. Evenings never go as
 * they were planned, and a long way to a door that is a little likelier takes a door off their end.
 */
const A_MINUTE = 0.01;
const BETTER = 1e-9;

/**
 * Which doors, in what order: the sum of worth × chance at the minute one arrives, over as many doors as the
 * evening holds, a visit lasting as long as it does on the average of somebody and nobody home. This is the
 * orienteering problem with prizes that change by the hour. A first walk takes the most worth per minute at
 * every step; then doors are put in, taken for another, moved, and stretches turned round (2-opt) as long as
 * that is better. No chance is involved: the same doors give the same walk.
 */
export function walksOf(doors: Doors, from: number, until: number): Walks {
  const steps = stepsOf(doors, from, until);
  return {
    order(open, start, begun) {
      let order = begun === undefined ? greedy(steps, open, start) : [...begun];
      let value = valueOf(steps, order, start);
      for (let pass = 0; pass < PASSES; pass += 1) {
        order = turnedRound(steps, moved(steps, filled(steps, open, order, start), start), start);
        const reached = valueOf(steps, order, start);
        if (reached <= value + BETTER) break;
        value = reached;
      }
      return arrivalsOf(steps, order, start).flatMap(({ door, minute }) =>
        minute < until ? [door] : [],
      );
    },
    arrivals: (order, start) => arrivalsOf(steps, order, start),
  };
}

/** One step of a walk: set by `take`, read before the next. A walk is weighed many thousand times. */
type Steps = {
  take(door: number, at: number, minute: number): void;
  gain: number;
  chance: number;
  arrived: number;
  left: number;
  readonly until: number;
};

function stepsOf(doors: Doors, from: number, until: number): Steps {
  const { count, worth, chanceAt, notBefore, ways } = doors;
  const slots = Math.max(1, Math.ceil((until - from) / SLOT_MINUTES));
  const chances = new Float64Array(count * slots).fill(-1);
  const minutes = new Float64Array((count + 1) * count).fill(-1);
  const worths = Float64Array.from({ length: count }, (_, door) => worth(door));
  const earliest = Float64Array.from({ length: count }, (_, door) => notBefore(door));
  const steps = {
    gain: 0,
    chance: 0,
    arrived: 0,
    left: 0,
    until,
    take(door: number, at: number, minute: number): void {
      const road = (at + 1) * count + door;
      let way = minutes[road] ?? 0;
      if (way < 0) {
        way = ways(at < 0 ? undefined : at, door);
        minutes[road] = way;
      }
      const arrived = Math.max(minute + way, earliest[door] ?? 0);
      steps.arrived = arrived;
      if (arrived >= until) {
        [steps.gain, steps.chance, steps.left] = [0, 0, arrived];
        return;
      }
      const slot = Math.max(0, Math.floor((arrived - from) / SLOT_MINUTES));
      let chance = chances[door * slots + slot] ?? 0;
      if (chance < 0) {
        chance = chanceAt(door, from + (slot + 0.5) * SLOT_MINUTES);
        chances[door * slots + slot] = chance;
      }
      steps.chance = chance;
      steps.gain = (worths[door] ?? 0) * chance;
      steps.left = arrived + NOBODY_MINUTES + chance * (MET_MINUTES - NOBODY_MINUTES);
    },
  };
  return steps;
}

/** Worth of a walk from a place of it on, up to the end of the evening. */
function valueFrom(
  steps: Steps,
  order: ArrayLike<number>,
  length: number,
  place: number,
  at: number,
  minute: number,
): number {
  let value = 0;
  for (let index = place; index < length; index += 1) {
    const door = order[index] ?? 0;
    steps.take(door, at, minute);
    if (steps.arrived >= steps.until) break;
    value += steps.gain;
    at = door;
    minute = steps.left;
  }
  return value - A_MINUTE * minute;
}

const valueOf = (steps: Steps, order: readonly number[], { at, minute }: Start): number =>
  valueFrom(steps, order, order.length, 0, at ?? -1, minute);

function arrivalsOf(steps: Steps, order: readonly number[], start: Start): Arrival[] {
  let at = start.at ?? -1;
  let { minute } = start;
  const arrivals: Arrival[] = [];
  for (const door of order) {
    steps.take(door, at, minute);
    arrivals.push({ door, minute: steps.arrived, chance: steps.chance });
    at = door;
    minute = steps.left;
  }
  return arrivals;
}

/** At every step the door that brings the most for its minutes. */
function greedy(steps: Steps, open: readonly number[], start: Start): number[] {
  const order: number[] = [];
  const left = new Set(open);
  let at = start.at ?? -1;
  let { minute } = start;
  for (;;) {
    let best = -1;
    let most = -1;
    let until = 0;
    for (const door of left) {
      steps.take(door, at, minute);
      if (steps.arrived >= steps.until) continue;
      const rate = steps.gain / (steps.left - minute);
      if (rate > most) [best, most, until] = [door, rate, steps.left];
    }
    if (best < 0) return order;
    order.push(best);
    left.delete(best);
    [at, minute] = [best, until];
  }
}

/** Where one stands, when, and with what worth, before each place of a walk. */
type Prefix = { readonly at: number[]; readonly minute: number[]; readonly value: number[] };

function prefixOf(steps: Steps, order: readonly number[], start: Start): Prefix {
  const prefix = { at: [start.at ?? -1], minute: [start.minute], value: [0] };
  for (const [place, door] of order.entries()) {
    steps.take(door, prefix.at[place] ?? -1, prefix.minute[place] ?? 0);
    prefix.at.push(door);
    prefix.minute.push(steps.left);
    prefix.value.push((prefix.value[place] ?? 0) + steps.gain);
  }
  return prefix;
}

/** The best place for a door in a walk, with `drop` doors there left out for it. */
function bestPlace(
  steps: Steps,
  order: readonly number[],
  prefix: Prefix,
  door: number,
  drops: readonly number[],
): { place: number; drop: number; value: number } {
  const best = { place: -1, drop: 0, value: -Infinity };
  for (let place = 0; place <= order.length; place += 1) {
    steps.take(door, prefix.at[place] ?? -1, prefix.minute[place] ?? 0);
    if (steps.arrived >= steps.until) break;
    const { left } = steps;
    const before = (prefix.value[place] ?? 0) + steps.gain;
    for (const drop of drops) {
      const value = before + valueFrom(steps, order, order.length, place + drop, door, left);
      if (value > best.value) [best.place, best.drop, best.value] = [place, drop, value];
    }
  }
  return best;
}

/** Puts doors in that were left out, or takes one for another. */
function filled(
  steps: Steps,
  open: readonly number[],
  from: readonly number[],
  start: Start,
): number[] {
  const order = [...from];
  let value = valueOf(steps, order, start);
  let prefix = prefixOf(steps, order, start);
  const taken = new Set(order);
  for (const door of open) {
    if (taken.has(door)) continue;
    const best = bestPlace(steps, order, prefix, door, [0, 1]);
    if (best.value <= value + BETTER) continue;
    for (const dropped of order.splice(best.place, best.drop, door)) taken.delete(dropped);
    taken.add(door);
    value = best.value;
    prefix = prefixOf(steps, order, start);
  }
  return order;
}

/** Moves single doors to a better place in the walk, or leaves them out. */
function moved(steps: Steps, from: readonly number[], start: Start): number[] {
  let order = [...from];
  let value = valueOf(steps, order, start);
  for (const door of from) {
    const others = order.filter((each) => each !== door);
    const best = bestPlace(steps, others, prefixOf(steps, others, start), door, [0]);
    const without = valueOf(steps, others, start);
    if (Math.max(best.value, without) <= value + BETTER) continue;
    if (best.value > without) others.splice(best.place, 0, door);
    order = others;
    value = Math.max(best.value, without);
  }
  return order;
}

/** Walks stretches the other way round. */
function turnedRound(steps: Steps, from: readonly number[], start: Start): number[] {
  const order = [...from];
  let value = valueOf(steps, order, start);
  for (let first = 0; first < order.length - 1; first += 1) {
    for (let last = first + 1; last < order.length; last += 1) {
      reverse(order, first, last);
      const reached = valueOf(steps, order, start);
      if (reached > value + BETTER) value = reached;
      else reverse(order, first, last);
    }
  }
  return order;
}

function reverse(order: number[], first: number, last: number): void {
  for (let [left, right] = [first, last]; left < right; left += 1, right -= 1) {
    const [one = 0, other = 0] = [order[left], order[right]];
    [order[left], order[right]] = [other, one];
  }
}
