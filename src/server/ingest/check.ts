import { type Bytes, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { commitmentOf, headerBytes, saltBlockOf, streamLink, streamStart } from '#book/chain.ts';
import { type LogFact, sameContent } from '#book/fact.ts';
import { saveBytes } from '#book/signed.ts';
import { sha256, verify } from '#server/crypto.ts';
import { type NotTaken, notTaken, type ReadPart } from '#server/ingest/part.ts';
import type { Said, StoredSalt, StreamHead, StreamLine, Writing } from '#server/store/store.ts';

/** A fact with what both chains take of it. */
export type LinkedFact = {
  readonly fact: LogFact;
  readonly header: Bytes;
  readonly commitment: Bytes;
};

/** A part that extends, or repeats, what the stream said before; nothing of it has been judged. */
export type CheckedPart = {
  /** What was said before this part came. */
  readonly head: StreamHead;
  readonly known: readonly Said[];
  readonly fresh: readonly LinkedFact[];
  readonly freshSalts: readonly StoredSalt[];
  /** The stream's chain after the last fact of the part. */
  readonly hash: Bytes;
};

/** Numbers, contents, salts, chain and signature: everything that can be wrong with a part as a whole. */
export async function checkPart(
  writing: Writing,
  book: Id,
  signer: StreamLine,
  part: ReadPart,
): Promise<Result<CheckedPart, NotTaken>> {
  const { stream } = signer;
  const [said, salted] = await Promise.all([
    writing.findStreamHead(book, stream),
    writing.listSalts(book, stream),
  ]);
  const head = said ?? { n: 0, hash: streamStart(sha256, book, stream) };
  if (part.from > head.n + 1) return err(notTaken(book, 'gap', head.n + 1));
  const last = part.from + part.facts.length - 1;
  const known = part.from > head.n ? [] : await writing.listSaid(book, stream, part.from, last);
  const forked = part.facts.find((fact, index) => {
    const before = known[index];
    return before !== undefined && !sameFact(before.fact, fact);
  });
  if (forked !== undefined) return err(notTaken(book, 'fork', forked.n));
  const salts = checkSalts(salted, book, stream, part);
  if (!salts.ok) return salts;
  const chain = linkPart(book, part, head, salts.value.saltOf);
  if (chain === undefined) return err(notTaken(book, 'chain-mismatch', head.n + 1));
  const { hash, links } = chain;
  if (!verify(signer.key, saveBytes(book, stream, last, hash), part.signature)) {
    return err(notTaken(book, 'signature-wrong'));
  }
  const { freshSalts } = salts.value;
  return ok({ head, known, fresh: links.slice(known.length), freshSalts, hash });
}

function sameFact(left: LogFact, right: LogFact): boolean {
  return (
    sameContent(left, right) &&
    left.origin?.stream === right.origin?.stream &&
    left.origin?.n === right.origin?.n
  );
}

type Salts = Pick<CheckedPart, 'freshSalts'> & { readonly saltOf: ReadonlyMap<number, Bytes> };

/** Every block of the part has one salt, the one it always had. Salts of other blocks are not looked at. */
function checkSalts(
  known: readonly StoredSalt[],
  book: Id,
  stream: Id,
  part: ReadPart,
): Result<Salts, NotTaken> {
  const stored = new Map(known.map((line) => [line.block, line.salt]));
  const saltOf = new Map<number, Bytes>();
  const freshSalts: StoredSalt[] = [];
  const end = saltBlockOf(part.from + part.facts.length - 1);
  for (let block = saltBlockOf(part.from); block <= end; block += 1) {
    const own = stored.get(block);
    const offered = part.salts.get(block);
    if (own !== undefined && offered !== undefined && !sameBytes(own, offered)) {
      return err(notTaken(book, 'salt-conflict'));
    }
    const salt = own ?? offered;
    if (salt === undefined) return err(notTaken(book, 'salt-missing'));
    saltOf.set(block, salt);
    if (own === undefined) freshSalts.push({ stream, block, salt });
  }
  return ok({ freshSalts, saltOf });
}

type Chain = { readonly hash: Bytes; readonly links: readonly LinkedFact[] };

/** The part's links and the hash it ends at; undefined when it does not pass through the stream's stored head. */
function linkPart(
  book: Id,
  part: ReadPart,
  head: StreamHead,
  saltOf: ReadonlyMap<number, Bytes>,
): Chain | undefined {
  if (part.from === head.n + 1 && !sameBytes(part.before, head.hash)) return undefined;
  const links: LinkedFact[] = [];
  let hash = part.before;
  for (const fact of part.facts) {
    const salt = saltOf.get(saltBlockOf(fact.n));
    if (salt === undefined) return undefined;
    const header = headerBytes(book, fact);
    const commitment = commitmentOf(sha256, salt, fact.n, fact.body);
    links.push({ fact, header, commitment });
    hash = streamLink(sha256, hash, header, commitment);
    if (fact.n === head.n && !sameBytes(hash, head.hash)) return undefined;
  }
  return { hash, links };
}
