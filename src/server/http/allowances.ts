import type { Allowance } from '#protocol/limits.ts';

/** One allowance for each of many keys. Time is an argument, in seconds of a clock that only goes forward. */
export type Allowances = {
  /** Seconds until the key may spend so much; 0 when it may now. */
  waitS(key: string, cost: number, now: number): number;
  /** Spends, below nothing too but for no more than another burst; a negative cost gives back. */
  spend(key: string, cost: number, now: number): void;
};

/** Beyond so many the keys that spent longest ago are forgotten, and begin anew. */
const KEYS_MAX = 50_000;

/**
 * Token buckets, each kept as the one second at which it will be full again.
 */
export function createAllowances({ burst, perMinute }: Allowance, keysMax = KEYS_MAX): Allowances {
  const perS = perMinute / 60;
  const fullAt = new Map<string, number>();
  const spent = (key: string, now: number): number =>
    Math.min(2 * burst, Math.max(0, ((fullAt.get(key) ?? now) - now) * perS));

  function forgetOldest(): void {
    for (const key of fullAt.keys()) {
      if (fullAt.size <= keysMax) return;
      fullAt.delete(key);
    }
  }

  return {
    waitS(key, cost, now) {
      const missing = spent(key, now) + cost - burst;
      return missing <= 0 ? 0 : Math.ceil(missing / perS);
    },
    spend(key, cost, now) {
      const debt = spent(key, now) + cost;
      // The order of the map is the order of use.
      fullAt.delete(key);
      if (debt > 0) fullAt.set(key, now + debt / perS);
      forgetOldest();
    },
  };
}
