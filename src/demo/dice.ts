import { type Id, newId } from '#kernel/id.ts';
import { type Random, seededRandom } from '#kernel/random.ts';

/** Seeded choices, drawn from blocks of words: some million are made for a demo. */
export type Dice = {
  readonly random: Random;
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, below). */
  int(below: number): number;
  /** Uniform integer from low to high, both inclusive. */
  range(low: number, high: number): number;
  chance(share: number): boolean;
  pick<Item>(list: readonly [Item, ...Item[]]): Item;
  /** One of a list that may be empty. */
  find<Item>(list: readonly Item[]): Item | undefined;
  /** The index of a weight, chosen in proportion to it. */
  weigh(weights: readonly number[]): number;
  /** The list in another order. */
  shuffle<Item>(list: readonly Item[]): Item[];
  id(): Id;
};

const BLOCK_BYTES = 16_384;
const WORDS = 2 ** 32;

export function createDice(seed: number): Dice {
  const source = seededRandom(seed);
  let block = new Uint8Array(0);
  let offset = 0;
  const random: Random = (length) => {
    if (offset + length > block.length) {
      block = source(Math.max(BLOCK_BYTES, length));
      offset = 0;
    }
    offset += length;
    return block.slice(offset - length, offset);
  };
  const next = (): number => {
    if (offset + 4 > block.length) {
      block = source(BLOCK_BYTES);
      offset = 0;
    }
    const a = block[offset] ?? 0;
    const b = block[offset + 1] ?? 0;
    const c = block[offset + 2] ?? 0;
    const d = block[offset + 3] ?? 0;
    offset += 4;
    return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) / WORDS;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    random,
    next,
    int,
    range: (low, high) => low + int(high - low + 1),
    chance: (share) => next() < share,
    pick: (list) => list[int(list.length)] ?? list[0],
    find: (list) => list[int(list.length)],
    weigh(weights) {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let left = next() * total;
      for (const [index, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return index;
      }
      return weights.length - 1;
    },
    shuffle(list) {
      const order = [...list];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = int(last + 1);
        const [held, moved] = [order[last], order[other]];
        if (held !== undefined && moved !== undefined) [order[last], order[other]] = [moved, held];
      }
      return order;
    },
    id: () => newId(random),
  };
}

/** A seed for one part of the demo, so that a part is the same whether the others are made or not. */
export function seedFor(seed: number, part: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const letter of part) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (seed % 2 ** 20) * 2 ** 32 + (hash >>> 0);
}
