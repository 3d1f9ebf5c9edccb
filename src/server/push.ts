import { toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { type Receipt, receiptBytes } from '#book/signed.ts';
import type { PushPart, PushReply, PushRequest, ReceiptMessage } from '#protocol/messages.ts';
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
  const at = home.now();
  if (request.stream !== signer.stream) {
    const parts = request.parts.map(({ book }) => ({ book, code: 'stream-not-yours' }));
    return { reply: { at, parts }, free: 0 };
  }
  const taken = await takeParts(
    home,
    request.parts.map((part) => ({ signer, part })),
  );
  const parts = taken.map(({ answer }) => answer);
  return { reply: { at, parts }, free: taken.reduce((sum, { free }) => sum + free, 0) };
}

export type TakenPart = { readonly answer: PushReply['parts'][number]; readonly free: number };

/** Takes parts, whoever brings them, and answers each to the stream that signed it. */
export async function takeParts(
  home: Home,
  parts: readonly { readonly signer: StreamLine; readonly part: PushPart }[],
): Promise<readonly TakenPart[]> {
  const receivedAt = home.now();
  const outcomes = await home.ingest.take(parts.map((each) => ({ ...each, receivedAt })));
  const { places } = home.directory.identity;
  if (outcomes.some((outcome) => outcome.taken && outcome.book === places)) {
    await home.founding.ensureBooks();
  }
  return Promise.all(
    parts.map(async ({ signer, part }, index) => {
      const outcome = outcomes[index] ?? notTaken(part.book, 'book-unknown');
      const answer = await answerTo(home, signer, receivedAt, outcome);
      return { answer, free: freeOf(outcome, part.facts.length) };
    }),
  );
}

/** A lost answer costs a phone nothing, and neither does a home without room. What is at fault does. */
function freeOf(outcome: Outcome, count: number): number {
  if (outcome.taken) return count - outcome.fresh;
  return outcome.code === 'disk-full' || outcome.code === 'book-full' ? count : 0;
}

async function answerTo(
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
async function receiptFor(
  home: Home,
  stream: Id,
  said: Omit<Receipt, 'stream' | 'archived'>,
): Promise<ReceiptMessage> {
  const { cell } = home.directory.getBook(said.book);
  const archived = await home.store.read(cell).findArchived(said.book, stream);
  return signReceipt(home, { ...said, stream, archived });
}

/** The same where it has been asked already how far that is. */
export function signReceipt(home: Home, { stream, ...said }: Receipt): ReceiptMessage {
  const signature = toBase64Url(home.sign(receiptBytes({ ...said, stream })));
  return { ...said, hash: toBase64Url(said.hash), items: [...said.items], signature };
}
