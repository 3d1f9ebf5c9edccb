/**
 * Ranks for skills in the order wanted, given those they have: strictly rising from 1 to `max`. As few as can
 * be are changed; where there is no room between two that stay, all are set anew.
 */
export function ranksOf(has: readonly number[], max: number): readonly number[] {
  const stays = longestRising(has, max);
  const ranks: number[] = [];
  let from = 0;
  for (let next = 0; next <= has.length; next += 1) {
    if (next < has.length && !stays.has(next)) continue;
    const until = next < has.length ? (has[next] ?? 0) : (ranks.at(-1) ?? 0) + spare(next - from);
    const filled = between(ranks.at(-1) ?? 0, Math.min(until, max + 1), next - from);
    if (filled === undefined) return evenly(has.length, max);
    ranks.push(...filled);
    if (next < has.length) ranks.push(has[next] ?? 0);
    from = next + 1;
  }
  return ranks;
}

const STEP = 100;
/** Room for so many after the last one. */
const spare = (count: number): number => (count + 1) * STEP;

/** So many ranks between two, none of them included; undefined where they do not fit. */
function between(low: number, high: number, count: number): readonly number[] | undefined {
  if (high - low <= count) return undefined;
  return Array.from(
    { length: count },
    (_, at) => low + Math.floor(((high - low) * (at + 1)) / (count + 1)),
  );
}

const evenly = (count: number, max: number): readonly number[] => {
  const step = Math.min(STEP, Math.floor(max / Math.max(count, 1)));
  return Array.from({ length: count }, (_, at) => (at + 1) * step);
};

/** Places of the longest run of ranks that rise already. */
function longestRising(ranks: readonly number[], max: number): ReadonlySet<number> {
  const best: { readonly length: number; readonly before: number | undefined }[] = [];
  let end: number | undefined;
  for (const [at, rank] of ranks.entries()) {
    if (rank < 1 || rank > max) {
      best.push({ length: 0, before: undefined });
      continue;
    }
    let before: number | undefined;
    for (let other = 0; other < at; other += 1) {
      const isBefore = (best[other]?.length ?? 0) > 0 && (ranks[other] ?? 0) < rank;
      if (isBefore && lengthAt(best, other) > lengthAt(best, before)) before = other;
    }
    best.push({ length: lengthAt(best, before) + 1, before });
    if (lengthAt(best, at) > lengthAt(best, end)) end = at;
  }
  const places = new Set<number>();
  for (let at = end; at !== undefined; at = best[at]?.before) places.add(at);
  return places;
}

const lengthAt = (
  best: readonly { readonly length: number }[],
  place: number | undefined,
): number => (place === undefined ? 0 : (best[place]?.length ?? 0));
