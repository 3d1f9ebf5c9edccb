import type { Bytes } from '#kernel/bytes.ts';
import type { Value } from '#server/store/connection.ts';

/*
 * Tables and statements are written once, for SQLite; this says the same to PostgreSQL. Texts are compared
 * by their bytes (collation C), as SQLite does, whatever the language of the database.
 */

/** The tables of a step. A released step always gives the same text: a test pins its hash. */
export const tablesFor = (sql: string): string =>
  sql
    .replaceAll(/\)\s*STRICT(?:,\s*WITHOUT ROWID)?/gu, ')')
    .replaceAll(/\bINTEGER\b/gu, 'BIGINT')
    .replaceAll(/\bBLOB\b/gu, 'BYTEA')
    .replaceAll(/\bTEXT\b/gu, 'TEXT COLLATE "C"');

/** A statement: `?` and `?1` become `$1`. */
export function statementFor(sql: string): string {
  let count = 0;
  return sql.replaceAll(/\?(?<number>\d*)/gu, (_, number: string) => {
    if (number !== '') return `$${number}`;
    count += 1;
    return `$${count}`;
  });
}

/** Rows come as one JSON text, which the table itself gives their types: one statement for any number. */
export const insertFor = (table: string, columns: readonly string[]): string => {
  const list = columns.join(', ');
  return `INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1::json)`;
};

export const rowsText = (rows: readonly Readonly<Record<string, Value>>[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (isBytes(value) ? hexOf(value) : value));

const isBytes = (value: unknown): value is Bytes => value instanceof Uint8Array;
const hexOf = (bytes: Bytes): string => String.raw`\x${Buffer.from(bytes).toString('hex')}`;

const INT8 = 20;
const BYTEA = 17;
const TEXT = 25;

/** How a column's text is read, by the number of its type; there are no others. */
export function parserOf(type: number): (text: string) => Value {
  switch (type) {
    case INT8:
      return readNumber;
    case BYTEA:
      return (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'));
    case TEXT:
      return (text) => text;
    default:
      throw new Error(`store broken: a column of type ${type}`);
  }
}

function readNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('store broken: a number is too large');
  return value;
}
