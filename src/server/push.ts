import { toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { type Receipt, receiptBytes } from '#book/signed.ts';
import type { PushReply, PushRequest, ReceiptMessage } from '#protocol/messages.ts';
import type { Home } from '#server/home.ts';
import { notTaken } from '#server/ingest/part.ts';
import type { Outcome } from '#server/ingest/ingest.ts';
import type { StreamLine } from '#server/store/store.ts';

export type Pushed = {
  readonly reply: PushReply;
  /** Facts that its allowance need not pay for. */
  readonly free: number;
};

/** Takes what a stream saved and answers each part with a signed receipt, or why nothing of it was taken. */
export async function push(home: Home, signer: StreamLine, request: PushRequest): Promise<Pushed> {
  const receivedAt = home.now();
  const outcomes =
    request.stream === signer.stream
      ? await home.ingest.take(request.parts.map((part) => ({ signer, part, receivedAt })))
      : request.parts.map((part) => notTaken(part.book, 'stream-not-yours'));
  const { places } = home.directory.identity;
  if (outcomes.some((outcome) => outcome.taken && outcome.book === places)) {
    await home.founding.ensureBooks();
  }
  const parts = await Promise.all(
    outcomes.map((outcome) => answer(home, signer, receivedAt, outcome)),
  );
  const free = outcomes.map((outcome, index) =>
    freeOf(outcome, request.parts[index]?.facts.length ?? 0),
  );
  return { reply: { at: receivedAt, parts }, free: free.reduce((sum, count) => sum + count, 0) };
}

/** A lost answer costs a phone nothing, and neither does a home without room. What is at fault does. */
function freeOf(outcome: Outcome, count: number): number {
  if (outcome.taken) return count - outcome.fresh;
  return outcome.code === 'disk-full' || outcome.code === 'book-full' ? count : 0;
}

async function answer(
  home: Home,
  signer: StreamLine,
  at: number,
  outcome: Outcome,
): Promise<PushReply['parts'][number]> {
  if (!outcome.taken) {
    const { taken: _, ...refusal } = outcome;
    return refusal;
  }
  const { book, epoch, n, hash, items } = outcome;
  return receiptFor(home, signer.stream, { book, epoch, n, hash, at, items });
}

/** The home's signed word to a stream, with how far what it said is archived. */
export async function receiptFor(
  home: Home,
  stream: Id,
  said: Omit<Receipt, 'stream' | 'archived'>,
): Promise<ReceiptMessage> {
  const { cell } = home.directory.getBook(said.book);
  const archived = await home.store.read(cell).findArchived(said.book, stream);
  const signature = toBase64Url(home.sign(receiptBytes({ ...said, stream, archived })));
  return { ...said, hash: toBase64Url(said.hash), archived, items: [...said.items], signature };
}
