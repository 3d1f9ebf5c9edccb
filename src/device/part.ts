import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { saltBlockOf } from '#book/chain.ts';
import type { LogFact } from '#book/fact.ts';
import type { PushPart } from '#protocol/messages.ts';

/** Own facts from one save, or several that follow each other, with what proves them. */
export type Said = {
  readonly book: Id;
  /** The first n. */
  readonly from: number;
  /** The stream's chain hash before it. */
  readonly before: Bytes;
  readonly facts: readonly Pick<LogFact, 'type' | 'at' | 'on' | 'origin' | 'body'>[];
  /** Salts of at least the blocks that cover these n. */
  readonly salts: ReadonlyMap<number, Bytes>;
  /** Of the last save. */
  readonly signature: Bytes;
};

/** Own facts as they travel, in a push or in a sealed copy. */
export function partOf({ book, from, before, facts, salts, signature }: Said): PushPart {
  const said: PushPart['salts'] = [];
  for (let block = saltBlockOf(from); block <= saltBlockOf(from + facts.length - 1); block += 1) {
    const salt = salts.get(block);
    if (salt !== undefined) said.push([block, toBase64Url(salt)]);
  }
  return {
    book,
    from,
    before: toBase64Url(before),
    facts: facts.map(({ type, at, on, origin, body }) => ({
      type,
      at,
      on,
      ...(origin && { origin }),
      body,
    })),
    salts: said,
    signature: toBase64Url(signature),
  };
}
