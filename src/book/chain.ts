import { type Bytes, concatBytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { canonicalBytes } from '#kernel/canonical.ts';
import { hmac, type Sha256 } from '#kernel/hash.ts';
import type { Id } from '#kernel/id.ts';
import type { FactHeader, LogFact, OrderedFact, Ordering } from '#book/fact.ts';
import { SALT_BLOCK_LENGTH } from '#book/limits.ts';

/*
 * Two chains of SHA-256, final from the first stored fact. They cover headers and commitments, never
 * signatures, so that a body can be erased without breaking a link.
 *
 *   commitment(n) = HMAC(HMAC(block salt, n), body bytes)
 *   stream: S₀ = H(["banso.stream@1", book, stream])       Sₙ = H(Sₙ₋₁ ‖ header ‖ commitment(n))
 *   book:   B₀ = H(["banso.book@1", book, epoch, seq, hash before])
 *           Bₛ = H(Bₛ₋₁ ‖ ["banso.ordered@1", seq, receivedAt, verdict, why, mark] ‖ header ‖ commitment)
 *
 * Headers are canonical JSON lists; a list ends at its own bracket and hashes have one length, so the
 * concatenation reads one way only.
 */

/** The block of a (book, stream) whose salt covers n. Blocks and n count from 0 and 1. */
export const saltBlockOf = (n: number): number => Math.floor((n - 1) / SALT_BLOCK_LENGTH);

export const headerBytes = (book: Id, fact: FactHeader): Bytes =>
  canonicalBytes([
    'banso.fact@1',
    book,
    fact.stream,
    fact.n,
    fact.type,
    fact.at,
    fact.on,
    fact.origin?.stream ?? '',
    fact.origin?.n ?? 0,
  ]);

/** A fact's own salt: what is kept of a block's salt once that is destroyed for another fact's sake. */
export const factSaltOf = (sha256: Sha256, blockSalt: Bytes, n: number): Bytes =>
  hmac(sha256, blockSalt, utf8(String(n)));

/** What the chains hold in place of the body: says nothing about it once the salt is destroyed. */
export const commitmentUnder = (sha256: Sha256, factSalt: Bytes, body: string): Bytes =>
  hmac(sha256, factSalt, utf8(body));

export const commitmentOf = (sha256: Sha256, blockSalt: Bytes, n: number, body: string): Bytes =>
  commitmentUnder(sha256, factSaltOf(sha256, blockSalt, n), body);

export const streamStart = (sha256: Sha256, book: Id, stream: Id): Bytes =>
  sha256(canonicalBytes(['banso.stream@1', book, stream]));

/** The stream's chain after one more fact of it. */
export const streamNext = (
  sha256: Sha256,
  previous: Bytes,
  book: Id,
  fact: LogFact,
  blockSalt: Bytes,
): Bytes =>
  streamLink(
    sha256,
    previous,
    headerBytes(book, fact),
    commitmentOf(sha256, blockSalt, fact.n, fact.body),
  );

/** The same link from parts made before: both chains share header and commitment. */
export const streamLink = (
  sha256: Sha256,
  previous: Bytes,
  header: Bytes,
  commitment: Bytes,
): Bytes => sha256(concatBytes(previous, header, commitment));

/**
 * Where a book's chain begins in an epoch; later epochs name the seq and hash at which the last
 * was cut.
 */
export const bookStart = (
  sha256: Sha256,
  book: Id,
  epoch = 0,
  cut: { seq: number; hash: Uint8Array } = { seq: 0, hash: new Uint8Array(0) },
): Bytes => sha256(canonicalBytes(['banso.book@1', book, epoch, cut.seq, toBase64Url(cut.hash)]));

/** The book's chain after one more ordered fact. */
export const bookNext = (
  sha256: Sha256,
  previous: Bytes,
  book: Id,
  fact: OrderedFact,
  blockSalt: Bytes,
): Bytes =>
  bookLink(
    sha256,
    previous,
    fact,
    headerBytes(book, fact),
    commitmentOf(sha256, blockSalt, fact.n, fact.body),
  );

/** The same link from parts made before. */
export function bookLink(
  sha256: Sha256,
  previous: Bytes,
  fact: Ordering,
  header: Bytes,
  commitment: Bytes,
): Bytes {
  const ordering = canonicalBytes([
    'banso.ordered@1',
    fact.seq,
    fact.receivedAt,
    fact.verdict,
    fact.why ?? '',
    fact.mark ?? '',
  ]);
  return sha256(concatBytes(previous, ordering, header, commitment));
}
