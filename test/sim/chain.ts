import { createHash, createHmac } from 'node:crypto';
import type { LogFact, OrderedFact } from '#book/fact.ts';

/*
 * Both chains computed a second time, from their formulas in ARCHITECTURE and not from `book/chain.ts`, so
 * that a mistake there is no proof of itself.
 */

const SALT_BLOCK = 256;

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const hmac = (key: Uint8Array, message: string): Buffer =>
  createHmac('sha256', key).update(message).digest();

const header = (book: string, { stream, n, type, at, on, origin }: LogFact): string =>
  JSON.stringify([
    'banso.fact@1',
    book,
    stream,
    n,
    type,
    at,
    on,
    origin?.stream ?? '',
    origin?.n ?? 0,
  ]);

const commitment = (salt: Uint8Array, { n, body }: LogFact): Buffer =>
  hmac(hmac(salt, String(n)), body);

/** The block of a stream's numbers that one salt covers. */
export const blockOf = (n: number): number => Math.floor((n - 1) / SALT_BLOCK);

export const firstOfStream = (book: string, stream: string): Buffer =>
  sha256(JSON.stringify(['banso.stream@1', book, stream]));

export const nextOfStream = (
  before: Uint8Array,
  book: string,
  fact: LogFact,
  salt: Uint8Array,
): Buffer => sha256(before, header(book, fact), commitment(salt, fact));

export const firstOfBook = (
  book: string,
  epoch = 0,
  cut: { seq: number; hash: Uint8Array } = { seq: 0, hash: new Uint8Array(0) },
): Buffer => {
  const hash = Buffer.from(cut.hash).toString('base64url');
  return sha256(JSON.stringify(['banso.book@1', book, epoch, cut.seq, hash]));
};

export function nextOfBook(
  before: Uint8Array,
  book: string,
  fact: OrderedFact,
  salt: Uint8Array,
): Buffer {
  const { seq, receivedAt, verdict, why = '', mark = '' } = fact;
  const ordering = JSON.stringify(['banso.ordered@1', seq, receivedAt, verdict, why, mark]);
  return sha256(before, ordering, header(book, fact), commitment(salt, fact));
}
