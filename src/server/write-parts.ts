import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import { saltBlockOf, streamNext, streamStart } from '#book/chain.ts';
import type { LogFact } from '#book/fact.ts';
import { isDestroyed } from '#book/salts.ts';
import { saveBytes } from '#book/signed.ts';
import { PUSH_FACTS_MAX } from '#protocol/limits.ts';
import type { PushPart } from '#protocol/messages.ts';
import { createSigner, sha256 } from '#server/crypto.ts';
import type { Reading, StreamLine } from '#server/store/store.ts';

const SALT_LENGTH = 16;

/** What a fact says in its turn: its number and its place in the chain follow. */
export type Written = Pick<LogFact, 'type' | 'at' | 'on' | 'body' | 'origin'>;
export type Writer = { readonly book: Id; readonly signer: StreamLine };
type Pen = { n: number; hash: Bytes };

/** Parts of at most a push each, each going on where the one before ends. */
export async function writeParts(
  reading: Reading,
  random: Random,
  writer: Writer,
  facts: readonly Written[],
): Promise<readonly PushPart[]> {
  const { book, signer } = writer;
  if (signer.secret === undefined) throw new Error('invariant broken: the home keeps no such key');
  const sign = createSigner({ key: signer.key, secret: signer.secret });
  const head = await reading.findStreamHead(book, signer.stream);
  const stored = await reading.listSalts(book, signer.stream);
  // One that is destroyed is replaced for what follows: of that the home keeps the facts' own salts.
  const salts = new Map(
    stored.flatMap(({ block, salt }) => (isDestroyed(salt) ? [] : [[block, salt] as const])),
  );
  const saltOf = (block: number): Bytes => {
    const salt = salts.get(block) ?? random(SALT_LENGTH);
    salts.set(block, salt);
    return salt;
  };
  const pen: Pen = head ? { ...head } : { n: 0, hash: streamStart(sha256, book, signer.stream) };
  const parts: PushPart[] = [];
  for (let start = 0; start < facts.length; start += PUSH_FACTS_MAX) {
    const some = facts.slice(start, start + PUSH_FACTS_MAX);
    parts.push(writePart(pen, writer, saltOf, sign, some));
  }
  return parts;
}

function writePart(
  pen: Pen,
  { book, signer: { stream } }: Writer,
  saltOf: (block: number) => Bytes,
  sign: (bytes: Bytes) => Bytes,
  written: readonly Written[],
): PushPart {
  const from = pen.n + 1;
  const before = toBase64Url(pen.hash);
  const salts = new Map<number, string>();
  const facts = written.map(({ type, at, on, body, origin }) => {
    const n = pen.n + 1;
    const said = { type, at, on, body, ...(origin && { origin }) };
    const salt = saltOf(saltBlockOf(n));
    salts.set(saltBlockOf(n), toBase64Url(salt));
    const hash = streamNext(sha256, pen.hash, book, { ...said, stream, n }, salt);
    Object.assign(pen, { n, hash });
    return said;
  });
  const signature = toBase64Url(sign(saveBytes(book, stream, pen.n, pen.hash)));
  return { book, from, before, facts, salts: [...salts], signature };
}
