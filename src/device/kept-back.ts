/** So long what is said waits for what is given, where the network breaks off again and again. */
const KEPT_BACK_MS = 3_600_000;

/**
 * Whether what was said in a book goes out behind what is still to be given of it: then none of it has gone
 * out.
 * @param coming device milliseconds when the home named the book; undefined of all others
 */
export const isKeptBack = (coming: number | undefined, nowMs: number): boolean =>
  coming !== undefined && Math.abs(nowMs - coming) < KEPT_BACK_MS;
