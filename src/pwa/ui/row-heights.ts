export type RowHeights = {
  readonly count: number;
  /** Distance of row i from the top, px; row `count` gives the whole height. */
  readonly top: (row: number) => number;
  /** The row that covers y px, held within the rows there are. */
  readonly at: (y: number) => number;
  /** Takes a measured height; true when it differs by more than half a pixel. */
  readonly measure: (row: number, heightPx: number) => boolean;
};

/** Heights of many rows, guessed at first and corrected as they are seen; both look-ups are O(log n). */
export function createRowHeights(count: number, guessPx: number): RowHeights {
  const size = count + 1;
  const heights = new Float64Array(count).fill(guessPx);
  // A Fenwick tree over what each row differs from the guess, so that one correction does not touch all rows.
  const tree = new Float64Array(size);
  const add = (row: number, delta: number): void => {
    for (let i = row + 1; i < size; i += i & -i) tree[i] = (tree[i] ?? 0) + delta;
  };
  const top = (row: number): number => {
    let sum = row * guessPx;
    for (let i = row; i > 0; i -= i & -i) sum += tree[i] ?? 0;
    return sum;
  };
  const at = (y: number): number => {
    let low = 0;
    let high = Math.max(0, count - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (top(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const measure = (row: number, heightPx: number): boolean => {
    const delta = heightPx - (heights[row] ?? heightPx);
    if (Math.abs(delta) <= 0.5) return false;
    heights[row] = heightPx;
    add(row, delta);
    return true;
  };
  return { count, top, at, measure };
}
