import { fromBase64Url, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Book } from '#book/activity.ts';
import { bookLink, bookStart, headerBytes } from '#book/chain.ts';
import { crossCuts, type Cut, type Position } from '#book/epochs.ts';
import { RUN_FACTS_MAX } from '#book/limits.ts';
import { type Head, headBytes } from '#book/signed.ts';
import type { SignedHead } from '#protocol/messages.ts';
import type { RejoinReply, RejoinRequest } from '#protocol/restore.ts';
import { sha256, verify } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { createCommitments } from '#server/salts.ts';
import type { Reading, Store } from '#server/store/store.ts';

/*
 * A home that was restored lacks what it had signed. It finds out when a phone shows it its own signature
 * over a head that does not lie on its chain: then the book goes on in a new epoch, cut where it stands.
 */

/** A head that this home signed, and the book it speaks of; else why it is worth nothing here. */
export function readHead(home: Home, id: Id, told: SignedHead): Result<Shown, Problem> {
  const [hash, signature] = [fromBase64Url(told.hash), fromBase64Url(told.signature)];
  if (!hash.ok || !signature.ok) return err(problem('malformed', { where: 'head' }));
  const { epoch, generation, seq, at } = told;
  const head = { book: id, epoch, generation, seq, hash: hash.value, at };
  if (!verify(home.directory.identity.key, headBytes(head), signature.value)) {
    return err(problem('signature-wrong'));
  }
  const book = home.directory.findBook(id);
  return book === undefined ? err(problem('not-found')) : ok({ book, head });
}

export type Shown = { readonly book: Book; readonly head: Head };

/** Where the chain that a phone has seen and the home's own part; in a new epoch, when they part at all. */
export async function rejoin(
  home: Home,
  request: RejoinRequest,
): Promise<Result<RejoinReply, Problem>> {
  const shown = readHead(home, request.book, request.head);
  if (!shown.ok) return shown;
  const { book, head } = shown.value;
  const reading = home.store.read(book.cell);
  const cuts = await reading.listCuts(book.id);
  const whole = await isOnChain(reading, book.id, cuts, head);
  if (!whole && ((await reading.findHead(book.id))?.epoch ?? 0) <= head.epoch) {
    await home.renewStreams();
    await openEpoch(home.store, book, { beyond: head.epoch });
  }
  const common = await findCommon(reading, book.id, cuts, request.points);
  const epoch = (await reading.findHead(book.id))?.epoch ?? 0;
  return ok({ at: home.now(), epoch, whole, common });
}

/**
 * Cuts a book where it stands and goes on in a new epoch. With `beyond`, only when the book is not in a later
 * epoch than that already: then the restore has been found out before.
 */
export function openEpoch(
  store: Pick<Store, 'write'>,
  book: Pick<Book, 'id' | 'cell'>,
  { beyond }: { readonly beyond?: number } = {},
): Promise<void> {
  return store.write(book.cell, async (writing) => {
    const head = await writing.lockHead(book.id);
    if (head === undefined || (beyond !== undefined && head.epoch > beyond)) return;
    const epoch = Math.max(head.epoch, beyond ?? 0) + 1;
    const cut = { epoch, seq: head.seq, hash: head.hash };
    await writing.addCut(book.id, cut);
    await writing.setHead(book.id, {
      ...head,
      epoch,
      hash: bookStart(sha256, book.id, epoch, cut),
    });
  });
}

/** Whether the home's chain passes through a place. */
export async function isOnChain(
  reading: Reading,
  book: Id,
  cuts: readonly Cut[],
  place: Position,
): Promise<boolean> {
  const here = await positionAt(reading, book, cuts, place.seq);
  if (here === undefined) return false;
  const crossed = crossCuts(
    sha256,
    book,
    cuts.filter(({ epoch }) => epoch <= place.epoch),
    here,
  );
  return [here, crossed].some(
    ({ epoch, hash }) => epoch === place.epoch && sameBytes(hash, place.hash),
  );
}

/** The chain after the fact with this seq, before any cut there; undefined beyond its end. */
export async function positionAt(
  reading: Reading,
  book: Id,
  cuts: readonly Cut[],
  seq: number,
): Promise<Position | undefined> {
  const head = await reading.findHead(book);
  if (head === undefined || seq > head.seq) return undefined;
  const start = await startBefore(reading, book, cuts, seq);
  const facts = await reading.listFacts(book, start.seq, seq - start.seq);
  const committed = createCommitments(reading, book);
  const { epoch } = start;
  let { hash } = start;
  for (const fact of facts) {
    const commitment = await committed(fact);
    if (commitment === undefined) throw new Error(`store broken: no salt for fact ${fact.seq}`);
    hash = bookLink(sha256, hash, fact, headerBytes(book, fact), commitment);
  }
  return { epoch, seq, hash };
}

/** The last place before a seq whose hash is kept: a checkpoint, a cut, or the beginning. */
async function startBefore(
  reading: Reading,
  book: Id,
  cuts: readonly Cut[],
  seq: number,
): Promise<Position> {
  const cut = cuts.findLast((each) => each.seq < seq);
  const epoch = cut?.epoch ?? 0;
  const begun: Position = { epoch, seq: cut?.seq ?? 0, hash: bookStart(sha256, book, epoch, cut) };
  const point = Math.floor(seq / RUN_FACTS_MAX) * RUN_FACTS_MAX;
  if (point <= begun.seq) return begun;
  const hash = await reading.findCheckpoint(book, point);
  return hash === undefined ? begun : { epoch, seq: point, hash };
}

/** The last of the points that lies on the chain; all before it do. 0 when none does. */
async function findCommon(
  reading: Reading,
  book: Id,
  cuts: readonly Cut[],
  points: RejoinRequest['points'],
): Promise<number> {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [seq = 0, text = ''] = points[middle] ?? [];
    const hash = fromBase64Url(text);
    const here = await positionAt(reading, book, cuts, seq);
    const isCommon = here !== undefined && hash.ok && sameBytes(here.hash, hash.value);
    [low, high] = isCommon ? [middle + 1, high] : [low, middle];
  }
  return points[low - 1]?.[0] ?? 0;
}
