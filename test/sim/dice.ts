import { defined } from '#kernel/assert.ts';
import { type Random, randomInt, seededRandom } from '#kernel/random.ts';

/** The choices of one part of a run: each part has its own, so that one may change without the others. */
export type Dice = {
  readonly random: Random;
  below(limit: number): number;
  /** Whole number from…to, both inclusive. */
  between(from: number, to: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
};

export function createDice(seed: number, part: string): Dice {
  let mixed = seed % 2 ** 32;
  for (const letter of part) mixed = (Math.imul(mixed, 31) + letter.charCodeAt(0)) >>> 0;
  const random = seededRandom(mixed * 1_000_003 + seed);
  const below = (limit: number): number => randomInt(random, limit);
  return {
    random,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (percent) => below(100) < percent,
    pick: (list) => defined(list[below(list.length)], 'something to pick from'),
  };
}
