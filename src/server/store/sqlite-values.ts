import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Bytes } from '#kernel/bytes.ts';

/** Values of columns whose type the tables hold (STRICT): another type is a broken store. */

export type Value = SQLInputValue;

export function numberOf(value: SQLOutputValue | undefined): number {
  if (typeof value !== 'number') throw new Error('store broken: a number is missing');
  return value;
}

export function textOf(value: SQLOutputValue | undefined): string {
  if (typeof value !== 'string') throw new Error('store broken: a text is missing');
  return value;
}

export function bytesOf(value: SQLOutputValue | undefined): Bytes {
  if (!(value instanceof Uint8Array)) throw new Error('store broken: bytes are missing');
  return value;
}
