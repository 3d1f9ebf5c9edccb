/** So long what is said waits for what is given, where the network breaks off again and again. */
const KEPT_BACK_MS = 3_600_000;

/** Of a book that is still to come: what was said in it may have gone out. */
export const LET_OUT = 0;

/**
 * Whether what was said in a book goes out behind what is still to be given of it: then none of it has gone
 * out.
 * @param coming device milliseconds when the home named the book, or LET_OUT; undefined of all others
 */
export const isKeptBack = (coming: number | undefined, nowMs: number): boolean =>
  isHeld(coming) && Math.abs(nowMs - coming) < KEPT_BACK_MS;

/** Whether it has to be noted before anything of a book goes out. */
export const isHeld = (coming: number | undefined): coming is number =>
  coming !== undefined && coming !== LET_OUT;
