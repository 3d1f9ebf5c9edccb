import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { saltBlockOf, streamNext } from '#book/chain.ts';
import { type LogFact, sameContent } from '#book/fact.ts';
import { saveBytes } from '#book/signed.ts';
import { sha256, verify } from '#server/crypto.ts';
import type { Ingest } from '#server/ingest/ingest.ts';
import type { ReadPart } from '#server/ingest/part.ts';
import type { NotRecorded } from '#server/record.ts';
import type { Reading, Store, StreamLine } from '#server/store/store.ts';
import { writeParts, type Written } from '#server/write-parts.ts';

/*
 * The copy of a save may be all that is left of a phone. When something else stands under its numbers by
 * then, because the phone was copied or its store set back, only the home that opened it can say it anew.
 */

/** Where a part ends that bears its author's signature, wherever in their chain it stands. */
export function signedEnd(book: Id, signer: StreamLine, part: ReadPart): Bytes | undefined {
  let hash = part.before;
  for (const fact of part.facts) {
    const salt = part.salts.get(saltBlockOf(fact.n));
    if (salt === undefined) return undefined;
    hash = streamNext(sha256, hash, book, fact, salt);
  }
  const last = part.from + part.facts.length - 1;
  const bytes = saveBytes(book, signer.stream, last, hash);
  return verify(signer.key, bytes, part.signature) ? hash : undefined;
}

type World = {
  readonly store: Store;
  readonly ingest: Ingest;
  readonly now: () => number;
  readonly random: Random;
  /** From which second on the author's own stream says nothing more. */
  readonly endsAt: number | undefined;
};

/** Says what its author has not said already in the stream kept for them; answers how many that were. */
export async function sayFor(
  { store, ingest, now, random, endsAt }: World,
  kept: StreamLine,
  book: { readonly id: Id; readonly cell: number },
  facts: readonly LogFact[],
): Promise<Result<number, NotRecorded>> {
  const reading = store.read(book.cell);
  const lacking = await lackingOf(reading, kept.stream, book.id, facts);
  const parts = await writeParts(reading, random, { book: book.id, signer: kept }, lacking);
  const receivedAt = now();
  const ends = endsAt === undefined ? {} : { endsAt };
  const outcomes = await ingest.take(
    parts.map((part) => ({ signer: kept, part, receivedAt, ...ends })),
  );
  const missed = outcomes.find((outcome) => !outcome.taken);
  return missed?.taken === false ? err({ code: missed.code }) : ok(lacking.length);
}

/** Without their origins: something else stands there. */
async function lackingOf(
  reading: Reading,
  kept: Id,
  book: Id,
  facts: readonly LogFact[],
): Promise<readonly Written[]> {
  const { n = 0 } = (await reading.findStreamHead(book, kept)) ?? {};
  const said = (await reading.listSaid(book, kept, 1, n)).map(({ fact }) => fact);
  const lacking: Written[] = [];
  for (const fact of facts) {
    const { stream, n: own } = fact.origin ?? fact;
    const first = await reading.findOrigin(book, stream, own);
    const known = first === undefined ? said : [first, ...said];
    if (known.some((each) => sameContent(each, fact))) continue;
    const { type, at, on, body } = fact;
    lacking.push({ type, at, on, body });
  }
  return lacking;
}
