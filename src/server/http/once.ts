import { REQUEST_AGE_MAX_S } from '#protocol/limits.ts';

/**
 * Whether something signed comes for the first time, as long as its signature would still be taken. What
 * another app server on the same store has answered is not known here.
 */
export type Once = (said: string) => boolean;

/** @param now seconds UTC */
export function createOnce(now: () => number): Once {
  const seen = new Map<string, number>();
  return (said) => {
    // Signed at most so far ahead of this clock, and taken until it lies as far behind.
    for (const [old, at] of seen) {
      if (now() - at <= 2 * REQUEST_AGE_MAX_S) break;
      seen.delete(old);
    }
    if (seen.has(said)) return false;
    seen.set(said, now());
    return true;
  };
}
