import { utf8 } from '#kernel/bytes.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { Id } from '#kernel/id.ts';

/** Cell 0 holds the directories: books, streams, cards, home keys. */
export const DIRECTORY_CELL = 0;
const CELLS = 32_767;

/**
 * The unit of distribution a book belongs to, from the place it was founded for: 1 … 32,767. Never
 * changes, whatever becomes of the place; sharing a cell is harmless.
 */
export function cellOf(sha256: Sha256, foundingPlace: Id): number {
  const [a = 0, b = 0, c = 0, d = 0] = sha256(utf8(foundingPlace));
  return 1 + ((((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % CELLS);
}
