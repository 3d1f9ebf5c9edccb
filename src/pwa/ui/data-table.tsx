import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { words } from './language.ts';

export type Column<Row> = {
  key: string;
  title: string;
  /** What is sorted by, and shown when there is no `render`. */
  value: (row: Row) => string | number;
  render?: ((row: Row) => ComponentChildren) | undefined;
  numeric?: boolean | undefined;
};

export type DataTableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The first column becomes a link. */
  hrefOf?: ((row: Row) => string) | undefined;
  /** Key of the column sorted by at first, ascending. */
  sortedBy?: string | undefined;
};

type Sort = { key: string | undefined; down: boolean };

const collator = new Intl.Collator('vi', { numeric: true });

/** An officer's table: sticky head, sorted by any column, arrow keys from row to row, printable. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, hrefOf, sortedBy } = props;
  const [sort, setSort] = useState<Sort>({ key: sortedBy, down: false });
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  return (
    <div class="table-box" role="region" aria-label={caption}>
      <table class="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, i) => (
                <Cell
                  key={column.key}
                  column={column}
                  row={row}
                  href={i === 0 ? hrefOf?.(row) : undefined}
                  head={i === 0}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadCellProps<Row> = { column: Column<Row>; sort: Sort; onSort: (sort: Sort) => void };

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const mine = sort.key === column.key;
  const press = (): void => onSort({ key: column.key, down: mine && !sort.down });
  const way = sort.down ? 'descending' : 'ascending';
  const arrow = sort.down ? '▼' : '▲';
  return (
    <th
      scope="col"
      class={column.numeric ? 'numeric' : undefined}
      aria-sort={mine ? way : undefined}
    >
      <button type="button" onClick={press} title={words.value.table.sortBy(column.title)}>
        {column.title}
        {mine ? <span aria-hidden="true">{arrow}</span> : <Icon name="sort" />}
      </button>
    </th>
  );
}

type CellProps<Row> = { column: Column<Row>; row: Row; href: string | undefined; head: boolean };

function Cell<Row>({ column, row, href, head }: CellProps<Row>) {
  const shown = column.render ? column.render(row) : column.value(row);
  const inner =
    href === undefined ? (
      shown
    ) : (
      <a href={href} onKeyDown={walkRows}>
        {shown}
      </a>
    );
  if (head) return <th scope="row">{inner}</th>;
  return <td class={column.numeric ? 'numeric' : undefined}>{inner}</td>;
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort,
): readonly Row[] {
  const column = columns.find((each) => each.key === sort.key);
  if (column === undefined) return rows;
  const turn = sort.down ? -1 : 1;
  return [...rows].sort((a, b) => turn * compare(column.value(a), column.value(b)));
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : collator.compare(String(a), String(b));
}

/** Arrow up and down move between the links of the rows. */
function walkRows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.target instanceof Element ? event.target.closest('tbody tr') : null;
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector('a');
  if (!link) return;
  event.preventDefault();
  link.focus();
}
