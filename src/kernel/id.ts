import { toBase64Url } from '#kernel/bytes.ts';
import type { Random } from '#kernel/random.ts';

/** Ten base64url characters (60 random bits), minted once and kept for life. */
export type Id = string;

const ID = /^[A-Za-z0-9_-]{10}$/u;

export const isId = (value: unknown): value is Id => typeof value === 'string' && ID.test(value);

export const newId = (random: Random): Id => toBase64Url(random(8)).slice(0, 10);

/** An order that is the same everywhere. */
export const compareIds = (left: Id, right: Id): number =>
  Number(left > right) - Number(left < right);
