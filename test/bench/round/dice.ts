// Chance by a seed: one stream for drawing a village, and single draws by what they are about, so that two
// ways of walking meet the same evening.

/** Uniform in [0, 1) of a few integers; mixing of MurmurHash3 (Austin Appleby). */
export function unit(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    let k = Math.imul(part | 0, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    hash ^= k;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 2 ** 32;
}

export type Dice = {
  chance(share: number): boolean;
  /** Uniform between the two. */
  between(range: readonly number[]): number;
  /** A whole number from `low` to `high`, both included. */
  whole(range: readonly number[]): number;
  pick<Item>(items: readonly Item[]): Item;
  weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item;
};

export function rollDice(seed: number): Dice {
  let drawn = 0;
  const next = (): number => {
    drawn += 1;
    return unit(seed, drawn, 17);
  };
  const between = ([low = 0, high = low]: readonly number[]): number => low + next() * (high - low);
  const whole = ([low = 0, high = low]: readonly number[]): number =>
    low + Math.floor(next() * (high - low + 1));
  const found = <Item>(item: Item | undefined): Item => {
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return {
    chance: (share) => next() < share,
    between,
    whole,
    pick: (items) => found(items[whole([0, items.length - 1])]),
    weighted(items) {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      return found(items.find(({ weight }) => (left -= weight) < 0) ?? items[0]);
    },
  };
}
