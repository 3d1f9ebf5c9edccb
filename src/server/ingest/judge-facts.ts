import { type Bytes, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import { bookLink } from '#book/chain.ts';
import type { Judgement } from '#book/activity.ts';
import { REDACTED } from '#book/common.ts';
import { decodeFact, type NotDecoded } from '#book/decode.ts';
import {
  bodyBytesMaxOf,
  type Fact,
  type LogFact,
  type OrderedFact,
  type Ordering,
  type Origin,
  originKey,
  originOf,
  sameAsErased,
} from '#book/fact.ts';
import { foldDecoded } from '#book/folded.ts';
import { CLOCK_AHEAD_MAX_S, RUN_FACTS_MAX } from '#book/limits.ts';
import type { ReceiptItem } from '#book/signed.ts';
import { judgeFact } from '#domain/judge.ts';
import { sha256 } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import type { LinkedFact } from '#server/ingest/check.ts';
import type { Ground } from '#server/ingest/ground.ts';
import { findRepeated, type SayersOf } from '#server/ingest/repeated.ts';
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

type Arrival = {
  readonly receivedAt: number;
  readonly given: readonly Given[] | undefined;
  readonly endsAt: number | undefined;
  /** Whether erasures may be among them: a home writes those itself, once it has seen to what they need. */
  readonly erases: boolean;
};

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
  const facts = fresh.map(({ fact }) => fact);
  await directory.meetStreams(facts.flatMap(({ origin }) => origin?.stream ?? []));
  const sayersOf = findSayers(directory, ground, before.epoch > 0, arrival.given !== undefined);
  const repeated = findRepeated(writing, book.id, sayersOf, facts, ordered);
  const [said, findRepeat] = await Promise.all([readSaid(writing, book.id, fresh), repeated]);
  const findSaid: FindSaid = async (origin) => {
    const known = said.get(originKey(origin));
    if (known !== undefined || origin.stream === fresh[0]?.fact.stream) return known;
    return (await writing.listOrigins(book.id, origin.stream, origin.n, origin.n))[0];
  };
  let { seq, hash } = before;
  for (const [index, { fact, header, commitment }] of fresh.entries()) {
    const decoded = decodeFact(activity, fact);
    const given = arrival.given?.[index];
    const receivedAt = given?.receivedAt ?? arrival.receivedAt;
    const known = { findSaid, findRepeat, ground, directory, isGiven: given !== undefined };
    const judgement =
      (await judgeOrigin(known, fact)) ??
      given ??
      (await findRefused(writing, book.id, fact)) ??
      judgeOne(ground, fact, decoded, { ...arrival, receivedAt });
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

/** Who may have said what an author says: the person under another stream, or a restored home for them. */
function findSayers(
  directory: Directory,
  { peersOf }: Ground,
  isRestored: boolean,
  isGiven: boolean,
): SayersOf {
  const homes = isRestored ? directory.homeStreams() : [];
  return (author) => {
    const line = directory.findStream(author);
    if (line === undefined || directory.isHome(line)) return isGiven ? 'anybody' : [];
    return [...peersOf(author), ...homes];
  };
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

const ALREADY_SAID: Judgement = { verdict: 'refused', why: 'already-said' };
/** What stands there waits for a person in charge, and does not count yet. */
const ALREADY_HELD: Judgement = { verdict: 'refused', why: 'already-held' };

/** The fact of this book that was first said there, if any. */
type FindSaid = (origin: Origin) => Promise<LogFact | undefined>;

type Known = {
  readonly findSaid: FindSaid;
  /** Where this content stands in the book under another origin. */
  readonly findRepeat: (fact: LogFact) => LogFact | undefined;
  readonly ground: Ground;
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
  { findSaid, findRepeat, ground, directory, isGiven }: Known,
  fact: LogFact,
): Promise<Judgement | undefined> {
  const { held } = ground.folded;
  const already = (said: LogFact): Judgement =>
    held.has(originKey(originOf(said))) ? ALREADY_HELD : ALREADY_SAID;
  const judgeRepeated = (said: LogFact): Judgement => {
    const same = sameAsErased(said, fact) ? said : findRepeat(fact);
    return same === undefined ? { verdict: 'refused', why: 'origin-taken' } : already(same);
  };
  const own = await findSaid({ stream: fact.stream, n: fact.n });
  if (own !== undefined) return judgeRepeated(own);
  const repeat = findRepeat(fact);
  const anew = repeat && already(repeat);
  if (fact.origin === undefined) return anew;
  const { stream } = fact.origin;
  const [first, again] = [directory.findStream(stream), directory.findStream(fact.stream)];
  const isSameAuthor = first?.person === again?.person && first?.people === again?.people;
  if (stream === fact.stream || !(isSameAuthor || isGiven)) {
    return { verdict: 'refused', why: 'origin-not-yours' };
  }
  const said = await findSaid(fact.origin);
  return said === undefined ? anew : judgeRepeated(said);
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
  if (said?.verdict !== 'refused' || !sameAsErased(said.fact, fact)) return undefined;
  return { verdict: 'refused', why: said.why };
}

function judgeOne(
  { activity, folded, states, actor, isOfLost }: Ground,
  { type, body, origin }: LogFact,
  decoded: Result<Fact, NotDecoded>,
  { receivedAt, endsAt, erases }: Arrival,
): Judgement {
  if (type === REDACTED && !erases) return { verdict: 'refused', why: 'at-home-only' };
  if (utf8(body).length > bodyBytesMaxOf(type)) {
    return { verdict: 'refused', why: 'body-too-large' };
  }
  if (!decoded.ok) return { verdict: 'refused', why: decoded.error.code };
  const who = actor();
  if (who === undefined) return { verdict: 'refused', why: 'not-yours' };
  // What a lost device wrote waits for the leader, also where its person says it again from another.
  const ends = origin !== undefined && isOfLost(origin.stream) ? 0 : endsAt;
  const speaker = ends === undefined ? who : { ...who, endsAt: ends };
  return judgeFact(activity, folded, states, speaker, { ...decoded.value, receivedAt });
}
