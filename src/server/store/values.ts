import type { Bytes } from '#kernel/bytes.ts';

/** Values of columns whose type the tables hold: another type is a broken store. */

export function numberOf(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new Error('store broken: a number is missing');
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('store broken: a text is missing');
  return value;
}

export function bytesOf(value: unknown): Bytes {
  if (!(value instanceof Uint8Array)) throw new Error('store broken: bytes are missing');
  return value as Bytes; // neither engine hands out shared memory
}
