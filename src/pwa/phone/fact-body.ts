import type { JsonObject } from '#kernel/canonical.ts';

/** A fact's body, as the log keeps it or as the phone tells it. */
export function bodyOf(body: unknown): JsonObject {
  const read: unknown = typeof body === 'string' ? JSON.parse(body) : body;
  return read as JsonObject; // decoded before it was kept
}
