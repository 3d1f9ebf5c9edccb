import * as v from 'valibot';
import { IdText } from '#book/common.ts';
import type { LocalStore } from '#device/local-store.ts';
import { toRow } from '#device/rows.ts';
import type { Mark, Said } from '#device/platform.ts';

/** Of a store's identity, whose marks it answers for. */
const Streams = v.object({ stream: IdText, earlier: v.exactOptional(v.array(IdText)) });

/**
 * The marks of streams that none of the phone's stores holds: the browser cleared them, store and all. The
 * mark of a stream that was followed by another in its store has done its work and goes. A store that cannot
 * say whose it is may be any mark's: then none is told of.
 */
export async function findCleared(
  mark: Mark,
  stores: readonly LocalStore[],
): Promise<readonly Said[]> {
  const marks = mark.list();
  if (marks.length === 0) return [];
  const known = new Set<string>();
  for (const store of stores) {
    const row = await store.read('meta', 'identity');
    if (row === undefined) continue;
    const streams = toRow(Streams, row);
    if (streams === undefined) return [];
    known.add(streams.stream);
    for (const earlier of streams.earlier ?? []) {
      known.add(earlier);
      mark.drop(earlier);
    }
  }
  return marks.filter(({ stream, count }) => count > 0 && !known.has(stream));
}
