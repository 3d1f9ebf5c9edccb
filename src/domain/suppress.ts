/** Two numbers of a place: how many are counted, and how many of them have reached it. */
export type Counted = { readonly of: number; readonly met: number };

/** Fewer than this, on either side of a sensitive figure, could point at somebody. */
export const CELL_MIN = 5;

export const isSafe = (of: number, met: number): boolean => met >= CELL_MIN && of - met >= CELL_MIN;

const sumOf = (cells: readonly Counted[]): Counted => ({
  of: cells.reduce((sum, { of }) => sum + of, 0),
  met: cells.reduce((sum, { met }) => sum + met, 0),
});

/** Which numbers of a sensitive figure may be shown: those of the parts, in their order, and their total. */
export type Shown = { readonly parts: readonly boolean[]; readonly total: boolean };

/**
 * Hides what is too small, and as much besides as it takes that the total less what is shown tells nothing:
 * what is hidden is always at least two parts, which together could be shown. Where no such parts are left,
 * the total is hidden too.
 */
export function suppress(parts: readonly Counted[]): Shown {
  const hidden = new Set(parts.filter(({ of, met }) => !isSafe(of, met)));
  const smallestFirst = parts
    .filter((part) => !hidden.has(part))
    .sort((left, right) => smallerSide(left) - smallerSide(right));
  for (const next of smallestFirst) {
    if (isUnderivable(hidden)) break;
    hidden.add(next);
  }
  return { parts: parts.map((part) => !hidden.has(part)), total: isUnderivable(hidden) };
}

const smallerSide = ({ of, met }: Counted): number => Math.min(met, of - met);

function isUnderivable(hidden: ReadonlySet<Counted>): boolean {
  const { of, met } = sumOf([...hidden]);
  return hidden.size === 0 || (hidden.size > 1 && isSafe(of, met));
}
