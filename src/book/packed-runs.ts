import * as v from 'valibot';
import type { Json } from '#kernel/canonical.ts';
import { Count } from '#book/common.ts';
import { decodeColumn, encodeColumn, joinIds, splitIds } from '#book/columns.ts';
import type { EncodedRun } from '#book/run.ts';

/*
 * Encoded runs as they travel to whoever fetches many facts: all of them as columns over one list of ids, the
 * bodies too, which lie in a run as they were said. What comes out is what went in, and is proven as that.
 */

const PackedRuns = v.strictObject({
  v: v.literal(2),
  count: Count,
  runs: v.unknown(),
  ids: v.string(),
});
type PackedRuns = v.InferOutput<typeof PackedRuns>;

export function packRuns(runs: readonly EncodedRun[]): PackedRuns {
  const ids = new Map<string, number>();
  const column = encodeColumn(runs as readonly Json[], ids); // bodies are those of facts
  return { v: 2, count: runs.length, runs: column, ids: joinIds(ids) };
}

/** The encoded runs behind what came, each as it is where nothing was packed; what is damaged is no run. */
export const unpackRuns = (came: readonly unknown[]): readonly unknown[] =>
  came.flatMap((each): readonly unknown[] => {
    const packed = v.safeParse(PackedRuns, each);
    if (!packed.success) return [each];
    const { runs, count, ids } = packed.output;
    return decodeColumn(runs, count, splitIds(ids) ?? []) ?? [each];
  });
