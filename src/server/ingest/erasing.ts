import type { Id } from '#kernel/id.ts';
import { saltBlockOf } from '#book/chain.ts';
import { REDACTED, type RedactedBody } from '#book/common.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, originKey, originOf } from '#book/fact.ts';
import { SALT_BLOCK_LENGTH } from '#book/limits.ts';
import { residueOf } from '#book/residue.ts';
import { isDestroyed, type SingleSalt } from '#book/salts.ts';
import { ATTACHING, filesOf } from '#domain/files.ts';
import type { PlainActivity } from '#domain/register.ts';
import type { CheckedPart } from '#server/ingest/check.ts';
import type { DecodedFact } from '#server/ingest/judge-facts.ts';
import { createCommitments, readSalts } from '#server/salts.ts';
import type { StoredHead, Tombstone, Writing } from '#server/store/store.ts';

/*
 * What an erasure does in the book that orders it, in the same transaction: bodies become residues, the salts
 * of their blocks are destroyed, those of other facts kept singly. What it names and is not there, because
 * the home was restored from before it came, is erased the moment it comes.
 */

type Where = {
  readonly writing: Writing;
  readonly activity: PlainActivity;
  readonly book: Id;
};

type ErasedNow = {
  /** Erasures among the facts. */
  readonly erasures: number;
  /** Names of attachments whose keys went with them. */
  readonly files: readonly string[];
};

/** Does what erasures say that have just been ordered. */
export async function eraseNamed(
  where: Where,
  ordered: readonly DecodedFact[],
): Promise<ErasedNow> {
  const files: string[] = [];
  let erasures = 0;
  for (const { decoded } of ordered) {
    if (!decoded.ok || decoded.value.type !== REDACTED) continue;
    const body = decoded.value.body as RedactedBody; // decoded by its schema
    files.push(...(await applyErasure(where, body)));
    erasures += 1;
  }
  return { erasures, files };
}

async function applyErasure(where: Where, body: RedactedBody): Promise<readonly string[]> {
  const { writing, book } = where;
  const files: string[] = [];
  for (const [stream, n] of body.facts) {
    const ordered = await writing.findOrigin(book, stream, n);
    const refused = await findRefused(where, stream, n);
    for (const fact of [ordered, refused]) {
      if (fact !== undefined) files.push(...(await redact(where, fact)));
    }
    await breakBlock(where, stream, n);
  }
  const lines = body.facts.map(([stream, n, residue]): Tombstone => ({ stream, n, residue }));
  await writing.addTombstones(book, lines);
  if (files.length === 0) return files;
  const named = await namedStill(where);
  const gone = files.filter((file) => !named.has(file));
  for (const file of gone) await writing.removeFile(book, file);
  return gone;
}

/** Files that the book's facts name, such as the picture that a card has in its next edition too. */
async function namedStill({ writing, activity, book }: Where): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  let from = 0;
  for (;;) {
    const facts = await writing.listFacts(book, from, FACTS_READ);
    for (const fact of facts) {
      if (!ATTACHING.includes(fact.type)) continue;
      const decoded = decodeFact(activity, fact);
      for (const file of decoded.ok ? filesOf(decoded.value) : []) named.add(file);
    }
    if (facts.length < FACTS_READ) return named;
    from += facts.length;
  }
}

/** Facts read at a time. */
const FACTS_READ = 1000;

async function findRefused(
  { writing, book }: Where,
  stream: Id,
  n: number,
): Promise<LogFact | undefined> {
  const [said] = await writing.listSaid(book, stream, n, n);
  return said?.verdict === 'refused' ? said.fact : undefined;
}

/** Answers the file that nobody can open any more. */
async function redact(where: Where, fact: LogFact): Promise<readonly string[]> {
  const { writing, activity, book } = where;
  const commitment = await createCommitments(writing, book)(fact);
  if (commitment === undefined) throw new Error(`store broken: no salt for n ${fact.n}`);
  const body = residueOf(activity, fact);
  await writing.redact(book, { stream: fact.stream, n: fact.n, body, commitment });
  await breakBlock(where, fact.stream, fact.n);
  if (fact.commitment !== undefined) return [];
  const decoded = decodeFact(activity, fact);
  return decoded.ok ? filesOf(decoded.value) : [];
}

/** Destroys the salt of a fact's block and its own; the others of the block keep theirs singly. */
async function breakBlock({ writing, book }: Where, stream: Id, n: number): Promise<void> {
  const block = saltBlockOf(n);
  const stored = (await writing.listSalts(book, stream)).find((each) => each.block === block);
  if (stored !== undefined && !isDestroyed(stored.salt)) {
    const first = block * SALT_BLOCK_LENGTH + 1;
    const said = await writing.listSaid(book, stream, first, first + SALT_BLOCK_LENGTH - 1);
    const salts = await readSalts(writing, book, stream);
    await writing.addSingles(
      book,
      said.flatMap(({ fact }): readonly SingleSalt[] => {
        const salt = fact.commitment === undefined ? salts(stream, fact.n) : undefined;
        return salt === undefined ? [] : [{ stream, n: fact.n, salt }];
      }),
    );
  }
  if (stored === undefined || !isDestroyed(stored.salt)) {
    await writing.destroySalt(book, stream, block);
  }
  await writing.destroySingle(book, stream, n);
}

/** A part of whose facts those are redacted that were erased before they came. */
export async function eraseKnown(
  where: Where,
  { generation }: Pick<StoredHead, 'generation'>,
  part: CheckedPart,
): Promise<CheckedPart> {
  const { writing, activity, book } = where;
  if (part.fresh.length === 0 || generation === 0) return part;
  const erased = new Set((await writing.listTombstones(book)).map(originKey));
  const isErased = (fact: LogFact): boolean =>
    erased.has(originKey(originOf(fact))) || erased.has(originKey(fact));
  const gone = part.fresh.flatMap(({ fact }) => (isErased(fact) ? [fact] : []));
  if (gone.length === 0) return part;
  for (const { stream, n } of gone) await breakBlock(where, stream, n);
  const broken = new Set(gone.map(({ n }) => saltBlockOf(n)));
  const isSingle = (n: number): boolean =>
    broken.has(saltBlockOf(n)) || part.freshSingles.some((each) => each.n === n);
  return {
    ...part,
    fresh: part.fresh.map((link) => {
      const { fact, commitment } = link;
      if (!isErased(fact)) return link;
      return { ...link, fact: { ...fact, body: residueOf(activity, fact), commitment } };
    }),
    freshSalts: part.freshSalts.filter(({ block }) => !broken.has(block)),
    freshSingles: part.fresh.flatMap(({ fact, salt }): readonly SingleSalt[] =>
      isSingle(fact.n) && !isErased(fact) ? [{ stream: fact.stream, n: fact.n, salt }] : [],
    ),
  };
}
