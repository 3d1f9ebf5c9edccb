import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { ACTIVITIES, type Book } from '#book/activity.ts';
import { standing } from '#domain/actor.ts';
import { DOORS_ACCESS } from '#domain/doors/access.ts';
import { MEASURES } from '#domain/measures.ts';
import { childrenOf, levelOf, nameAsOf, type Place } from '#domain/places/state.ts';
import type { FeedBook, HeadersFeed, MeasuresFeed } from '#protocol/feeds.ts';
import { FEED_HEADERS_MAX } from '#protocol/limits.ts';
import type { Home } from '#server/home.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { mayReadFeed, openReader, type Reader } from '#server/me.ts';
import { communeOf } from '#server/ladders.ts';
import { publishedOf, type PublishedVillage } from '#server/queries/published.ts';
import { placeMessage } from '#server/queries/scope.ts';
import type { StoredHead, StreamLine } from '#server/store/store.ts';

type Commune = MeasuresFeed['communes'][number];

/** Figures of all villages in a place whose books publish to the asker, by the commune of today. */
export async function measuresFeed(
  home: Home,
  line: StreamLine,
  placeId: Id,
): Promise<Result<MeasuresFeed, Problem>> {
  const reader = await openReader(home, line);
  const { places, people, today } = reader;
  const place = places.places.get(placeId);
  if (place === undefined) return err(problem('not-found'));
  const actor = actorOf(home.directory, people, places, { place: placeId }, line.stream);
  if (actor === undefined || standing(actor, DOORS_ACCESS.feed, today) !== 'on-that-day') {
    return err(problem('not-yours'));
  }
  const villages = new Set(villagesIn(reader, place));
  const ids = new Set([...villages].flatMap((id) => communeOf(places, id, today) ?? []));
  const communes: Commune[] = [];
  for (const id of ids) communes.push(await communeFeed(home, reader, id, villages));
  return ok({
    at: home.now(),
    asOf: today,
    place: placeMessage(place, today),
    figures: addUp(communes),
    communes,
  });
}

function villagesIn(reader: Reader, place: Place): readonly Id[] {
  const { places, today } = reader;
  if (levelOf(nameAsOf(place, today).kind) === 'village') return [place.id];
  return childrenOf(places, place.id, today).flatMap((child) => villagesIn(reader, child));
}

async function communeFeed(
  home: Home,
  reader: Reader,
  id: Id,
  asked: ReadonlySet<Id>,
): Promise<Commune> {
  const { places, today } = reader;
  const published = await publishedOf(home, places, id, today);
  const isOpen = ({ place, chapters }: PublishedVillage): boolean =>
    asked.has(place) &&
    chapters.every(
      ({ homesBook, doorsBook }) =>
        mayReadFeed(home, reader, homesBook) && mayReadFeed(home, reader, doorsBook),
    );
  const open = published.villages.filter(isOpen);
  const villages: Commune['villages'] = [];
  for (const { place, chapters, figures } of open) {
    const books: FeedBook[] = [];
    for (const { homesBook } of chapters) {
      books.push(...(await feedBooksOf(home, reader, homesBook.place)));
    }
    villages.push({ place: messageOf(reader, place), books, figures: [...figures] });
  }
  return {
    place: messageOf(reader, id),
    books: [...(await feedBooksOf(home, reader, id))],
    ...(open.length === published.villages.length && { figures: [...published.figures] }),
    villages,
  };
}

/** The books of a place, of whatever activity, whose headers the reader may ask for. */
async function feedBooksOf(home: Home, reader: Reader, place: Id): Promise<readonly FeedBook[]> {
  const books: FeedBook[] = [];
  for (const activity of ACTIVITIES) {
    const book = home.directory.findBookOf(activity, place);
    if (book === undefined || !mayReadFeed(home, reader, book)) continue;
    const head = await home.store.read(book.cell).findHead(book.id);
    books.push(bookMessage(book, head));
  }
  return books;
}

const bookMessage = ({ id, activity }: Book, head: StoredHead | undefined): FeedBook => ({
  id,
  activity,
  epoch: head?.epoch ?? 0,
  seq: head?.seq ?? 0,
});

function messageOf({ places, today }: Reader, id: Id) {
  const place = places.places.get(id);
  if (place === undefined) throw new Error('invariant broken: a book of a place that is not there');
  return placeMessage(place, today);
}

/** Never over a commune whose own number is left out: the sum less the others would tell it. */
const addUp = (communes: readonly Commune[]): MeasuresFeed['figures'] =>
  MEASURES.map(({ id: measure }) => {
    const shown = communes.flatMap(
      ({ figures }) => figures?.find((line) => line.measure === measure)?.numbers ?? [],
    );
    return {
      measure,
      of: shown.reduce((sum, { of }) => sum + of, 0),
      met: shown.reduce((sum, { met }) => sum + met, 0),
      communes: shown.length,
    };
  });

/** Who wrote when in a book, from a seq on; never what. */
export async function headersFeed(
  home: Home,
  line: StreamLine,
  id: Id,
  after: number,
): Promise<Result<HeadersFeed, Problem>> {
  const book = home.directory.findBook(id);
  if (book === undefined) return err(problem('not-found'));
  const reader = await openReader(home, line);
  if (!mayReadFeed(home, reader, book)) return err(problem('not-yours'));
  const reading = home.store.read(book.cell);
  const head = await reading.findHead(book.id);
  const facts = await reading.listFacts(book.id, after, FEED_HEADERS_MAX);
  return ok({
    at: home.now(),
    book: bookMessage(book, head),
    place: messageOf(reader, book.place),
    headers: facts.map((fact) => ({
      seq: fact.seq,
      type: fact.type,
      stream: fact.stream,
      n: fact.n,
      at: fact.at,
      on: fact.on,
      receivedAt: fact.receivedAt,
      verdict: fact.verdict,
    })),
    more: after + facts.length < (head?.seq ?? 0),
  });
}
