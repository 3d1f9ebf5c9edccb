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

export type SeenHeights = {
  readonly note: (key: string, heightPx: number) => void;
  /** Those of so many rows, the same for as long as there are so many; without keys nothing is kept. */
  readonly rowsOf: (count: number, guessPx: number, keyAt?: (row: number) => string) => RowHeights;
};

/** Heights that outlive the coming and going of rows: what lies above one that goes stays as high. */
export function createSeenHeights(): SeenHeights {
  const seen = new Map<string, number>();
  let rows = createRowHeights(0, 0);
  let madeFor = '';
  return {
    note: (key, heightPx) => void seen.set(key, heightPx),
    rowsOf(count, guessPx, keyAt) {
      if (madeFor === `${count} ${guessPx}`) return rows;
      madeFor = `${count} ${guessPx}`;
      rows = createRowHeights(count, guessPx);
      for (let row = 0; keyAt !== undefined && seen.size > 0 && row < count; row += 1) {
        rows.measure(row, seen.get(keyAt(row)) ?? guessPx);
      }
      return rows;
    },
  };
}
