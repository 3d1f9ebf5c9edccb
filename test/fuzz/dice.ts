import { defined } from '#kernel/assert.ts';
import type { Bytes } from '#kernel/bytes.ts';
import { type Random, randomInt, seededRandom } from '#kernel/random.ts';

/** The choices of one hostile input: the same seed, kind and number make the same input. */
export type Dice = {
  readonly random: Random;
  below(limit: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
  bytes(length: number): Bytes;
};

const DEFAULT_SEED = 20_261_121;

/** `FUZZ_SEED=7 npx vitest run test/fuzz` plays another run; a failure names the seed it was found with. */
export const FUZZ_SEED = Number(process.env['FUZZ_SEED'] ?? DEFAULT_SEED);

export function createDice(kind: string, number: number): Dice {
  let mixed = FUZZ_SEED % 2 ** 32;
  for (const letter of kind) mixed = (Math.imul(mixed, 31) + letter.charCodeAt(0)) >>> 0;
  const random = seededRandom(mixed * 1_000_003 + number);
  const below = (limit: number): number => randomInt(random, limit);
  return {
    random,
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => defined(list[below(list.length)], 'something to pick from'),
    bytes: (length) => random(length),
  };
}

/**
 * Plays `count` inputs of a kind and hands back how many there were. Whatever goes wrong is told with the
 * seed and the number of the input.
 */
export async function play(
  kind: string,
  count: number,
  input: (dice: Dice, number: number) => Promise<void> | void,
): Promise<number> {
  let played = 0;
  for (let number = 0; number < count; number += 1) {
    try {
      await input(createDice(kind, number), number);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`FUZZ_SEED=${FUZZ_SEED} ${kind} ${number}: ${why}`, { cause });
    }
    played += 1;
  }
  return played;
}
