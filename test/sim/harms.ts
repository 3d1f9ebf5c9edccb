/** Kinds of what is planted that harm nobody by themselves. */
const HARMLESS = new Set(['copy of the home kept', 'home backed up', 'right given']);

/** How often something befell somebody. */
export const countHarms = (fired: Iterable<readonly [string, number]>): number =>
  [...fired].reduce((sum, [name, count]) => sum + (HARMLESS.has(name) ? 0 : count), 0);
