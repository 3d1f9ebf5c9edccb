import * as v from 'valibot';
import { fromBase64Url, sameBytes } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { IdText } from '#book/common.ts';
import { crossCuts, type Cut, type Position } from '#book/epochs.ts';
import type { OrderedFact } from '#book/fact.ts';
import { decodeRun, verifyRun } from '#book/run.ts';
import { type CutMessage, SignedHead } from '#protocol/messages.ts';
import type { OfferReply, OfferRequest } from '#protocol/restore.ts';
import { sha256 } from '#server/crypto.ts';
import { isOnChain, readHead, type Shown } from '#server/epochs.ts';
import type { Home } from '#server/home.ts';
import { type Problem, problem } from '#server/http/problem.ts';

/**
 * Facts that this home had ordered and lost, brought back by a phone. That they are what the home had said is
 * proven by their chain, which ends in a head under the home's own signature. Where it begins proves nothing
 * and needs not stand here: a phone that was given a state has no more than what came after it.
 */
export async function offer(
  home: Home,
  request: OfferRequest,
): Promise<Result<OfferReply, Problem>> {
  const shown = readHead(home, request.book, request.head);
  if (!shown.ok) return shown;
  const { book, head } = shown.value;
  const hash = fromBase64Url(request.common.hash);
  if (!hash.ok) return err(problem('malformed', { where: 'common' }));
  const proven = proveRuns(request, { ...request.common, hash: hash.value }, head);
  if (!proven.ok) return proven;
  const said = await home.recorder.sayAgain(book, proven.value);
  if (!said.ok) {
    return err(problem(said.error.code === 'disk-full' ? 'disk-full' : 'book-full'));
  }
  if (book.activity === 'places') await home.founding.ensureBooks();
  return ok({ at: home.now(), said: said.value });
}

/** What an offer begins with. */
export const OfferBeginning = v.object({ book: IdText, head: SignedHead });
type OfferBeginning = v.InferOutput<typeof OfferBeginning>;

/**
 * What an offer stands on, before anything else of it is unpacked: why it is worth nothing, or that there is
 * nothing to bring. Undefined where a head proves that something is lacking.
 */
export async function answerAtOnce(
  home: Home,
  { book: id, head: told }: OfferBeginning,
): Promise<Result<OfferReply, Problem> | undefined> {
  const shown = readHead(home, id, told);
  if (!shown.ok) return shown;
  return (await isLacking(home, shown.value)) ? undefined : ok({ at: home.now(), said: 0 });
}

async function isLacking({ store }: Home, { book, head }: Shown): Promise<boolean> {
  const reading = store.read(book.cell);
  return !(await isOnChain(reading, book.id, await reading.listCuts(book.id), head));
}

function proveRuns(
  { book, cuts: told, runs }: OfferRequest,
  common: Position,
  head: Position,
): Result<readonly OrderedFact[], Problem> {
  const broken = err(problem('malformed', { where: 'runs' }));
  const cuts = told.flatMap((cut) => readCut(cut) ?? []);
  const facts: OrderedFact[] = [];
  let position = crossCuts(sha256, book, cuts, common);
  for (const encoded of runs) {
    const run = decodeRun(encoded);
    if (!run.ok || run.value.book !== book || run.value.epoch !== position.epoch) return broken;
    const hash = verifyRun(sha256, position, run.value);
    if (!hash.ok) return broken;
    facts.push(...run.value.facts);
    const seq = position.seq + run.value.facts.length;
    position = crossCuts(sha256, book, cuts, { ...position, seq, hash: hash.value });
  }
  const isHead =
    position.seq === head.seq &&
    position.epoch === head.epoch &&
    sameBytes(position.hash, head.hash);
  return isHead ? ok(facts) : broken;
}

function readCut([epoch, seq, text]: CutMessage): Cut | undefined {
  const hash = fromBase64Url(text);
  return hash.ok ? { epoch, seq, hash: hash.value } : undefined;
}
