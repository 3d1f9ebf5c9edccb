import type { Shelf } from '#server/files/shelf.ts';

/** Seconds after which an upload that nobody goes on with is taken away. */
export const PART_AGE_MAX_S = 7 * 86_400;
const DAY_MS = 86_400_000;

/** Takes away what was begun and left, now and once a day for as long as the program runs. */
export function keepSwept(shelf: Pick<Shelf, 'sweep'>, now: () => number): void {
  const sweep = (): void => void shelf.sweep(now() - PART_AGE_MAX_S).catch(() => undefined);
  sweep();
  setInterval(sweep, DAY_MS).unref();
}
