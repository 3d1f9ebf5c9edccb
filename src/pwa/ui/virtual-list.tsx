import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { createSeenHeights } from './row-heights.ts';
import type { RowHeights } from './row-heights.ts';

export type VirtualListProps<T> = {
  items: readonly T[];
  keyOf: (item: T) => string;
  render: (item: T) => ComponentChildren;
  label: string;
  /** First guess of a row's height; each row is measured once it is seen. */
  rowPx?: number | undefined;
  /** Items side by side in one row. */
  columns?: number | undefined;
};

type Span = { from: number; to: number };

const BEYOND_PX = 400;
/** Items that paper takes; a longer list prints what is in view. */
const PAPER_MAX = 2000;

/** Tens of thousands of rows in the page's own scroll; only those near the window are in the document. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, keyOf, render, label, rowPx = 72, columns = 1 } = props;
  const box = useRef<HTMLUListElement>(null);
  const rowCount = Math.ceil(items.length / columns);
  const [heights] = useState(createSeenHeights);
  const keyAt = (row: number): string => {
    const item = items[row];
    return item === undefined ? '' : keyOf(item);
  };
  const rows = heights.rowsOf(rowCount, rowPx, columns === 1 ? keyAt : undefined);
  const span = useSpan(box, rows, items, items.length <= PAPER_MAX ? rowCount : 0);
  const focused = useRef(-1);
  const [, redraw] = useState(0);

  useLayoutEffect(() => {
    const seen = box.current === null ? [] : seenIn(box.current);
    for (const [i, height] of seen) {
      const item = items[i];
      if (item !== undefined) heights.note(keyOf(item), height);
    }
    if (measureRows(seen, rows, columns)) redraw((turn) => turn + 1);
  }, [rows, heights, columns, span, items, keyOf]);

  const shown: number[] = [];
  for (let i = span.from * columns; i < Math.min(span.to * columns, items.length); i += 1) {
    shown.push(i);
  }
  const kept = focused.current;
  // What has the focus stays, in its place among the others.
  if (kept >= 0 && kept < items.length && !shown.includes(kept)) {
    if (kept < (shown[0] ?? 0)) shown.unshift(kept);
    else shown.push(kept);
  }

  return (
    <ul ref={box} class="virtual" aria-label={label} style={{ height: `${rows.top(rowCount)}px` }}>
      {shown.map((i) => {
        const item = items[i];
        return item === undefined ? null : (
          <li
            key={keyOf(item)}
            data-index={i}
            aria-setsize={items.length}
            aria-posinset={i + 1}
            style={placeOf(rows, i, columns)}
            onFocusIn={() => (focused.current = i)}
            onFocusOut={() => (focused.current = -1)}
          >
            {render(item)}
          </li>
        );
      })}
    </ul>
  );
}

function placeOf(rows: RowHeights, index: number, columns: number) {
  return {
    top: `${rows.top(Math.floor(index / columns))}px`,
    left: `${((index % columns) * 100) / columns}%`,
    width: `${100 / columns}%`,
  };
}

type Seen = readonly (readonly [index: number, height: number])[];

/** Items in the document with their heights; of a list that is folded away none has any. */
const seenIn = (box: HTMLElement): Seen =>
  Array.from(box.children).flatMap((child) =>
    child instanceof HTMLElement && child.offsetHeight > 0
      ? [[Number(child.dataset['index']), child.offsetHeight] as const]
      : [],
  );

function measureRows(seen: Seen, rows: RowHeights, columns: number): boolean {
  const tallest = new Map<number, number>();
  for (const [i, height] of seen) {
    const row = Math.floor(i / columns);
    tallest.set(row, Math.max(tallest.get(row) ?? 0, height));
  }
  let changed = false;
  for (const [row, height] of tallest) changed = rows.measure(row, height) || changed;
  return changed;
}

/** The rows in and near the window. */
function useSpan(
  box: { readonly current: HTMLElement | null },
  rows: RowHeights,
  items: readonly unknown[],
  paperRows: number,
): Span {
  const [span, setSpan] = useState<Span>({ from: 0, to: 1 });
  // Before the first painting: a screen of many lists draws what is in its window, not the start of each.
  // And when items change: another list above may have grown shorter with this one.
  useLayoutEffect(() => {
    const near = (): Span => {
      const above = -(box.current?.getBoundingClientRect().top ?? 0);
      const from = rows.at(above - BEYOND_PX);
      return { from, to: rows.at(above + window.innerHeight + BEYOND_PX) + 1 };
    };
    const look = (): void => {
      const { from, to } = near();
      setSpan((old) => (old.from === from && old.to === to ? old : { from, to }));
    };
    // What was folded away is measured now.
    const unfold = (): void => setSpan(near());
    const showAll = (): void => {
      if (paperRows > 0) setSpan({ from: 0, to: paperRows });
    };
    look();
    // Of a sheet and of what is folded these are not told to those above.
    window.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('toggle', unfold, { capture: true });
    window.addEventListener('resize', look);
    window.addEventListener('beforeprint', showAll);
    window.addEventListener('afterprint', look);
    return () => {
      window.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('toggle', unfold, { capture: true });
      window.removeEventListener('resize', look);
      window.removeEventListener('beforeprint', showAll);
      window.removeEventListener('afterprint', look);
    };
  }, [box, rows, items, paperRows]);
  return span;
}
