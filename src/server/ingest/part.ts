import { type Bytes, fromBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { LogFact } from '#book/fact.ts';
import type { ReceiptItem } from '#book/signed.ts';
import type { PushPart } from '#protocol/messages.ts';
import type { NotTakenCode } from '#protocol/problems.ts';
import type { Said } from '#server/store/store.ts';

/**
 * Nothing of the part was consumed. `n`: the number expected (gap) or at fault (fork). `moved-on` is said
 * only to writers of the home itself, who named the seq they looked at.
 */
export type NotTaken = {
  readonly taken: false;
  readonly book: Id;
  readonly code: NotTakenCode | 'moved-on';
  readonly n?: number;
};

/** Everything up to n is durable in this epoch; `items` says what became of each n of the part. */
export type Taken = {
  readonly taken: true;
  readonly book: Id;
  readonly epoch: number;
  readonly n: number;
  readonly hash: Bytes;
  readonly items: readonly ReceiptItem[];
  /** Facts that had not been said before. */
  readonly fresh: number;
};

/** What became of a fact, as its author is told. */
export const itemOf = ({ fact, verdict, seq, why }: Said): ReceiptItem => ({
  n: fact.n,
  verdict,
  seq,
  why,
});

/** A part of a push with its texts turned into bytes and facts that carry their numbers. */
export type ReadPart = {
  readonly from: number;
  readonly before: Bytes;
  readonly facts: readonly LogFact[];
  readonly salts: ReadonlyMap<number, Bytes>;
  readonly signature: Bytes;
};

export const notTaken = (book: Id, code: NotTaken['code'], n?: number): NotTaken => ({
  taken: false,
  book,
  code,
  ...(n !== undefined && { n }),
});

/**
 * What of pushed facts could not be kept as it is: header texts have no bytes of their own when half a
 * character is missing; U+0000, which no JSON has in itself, is no part of a text.
 */
export function findUnkept(facts: PushPart['facts']): 'type' | 'body' | undefined {
  if (facts.some(({ type }) => !isText(type))) return 'type';
  return facts.some(({ body }) => body.includes('\0')) ? 'body' : undefined;
}

/** Whether a fact could carry it: the body of a fact refuses half a character and U+0000. */
export const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Base64url that is not the only spelling of its bytes counts as wrong, whatever it stands for. */
export function readPart(stream: Id, part: PushPart): Result<ReadPart, NotTaken> {
  const before = fromBase64Url(part.before);
  if (!before.ok) return err(notTaken(part.book, 'chain-mismatch'));
  const signature = fromBase64Url(part.signature);
  if (!signature.ok) return err(notTaken(part.book, 'signature-wrong'));
  const salts = new Map<number, Bytes>();
  for (const [block, text] of part.salts) {
    const salt = fromBase64Url(text);
    if (!salt.ok) return err(notTaken(part.book, 'salt-missing'));
    if (salts.has(block)) return err(notTaken(part.book, 'salt-conflict'));
    salts.set(block, salt.value);
  }
  const facts = part.facts.map((pushed, index): LogFact => {
    const { origin, body, ...header } = pushed;
    const n = part.from + index;
    // The bytes are what was signed: a lone surrogate has none but those of U+FFFD.
    return { ...header, stream, n, body: body.toWellFormed(), ...(origin && { origin }) };
  });
  return ok({ from: part.from, before: before.value, facts, salts, signature: signature.value });
}
