import { type Bytes, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import { bookLink } from '#book/chain.ts';
import type { Judgement } from '#book/activity.ts';
import { decodeFact, type NotDecoded } from '#book/decode.ts';
import {
  type Fact,
  type LogFact,
  type OrderedFact,
  type Ordering,
  type Origin,
  originKey,
  originOf,
  sameContent,
} from '#book/fact.ts';
import { foldDecoded } from '#book/folded.ts';
import { BODY_BYTES_MAX, CLOCK_AHEAD_MAX_S, RUN_FACTS_MAX } from '#book/limits.ts';
import type { ReceiptItem } from '#book/signed.ts';
import { judgeFact } from '#domain/judge.ts';
import { sha256 } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import type { LinkedFact } from '#server/ingest/check.ts';
import type { Ground } from '#server/ingest/ground.ts';
import type { RefusedFact, StoredHead, Writing } from '#server/store/store.ts';

/** What a part's fresh facts became. `head` is the book's after the last of them. */
export type Judged = {
  readonly head: StoredHead;
  readonly ordered: readonly DecodedFact[];
  readonly refused: readonly RefusedFact[];
  readonly items: readonly ReceiptItem[];
  /** Chain hashes at the seqs where runs end. */
  readonly checkpoints: readonly { readonly seq: number; readonly hash: Bytes }[];
};

/** An ordered fact with what it was decoded to. */
export type DecodedFact = {
  readonly line: OrderedFact;
  readonly decoded: Result<Fact, NotDecoded>;
};

/** What the home said of a fact in another epoch, without the seq that it had there. */
export type Given = Omit<Ordering, 'seq'>;

type Arrival = { readonly receivedAt: number; readonly given: readonly Given[] | undefined };

/** Judges fresh facts one after the other, each over the state that the ones before it made. */
export async function judgeFacts(
  writing: Writing,
  directory: Directory,
  ground: Ground,
  before: StoredHead,
  fresh: readonly LinkedFact[],
  arrival: Arrival,
): Promise<Judged> {
  const { book, activity, folded } = ground;
  const ordered: DecodedFact[] = [];
  const refused: RefusedFact[] = [];
  const items: ReceiptItem[] = [];
  const checkpoints: { seq: number; hash: Bytes }[] = [];
  const said = await readSaid(writing, book.id, fresh);
  await directory.meetStreams(fresh.flatMap(({ fact }) => fact.origin?.stream ?? []));
  const findSaid: FindSaid = async (origin) => {
    const known = said.get(originKey(origin));
    if (known !== undefined || origin.stream === fresh[0]?.fact.stream) return known;
    return (await writing.listOrigins(book.id, origin.stream, origin.n, origin.n))[0];
  };
  const hasContent: Known['hasContent'] = (fact) =>
    findContent(writing, directory, ground, before.epoch > 0, fact);
  let { seq, hash } = before;
  for (const [index, { fact, header, commitment }] of fresh.entries()) {
    const decoded = decodeFact(activity, fact);
    const given = arrival.given?.[index];
    const receivedAt = given?.receivedAt ?? arrival.receivedAt;
    const known = { findSaid, hasContent, directory, isGiven: given !== undefined };
    const judgement =
      (await judgeOrigin(known, fact)) ??
      given ??
      (await findRefused(writing, book.id, fact)) ??
      judgeOne(ground, fact, decoded, receivedAt);
    const why = ('why' in judgement && judgement.why) || '';
    if (judgement.verdict === 'refused') {
      refused.push({ ...fact, why, receivedAt });
      items.push({ n: fact.n, verdict: 'refused', seq: 0, why });
      continue;
    }
    seq += 1;
    const line: OrderedFact = {
      ...fact,
      seq,
      receivedAt,
      verdict: judgement.verdict,
      ...(why !== '' && { why }),
      ...((given?.mark !== undefined || fact.at > receivedAt + CLOCK_AHEAD_MAX_S) && {
        mark: 'clock-ahead' as const,
      }),
    };
    hash = bookLink(sha256, hash, line, header, commitment);
    if (seq % RUN_FACTS_MAX === 0) checkpoints.push({ seq, hash });
    foldDecoded(activity, folded, line, decoded);
    ordered.push({ line, decoded });
    said.set(originKey(originOf(fact)), fact);
    items.push({ n: fact.n, verdict: judgement.verdict, seq, why });
  }
  return { head: { ...before, seq, hash }, ordered, refused, items, checkpoints };
}

/** What the book holds already under the numbers of a run, by its origin: nothing, but for re-emissions. */
async function readSaid(
  writing: Writing,
  book: Id,
  fresh: readonly LinkedFact[],
): Promise<Map<string, LogFact>> {
  const [first, last] = [fresh[0]?.fact, fresh.at(-1)?.fact];
  if (first === undefined || last === undefined) return new Map();
  const facts = await writing.listOrigins(book, first.stream, first.n, last.n);
  return new Map(facts.map((fact) => [originKey(originOf(fact)), fact]));
}

/** The fact of this book that was first said there, if any. */
type FindSaid = (origin: Origin) => Promise<LogFact | undefined>;

type Known = {
  readonly findSaid: FindSaid;
  /** Whether this content stands there without its origin: brought back, or said by a copy of the phone. */
  readonly hasContent: (fact: LogFact) => Promise<boolean>;
  readonly directory: Directory;
  /** The home says it again, with what it had said of it. */
  readonly isGiven: boolean;
};

/**
 * A fact said again keeps its origin: once, by another stream of the same person, or by the home that was
 * brought it back. Other content under an origin that is taken is something else, which is said again without
 * the origin, unless a restored home was brought it by somebody else and has said it so.
 */
async function judgeOrigin(
  { findSaid, hasContent, directory, isGiven }: Known,
  fact: LogFact,
): Promise<Judgement | undefined> {
  const judgeRepeated = async (said: LogFact): Promise<Judgement> => {
    const isSaid = sameContent(said, fact) || (await hasContent(fact));
    return { verdict: 'refused', why: isSaid ? 'already-said' : 'origin-taken' };
  };
  const own = await findSaid({ stream: fact.stream, n: fact.n });
  if (own !== undefined) return judgeRepeated(own);
  if (fact.origin === undefined) return undefined;
  const { stream } = fact.origin;
  const [first, again] = [directory.findStream(stream), directory.findStream(fact.stream)];
  const isSameAuthor = first?.person === again?.person && first?.people === again?.people;
  if (stream === fact.stream || !(isSameAuthor || isGiven)) {
    return { verdict: 'refused', why: 'origin-not-yours' };
  }
  const said = await findSaid(fact.origin);
  return said && judgeRepeated(said);
}

/**
 * Whether the content of a fact stands in the book. Where the home was never restored, only copies of one
 * phone may have said it, each under a stream of its author.
 */
async function findContent(
  writing: Writing,
  directory: Directory,
  { book, states }: Ground,
  isRestored: boolean,
  fact: LogFact,
): Promise<boolean> {
  if (isRestored) return writing.hasContent(book.id, fact);
  const author = directory.findStream(fact.stream)?.person;
  for (const { id, person } of states.people.streams.values()) {
    if (person === author && (await writing.hasContent(book.id, fact, id))) return true;
  }
  return false;
}

/** What was refused where it was first said stays refused when a stream that follows says it again. */
async function findRefused(
  writing: Writing,
  book: Id,
  fact: LogFact,
): Promise<Judgement | undefined> {
  if (fact.origin === undefined) return undefined;
  const { stream, n } = fact.origin;
  const [said] = await writing.listSaid(book, stream, n, n);
  if (said?.verdict !== 'refused' || !sameContent(said.fact, fact)) return undefined;
  return { verdict: 'refused', why: said.why };
}

function judgeOne(
  { activity, folded, states, actor }: Ground,
  { body }: LogFact,
  decoded: Result<Fact, NotDecoded>,
  receivedAt: number,
): Judgement {
  if (utf8(body).length > BODY_BYTES_MAX) return { verdict: 'refused', why: 'body-too-large' };
  if (!decoded.ok) return { verdict: 'refused', why: decoded.error.code };
  const who = actor();
  if (who === undefined) return { verdict: 'refused', why: 'not-yours' };
  return judgeFact(activity, folded, states, who, { ...decoded.value, receivedAt });
}
