import { type Bytes, utf8 } from '#kernel/bytes.ts';
import { bookNext, saltBlockOf } from '#book/chain.ts';
import type { Judgement } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, type OrderedFact, originKey, originOf } from '#book/fact.ts';
import { foldOrdered } from '#book/folded.ts';
import { BODY_BYTES_MAX, CLOCK_AHEAD_MAX_S, RUN_FACTS_MAX } from '#book/limits.ts';
import type { ReceiptItem } from '#book/signed.ts';
import { judgeFact } from '#domain/judge.ts';
import { sha256 } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import type { Ground } from '#server/ingest/ground.ts';
import type { RefusedFact, StoredHead, Writing } from '#server/store/store.ts';

/** What a part's fresh facts became. `head` is the book's after the last of them. */
export type Judged = {
  readonly head: StoredHead;
  readonly ordered: readonly OrderedFact[];
  readonly refused: readonly RefusedFact[];
  readonly items: readonly ReceiptItem[];
  /** Chain hashes at the seqs where runs end. */
  readonly checkpoints: readonly { readonly seq: number; readonly hash: Bytes }[];
};

/** Judges fresh facts one after the other, each over the state that the ones before it made. */
export async function judgeFacts(
  writing: Writing,
  directory: Directory,
  ground: Ground,
  before: StoredHead,
  fresh: readonly LogFact[],
  saltOf: ReadonlyMap<number, Bytes>,
  receivedAt: number,
): Promise<Judged> {
  const { book, activity, folded } = ground;
  const ordered: OrderedFact[] = [];
  const refused: RefusedFact[] = [];
  const items: ReceiptItem[] = [];
  const checkpoints: { seq: number; hash: Bytes }[] = [];
  const saidNow = new Set<string>();
  let { seq, hash } = before;
  for (const fact of fresh) {
    const isRepeated = saidNow.has(originKey(originOf(fact)));
    const judgement = isRepeated
      ? ALREADY_SAID
      : ((await judgeOrigin(writing, directory, book.id, fact)) ?? judgeOne(ground, fact, receivedAt));
    const why = judgement.verdict === 'ok' ? '' : judgement.why;
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
      ...(fact.at > receivedAt + CLOCK_AHEAD_MAX_S && { mark: 'clock-ahead' as const }),
    };
    const salt = saltOf.get(saltBlockOf(fact.n));
    if (salt === undefined) throw new Error('invariant broken: a checked part without its salt');
    hash = bookNext(sha256, hash, book.id, line, salt);
    if (seq % RUN_FACTS_MAX === 0) checkpoints.push({ seq, hash });
    foldOrdered(activity, folded, line);
    ordered.push(line);
    saidNow.add(originKey(originOf(fact)));
    items.push({ n: fact.n, verdict: judgement.verdict, seq, why });
  }
  return { head: { ...before, seq, hash }, ordered, refused, items, checkpoints };
}

const ALREADY_SAID: Judgement = { verdict: 'refused', why: 'already-said' };

/** A fact said again keeps its origin, once: by another stream of the same person, never over another's name. */
async function judgeOrigin(
  writing: Writing,
  directory: Directory,
  book: string,
  fact: LogFact,
): Promise<Judgement | undefined> {
  if (await writing.findOrigin(book, fact.stream, fact.n)) return ALREADY_SAID;
  if (fact.origin === undefined) return undefined;
  const { stream, n } = fact.origin;
  const author = directory.findStream(stream)?.person;
  if (stream === fact.stream || author !== directory.findStream(fact.stream)?.person) {
    return { verdict: 'refused', why: 'origin-not-yours' };
  }
  return (await writing.findOrigin(book, stream, n)) ? ALREADY_SAID : undefined;
}

function judgeOne(ground: Ground, fact: LogFact, receivedAt: number): Judgement {
  if (utf8(fact.body).length > BODY_BYTES_MAX) return { verdict: 'refused', why: 'body-too-long' };
  const decoded = decodeFact(ground.activity, fact);
  if (!decoded.ok) return { verdict: 'refused', why: decoded.error.code };
  const actor = ground.actor();
  if (actor === undefined) return { verdict: 'refused', why: 'not-yours' };
  const { activity, folded, states } = ground;
  return judgeFact(activity, folded, states, actor, { ...decoded.value, receivedAt });
}
