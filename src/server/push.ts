import { toBase64Url } from '#kernel/bytes.ts';
import { receiptBytes } from '#book/signed.ts';
import type { PushReply, PushRequest } from '#protocol/messages.ts';
import type { Home } from '#server/home.ts';
import { notTaken } from '#server/ingest/part.ts';
import type { Outcome } from '#server/ingest/ingest.ts';
import type { StreamLine } from '#server/store/store.ts';

/** Takes what a stream saved and answers each part with a signed receipt, or why nothing of it was taken. */
export async function push(
  home: Home,
  signer: StreamLine,
  request: PushRequest,
): Promise<PushReply> {
  const receivedAt = home.now();
  const outcomes =
    request.stream === signer.stream
      ? await home.ingest.take(request.parts.map((part) => ({ signer, part, receivedAt })))
      : request.parts.map((part) => notTaken(part.book, 'stream-not-yours'));
  const { places } = home.directory.identity;
  if (outcomes.some((outcome) => outcome.taken && outcome.book === places)) {
    await home.founding.ensureBooks();
  }
  return {
    at: receivedAt,
    parts: outcomes.map((outcome) => answer(home, signer, receivedAt, outcome)),
  };
}

function answer(
  home: Home,
  signer: StreamLine,
  at: number,
  outcome: Outcome,
): PushReply['parts'][number] {
  if (!outcome.taken) {
    const { taken: _, ...refusal } = outcome;
    return refusal;
  }
  const { book, epoch, n, hash, items } = outcome;
  const archived = 0;
  const { stream } = signer;
  const said = receiptBytes({ book, epoch, stream, n, hash, archived, at, items });
  return {
    book,
    epoch,
    n,
    hash: toBase64Url(hash),
    archived,
    at,
    items: [...items],
    signature: toBase64Url(home.sign(said)),
  };
}
