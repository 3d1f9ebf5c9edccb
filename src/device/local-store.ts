import type { Result } from '#kernel/result.ts';

/*
 * What a phone keeps: a few named tables of key and value and one atomic transaction over all of them.
 * Values are whatever structured clone takes (a private key stays inside as it is). Reads may throw
 * when the store is broken; a write answers with a value.
 */

export const TABLES = [
  'meta', // identity, keys, clock, last sync
  'books', // book → directory line and cursor
  'pages', // book.seq of its first fact → sealed runs
  'states', // book → sealed state, folded up to a seq; piece.name → sealed part of one under way
  'counters', // book → own last n and chain hash
  'saves', // book.n of its last fact → bounds, hashes and signature of a save
  'salts', // book.block → sealed block salt
  'outbox', // book.n → own fact
  'answers', // book → how far the home has answered
  'drafts', // key → sealed draft
  'copies', // book.n of a save's last fact → its second copy, sealed to the home
  'past', // stream.book.n → own fact of an earlier stream of this phone
  'carried', // name → sealed copies of another phone, on their way to the home, and its answers
  'files', // name → attachment: its book and how far it has come
  'frames', // name.index → sealed frame of an attachment; name.small → sealed small picture of it
] as const;
export type TableName = (typeof TABLES)[number];

export type Change =
  | { readonly table: TableName; readonly key: string; readonly value: unknown }
  | { readonly table: TableName; readonly key: string; readonly gone: true };

/** Asked inside the transaction, before anything is written. */
export type Expectation = {
  readonly table: TableName;
  readonly key: string;
  holds(value: unknown): boolean;
};

export type StoreProblem = {
  /** `changed`: an expectation did not hold, another tab was first; nothing was written. */
  readonly code: 'changed' | 'disk-full' | 'store-failed';
  readonly why: string;
};

export type WriteOptions = {
  /** Resolve only when the bytes are on the medium, not merely handed to it. */
  readonly strict: boolean;
  /** All of them hold, or nothing is written. */
  readonly expect?: readonly Expectation[];
};

export type Range = {
  readonly prefix: string;
  /** First and last key, both inclusive. */
  readonly from?: string;
  readonly to?: string;
};

export type LocalStore = {
  read(table: TableName, key: string): Promise<unknown>;
  /** Rows whose keys begin with the prefix, in the order of their keys. */
  list(
    table: TableName,
    range: Range,
  ): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  /** All of it or nothing. */
  write(changes: readonly Change[], options: WriteOptions): Promise<Result<void, StoreProblem>>;
  close(): void;
};

/** Key of a numbered row of a book; the order of keys is the order of numbers. */
export const numberedKey = (book: string, number: number): string =>
  `${book}.${String(number).padStart(8, '0')}`;

export const numberOfKey = (key: string): number => Number(key.slice(key.lastIndexOf('.') + 1));
