import type { Bytes } from '#kernel/bytes.ts';

/*
 * What the statements of `cell.ts` and `directories.ts` need of an engine. They are written once, in SQL
 * that SQLite and PostgreSQL both take, with SQLite's `?` and `?1` for values.
 */

/** What a statement is given. */
export type Value = string | number | Bytes | null;

/** What it gives back, by the names of the query's columns; `values.ts` tells the one from the other. */
export type Row = Readonly<Record<string, unknown>>;

/** An embedded engine answers at once. */
type Answer<T> = T | Promise<T>;

export type Statement = {
  get(...values: Value[]): Answer<Row | undefined>;
  all(...values: Value[]): Answer<readonly Row[]>;
  run(...values: Value[]): Answer<{ readonly changes: number | bigint }>;
};

export type Connection = {
  /** The same statement again and again for the same text. */
  prepare(sql: string): Statement;
  /** Inserts rows that have the same columns, the cell first. */
  insert(table: string, rows: readonly Readonly<Record<string, Value>>[]): Answer<unknown>;
  /** Writings whose order is free; see `Writing`. */
  together(works: readonly (() => Promise<unknown>)[]): Promise<void>;
};

/** A writing transaction in cell 0. */
export type Write = <T>(work: (writer: Connection) => Promise<T>) => Promise<T>;
