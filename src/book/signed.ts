import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { canonicalBytes, type JsonObject } from '#kernel/canonical.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { Id } from '#kernel/id.ts';
import type { Verdict } from '#book/fact.ts';

/*
 * The bytes that are signed (ECDSA P-256, SHA-256, 64-byte r‖s form). Each begins with its own name,
 * so that a signature for one purpose is worth nothing for another.
 */

/** A public key is the 65-byte uncompressed point in base64url. */
export type PublicKey = string;

export type Verify = (key: PublicKey, bytes: Bytes, signature: Bytes) => Promise<boolean>;

/** A person's word at a save: the stream's chain ends here. */
export const saveBytes = (book: Id, stream: Id, n: number, streamHash: Bytes): Bytes =>
  canonicalBytes(['banso.save@1', book, stream, n, toBase64Url(streamHash)]);

/** The head of a book. `generation` counts erasures, `epoch` restores. */
export type Head = {
  readonly book: Id;
  readonly epoch: number;
  readonly generation: number;
  readonly seq: number;
  readonly hash: Bytes;
  readonly at: number;
};

/** The home's word that a book stands at this head at server second `at`. */
export const headBytes = (head: Head): Bytes =>
  canonicalBytes([
    'banso.head@1',
    head.book,
    head.epoch,
    head.generation,
    head.seq,
    toBase64Url(head.hash),
    head.at,
  ]);

/**
 * The home's word that a book, folded by this print, is the text whose pieces have these names. It stands at
 * that head, which the facts will prove.
 */
export const snapshotBytes = (head: Head, print: string, names: readonly string[]): Bytes =>
  canonicalBytes([
    'banso.snapshot@1',
    head.book,
    head.epoch,
    head.generation,
    head.seq,
    toBase64Url(head.hash),
    head.at,
    print,
    [...names],
  ]);

/**
 * The answer to one n that did not simply become part of the book, and to each that did by its
 * seq.
 */
export type ReceiptItem = {
  readonly n: number;
  readonly verdict: Verdict;
  readonly seq: number;
  readonly why: string;
};

/**
 * The home's word to a stream: in this epoch of the book everything up to n is durable, and this became
 * of the items named.
 * `archived`: up to this n the facts also lie in a verified backup off the machine.
 */
export type Receipt = {
  readonly book: Id;
  readonly epoch: number;
  readonly stream: Id;
  readonly n: number;
  readonly hash: Bytes;
  readonly archived: number;
  readonly at: number;
  readonly items: readonly ReceiptItem[];
};

export const receiptBytes = (receipt: Receipt): Bytes =>
  canonicalBytes([
    'banso.receipt@1',
    receipt.book,
    receipt.epoch,
    receipt.stream,
    receipt.n,
    toBase64Url(receipt.hash),
    receipt.archived,
    receipt.at,
    receipt.items.map((item) => [item.n, item.verdict, item.seq, item.why]),
  ]);

/** What a home is called in a request: the first 8 bytes of the SHA-256 of its public key's text. */
export const homeNameOf = (sha256: Sha256, key: PublicKey): string =>
  toBase64Url(sha256(utf8(key)).subarray(0, 8));

/**
 * A request of a stream to one home, worth nothing at another: method, path with query, device second and
 * hash of the body.
 */
export const requestBytes = (request: {
  home: string;
  stream: Id;
  method: string;
  path: string;
  at: number;
  bodyHash: Bytes;
}): Bytes =>
  canonicalBytes([
    'banso.request@1',
    request.home,
    request.stream,
    request.method,
    request.path,
    request.at,
    toBase64Url(request.bodyHash),
  ]);

/**
 * The home's answer that nothing is new, with its time. `askedAt`: the device second under which the
 * request was signed, so that an answer fits no later question.
 */
export const unchangedBytes = (stream: Id, mark: string, askedAt: number, at: number): Bytes =>
  canonicalBytes(['banso.unchanged@1', stream, mark, askedAt, at]);

/**
 * The home's word of its time to a phone whose clock is far off. `askedAt` as above: a phone takes no time
 * that was said to another, or at another moment.
 */
export const clockBytes = (stream: Id, askedAt: number, at: number): Bytes =>
  canonicalBytes(['banso.clock@1', stream, askedAt, at]);

/**
 * The home's word for how many days a phone may show what it told of other people, from server second `at`
 * on. `askedAt` as above.
 */
export const leaseBytes = (stream: Id, askedAt: number, at: number, days: number): Bytes =>
  canonicalBytes(['banso.lease@1', stream, askedAt, at, days]);

/**
 * Both of these in one word, to whoever asked by the mark alone: nothing is new, and the phone may
 * show what it was told for so many days more.
 */
export const stillBytes = (
  stream: Id,
  mark: string,
  askedAt: number,
  at: number,
  days: number,
): Bytes => canonicalBytes(['banso.still@1', stream, mark, askedAt, at, days]);

/** The home's word that phones may seal to this key. */
export const openingBytes = (id: number, key: PublicKey): Bytes =>
  canonicalBytes(['banso.opening@1', id, key]);

/** A new stream's word that it owns its key, when it follows another of the same person on the same phone. */
export const succeedBytes = (earlier: Id, stream: Id, key: PublicKey): Bytes =>
  canonicalBytes(['banso.succeed@1', earlier, stream, key]);

/** The home's word that an attachment of a book lies whole on its disk at server second `at`. */
export const fileBytes = (book: Id, file: string, bytes: number, at: number): Bytes =>
  canonicalBytes(['banso.file@1', book, file, bytes, at]);

/** The home's word to itself that it was to erase this: `body` is that of the fact that says so. */
export const tombstoneBytes = (book: Id, body: JsonObject): Bytes =>
  canonicalBytes(['banso.tombstone@1', book, body]);

/** The home's word to a stream which facts of its person in a book are erased, each with its residue. */
export const ownErasedBytes = (
  book: Id,
  stream: Id,
  at: number,
  facts: readonly (readonly [Id, number, string])[],
): Bytes => canonicalBytes(['banso.erased@1', book, stream, at, facts.map((fact) => [...fact])]);

/** A new stream's word that it owns its key, when it is enrolled with a card. */
export const enrolBytes = (stream: Id, key: PublicKey, cardHash: Bytes): Bytes =>
  canonicalBytes(['banso.enrol@1', stream, key, toBase64Url(cardHash)]);
