/** Broken invariant: a bug, never bad input. Stays on in production. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}

/** The value, or a bug when it is missing. */
export function defined<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(`invariant broken: missing ${message}`);
  return value;
}
