// The ways of walking that need no planner.

import type { Walker } from './evening.ts';

/** The order of the list, going on where it was left. */
export const byList: Walker = () => {
  const reached: number[] = [];
  return (_, pair) => (here) => {
    const after = reached[pair] ?? -1;
    const next = here.open.find((index) => index > after) ?? here.open[0];
    if (next !== undefined) reached[pair] = next;
    return next;
  };
};

/** Always the nearest door, by the way as it is walked. */
export const byNearest: Walker =
  ({ village }) =>
  () =>
  ({ at, open }) => {
    let nearest: number | undefined;
    let best = Infinity;
    for (const index of open) {
      const minutes = village.walkMinutes(at, index);
      if (minutes < best) [nearest, best] = [index, minutes];
    }
    return nearest;
  };
