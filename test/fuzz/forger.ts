// A phone that signs and chains whatever it is told to, so that a lie reaches the judge.

import { gzipSync } from 'node:zlib';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { saltBlockOf, streamNext, streamStart } from '#book/chain.ts';
import type { Origin } from '#book/fact.ts';
import { saveBytes } from '#book/signed.ts';
import type { PushPart } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { sha256 } from '#server/crypto.ts';
import type { Dice } from '#test/fuzz/dice.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

/** A fact with its body as text, canonical or not. */
export type RawFact = {
  readonly type: string;
  readonly at: number;
  readonly on: number;
  readonly body: string;
  readonly origin?: Origin;
};

type Head = { readonly n: number; readonly hash: Bytes };

export type Forger = ReturnType<typeof createForger>;

export function createForger(phone: TestPhone) {
  const heads = new Map<Id, Head>();
  const salts = new Map<string, Bytes>();
  const last = new Map<Id, PushPart>();

  const headOf = (book: Id): Head =>
    heads.get(book) ??
    phone.headOf(book) ?? { n: 0, hash: streamStart(sha256, book, phone.stream) };

  return {
    phone,
    headOf,
    /** The last part that was taken of a book. */
    lastOf: (book: Id): PushPart | undefined => last.get(book),
    /** A part that the home has nothing to say against, whatever its facts say. */
    forge(
      dice: Dice,
      book: Id,
      facts: readonly RawFact[],
    ): { readonly part: PushPart; readonly head: Head } {
      const before = headOf(book);
      let { n, hash } = before;
      const offered = new Map<number, string>();
      for (const fact of facts) {
        n += 1;
        const block = saltBlockOf(n);
        const key = `${book}.${block}`;
        const salt = salts.get(key) ?? dice.bytes(16);
        salts.set(key, salt);
        offered.set(block, toBase64Url(salt));
        hash = streamNext(sha256, hash, book, { ...fact, stream: phone.stream, n }, salt);
      }
      const signature = toBase64Url(phone.sign(saveBytes(book, phone.stream, n, hash)));
      const part: PushPart = {
        book,
        from: before.n + 1,
        before: toBase64Url(before.hash),
        facts: [...facts],
        salts: [...offered],
        signature,
      };
      return { part, head: { n, hash } };
    },
    /** The home has taken a forged part. */
    keep(part: PushPart, head: Head): void {
      heads.set(part.book, head);
      last.set(part.book, part);
    },
    bytesOf: (parts: readonly unknown[]): Bytes =>
      new Uint8Array(
        gzipSync(utf8(JSON.stringify({ protocol: PROTOCOL, stream: phone.stream, parts })), {
          level: 1,
        }),
      ),
  };
}
