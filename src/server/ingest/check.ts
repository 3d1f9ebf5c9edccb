import { type Bytes, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import {
  commitmentUnder,
  factSaltOf,
  headerBytes,
  saltBlockOf,
  streamLink,
  streamStart,
} from '#book/chain.ts';
import { type LogFact, sameContent, sameHeader } from '#book/fact.ts';
import { type BlockSalt, isDestroyed, type SingleSalt } from '#book/salts.ts';
import { saveBytes } from '#book/signed.ts';
import { sha256, verify } from '#server/crypto.ts';
import { type NotTaken, notTaken, type ReadPart } from '#server/ingest/part.ts';
import type { Said, StreamHead, StreamLine, Writing } from '#server/store/store.ts';

/** A fact with what both chains take of it. */
export type LinkedFact = {
  readonly fact: LogFact;
  readonly header: Bytes;
  readonly commitment: Bytes;
  /** The fact's own. */
  readonly salt: Bytes;
};

/** A part that extends, or repeats, what the stream said before; nothing of it has been judged. */
export type CheckedPart = {
  /** What was said before this part came. */
  readonly head: StreamHead;
  readonly known: readonly Said[];
  readonly fresh: readonly LinkedFact[];
  readonly freshSalts: readonly BlockSalt[];
  /** Of fresh facts in blocks whose salt is destroyed: what came of it is not kept. */
  readonly freshSingles: readonly SingleSalt[];
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
    listSalts(writing, book, stream),
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
  const salts = checkSalts(salted, book, stream, part, head.n);
  if (!salts.ok) return salts;
  const chain = linkPart(book, part, head, salts.value.saltOf);
  if (chain === undefined) return err(notTaken(book, 'chain-mismatch', head.n + 1));
  const { hash, links } = chain;
  const otherwise = known.find(({ fact: { commitment } }, index) => {
    const link = links[index];
    return commitment !== undefined && link && !sameBytes(commitment, link.commitment);
  });
  if (otherwise !== undefined) return err(notTaken(book, 'fork', otherwise.fact.n));
  if (!verify(signer.key, saveBytes(book, stream, last, hash), part.signature)) {
    return err(notTaken(book, 'signature-wrong'));
  }
  const { freshSalts, freshSingles } = salts.value;
  const fresh = links.slice(known.length);
  return ok({ head, known, fresh, freshSalts, freshSingles, hash });
}

/** Of an erased fact nothing but its header can be compared, and then what the chains hold of it. */
function sameFact(left: LogFact, right: LogFact): boolean {
  return (
    (left.commitment === undefined ? sameContent(left, right) : sameHeader(left, right)) &&
    left.origin?.stream === right.origin?.stream &&
    left.origin?.n === right.origin?.n
  );
}

type Salted = { readonly blocks: readonly BlockSalt[]; readonly singles: readonly SingleSalt[] };

async function listSalts(writing: Writing, book: Id, stream: Id): Promise<Salted> {
  const blocks = await writing.listSalts(book, stream);
  const isBroken = blocks.some(({ salt }) => isDestroyed(salt));
  return { blocks, singles: isBroken ? await writing.listSingles(book, stream) : [] };
}

type Salts = Pick<CheckedPart, 'freshSalts' | 'freshSingles'> & {
  /** The own salt of a fact of the part. */
  readonly saltOf: (n: number) => Bytes | undefined;
};

/**
 * A block has one salt: a second one would let a body be told from a hash that says nothing of it. Where it
 * was destroyed, what comes of it serves the facts at hand and is not kept.
 */
function checkSalts(
  known: Salted,
  book: Id,
  stream: Id,
  part: ReadPart,
  said: number,
): Result<Salts, NotTaken> {
  const stored = new Map(known.blocks.map((line) => [line.block, line.salt]));
  const blocks = new Map<number, Bytes>();
  const freshSalts: BlockSalt[] = [];
  const freshSingles: SingleSalt[] = [];
  const last = part.from + part.facts.length - 1;
  for (let block = saltBlockOf(part.from); block <= saltBlockOf(last); block += 1) {
    const own = stored.get(block);
    const offered = part.salts.get(block);
    const isKept = own !== undefined && !isDestroyed(own);
    if (isKept && offered !== undefined && !sameBytes(own, offered)) {
      return err(notTaken(book, 'salt-conflict'));
    }
    const salt = isKept ? own : offered;
    if (salt === undefined) return err(notTaken(book, 'salt-missing'));
    blocks.set(block, salt);
    if (own === undefined) freshSalts.push({ stream, block, salt });
  }
  const derive = (n: number): Bytes | undefined => {
    const salt = blocks.get(saltBlockOf(n));
    return salt && factSaltOf(sha256, salt, n);
  };
  for (let n = Math.max(part.from, said + 1); n <= last; n += 1) {
    const own = stored.get(saltBlockOf(n));
    const salt = own !== undefined && isDestroyed(own) ? derive(n) : undefined;
    if (salt !== undefined) freshSingles.push({ stream, n, salt });
  }
  const singles = new Map(known.singles.map(({ n, salt }) => [n, salt]));
  return ok({ freshSalts, freshSingles, saltOf: (n) => singles.get(n) ?? derive(n) });
}

type Chain = { readonly hash: Bytes; readonly links: readonly LinkedFact[] };

/** The part's links and the hash it ends at; undefined when it does not pass through the stream's stored head. */
function linkPart(
  book: Id,
  part: ReadPart,
  head: StreamHead,
  saltOf: Salts['saltOf'],
): Chain | undefined {
  if (part.from === head.n + 1 && !sameBytes(part.before, head.hash)) return undefined;
  const links: LinkedFact[] = [];
  let hash = part.before;
  for (const fact of part.facts) {
    const salt = saltOf(fact.n);
    if (salt === undefined) return undefined;
    const header = headerBytes(book, fact);
    const commitment = commitmentUnder(sha256, salt, fact.body);
    links.push({ fact, header, commitment, salt });
    hash = streamLink(sha256, hash, header, commitment);
    if (fact.n === head.n && !sameBytes(hash, head.hash)) return undefined;
  }
  return { hash, links };
}
