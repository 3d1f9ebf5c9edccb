/**
 * Thrown by every reading and writing while the store does not answer. Nothing was written that could not
 * be asked for again: where the word was lost on the way back, what was written is there.
 */
export class StoreAwayError extends Error {
  constructor(cause: unknown) {
    super('the store of the home does not answer', { cause });
    this.name = 'StoreAwayError';
  }
}
