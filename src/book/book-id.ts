import { toBase64Url } from '#kernel/bytes.ts';
import { canonicalBytes } from '#kernel/canonical.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { Id } from '#kernel/id.ts';
import type { ActivityName } from '#book/activity.ts';

/**
 * The id of the book that a place has of an activity. It follows from the place, so that a home that was
 * restored from before the founding makes the same book again, of which phones already hold facts.
 */
export const bookIdOf = (sha256: Sha256, places: Id, activity: ActivityName, place: Id): Id =>
  toBase64Url(sha256(canonicalBytes(['banso.book-id@1', places, activity, place]))).slice(0, 10);
