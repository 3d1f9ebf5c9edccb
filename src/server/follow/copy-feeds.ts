import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { levelOf, nameAsOf } from '#domain/places/state.ts';
import type { Device } from '#device/device.ts';
import { HeadersFeed, MeasuresFeed } from '#protocol/feeds.ts';
import type { FollowedStore } from '#server/store/followed.ts';

type Book = MeasuresFeed['communes'][number]['books'][number];

/** Among the notes: the last figures of all provinces, and the epochs of books. */
export const FIGURES = 'figures';
const epochNote = (book: Id): string => `epoch ${book}`;

/**
 * Fetches what a home publishes: figures of its provinces, as far as they are open to this reader, and the
 * headers of all books named with them, from where the last ones ended. Answers why it could not go on.
 */
export async function copyFeeds(
  device: Device,
  store: FollowedStore,
): Promise<Result<void, string>> {
  const feeds: MeasuresFeed[] = [];
  for (const place of provincesIn(device)) {
    const answer = await device.ask(`/api/feed/measures?place=${place}`);
    if (!answer.ok && answer.error.code === 'not-yours') continue;
    if (!answer.ok) return err(answer.error.code);
    const feed = v.safeParse(MeasuresFeed, answer.value);
    if (!feed.success) return err('reply-malformed');
    feeds.push(feed.output);
  }
  store.putNote(FIGURES, JSON.stringify(feeds));
  for (const feed of feeds) {
    for (const book of booksIn(feed)) {
      const copied = await copyHeaders(device, store, book);
      if (!copied.ok) return copied;
    }
  }
  return ok(undefined);
}

function provincesIn(device: Device): readonly Id[] {
  const { on } = device.now();
  return [...(device.places()?.state.places.values() ?? [])].flatMap((place) =>
    levelOf(nameAsOf(place, on).kind) === 'province' ? [place.id] : [],
  );
}

/** Each once: a village that has ended stands with its successor. */
function booksIn({ communes }: MeasuresFeed): readonly Book[] {
  const all = communes.flatMap(({ books, villages }) => [
    ...books,
    ...villages.flatMap((village) => village.books),
  ]);
  return [...new Map(all.map((book) => [book.id, book])).values()];
}

async function copyHeaders(
  device: Device,
  store: FollowedStore,
  { id, epoch, seq }: Book,
): Promise<Result<void, string>> {
  // After a restore the same seqs may be other facts.
  if (store.findNote(epochNote(id)) !== String(epoch)) store.dropHeaders(id);
  store.putNote(epochNote(id), String(epoch));
  let after = store.lastHeader(id);
  while (after < seq) {
    const answer = await device.ask(`/api/feed/headers?book=${id}&after=${after}`);
    if (!answer.ok) return err(answer.error.code);
    const feed = v.safeParse(HeadersFeed, answer.value);
    if (!feed.success) return err('reply-malformed');
    const { headers, book } = feed.output;
    const from = after + 1;
    const isNext = headers.every((header, index) => header.seq === from + index);
    if (book.id !== id || !isNext || headers.length === 0) return err('reply-malformed');
    // Restored between two answers: the next turn begins anew.
    if (book.epoch !== epoch) return ok(undefined);
    store.putHeaders(id, headers);
    after += headers.length;
  }
  return ok(undefined);
}
