import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import { isPublic } from '#domain/board/audience.ts';
import { type BoardState, holds, type Notice } from '#domain/board/state.ts';
import { type HomesState, householdsOn } from '#domain/homes/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { householdsFor, toldOf } from '#domain/reach/measures.ts';
import type { MessageWay } from '#domain/reach/message-facts.ts';
import type { ReachState } from '#domain/reach/state.ts';
import {
  addressesFor,
  type Chapter,
  chaptersHearing,
  isForStream,
  mailId,
  peopleBooksFor,
  phoneOf,
} from '#server/bridges/recipients.ts';
import type { BridgeSettings } from '#server/bridges/settings.ts';
import { awakeAt, newsSpan } from '#server/bridges/when.ts';
import type { Home } from '#server/home.ts';
import type { Delivery, NewDelivery } from '#server/store/deliveries.ts';

/*
 * What should go out follows from the books; what is queued already is asked of the store. Nothing else is
 * noted, so a home that died after a notice was written makes up for it whenever it looks again, and
 * looking twice queues nothing twice.
 */

export type Planning = { readonly home: Home; readonly settings: BridgeSettings };

type Task = Planning & {
  readonly board: Book;
  readonly notice: Notice;
  readonly places: PlacesState;
  readonly at: number;
  readonly day: number;
};

/**
 * Queues what the notices of a board still lack.
 * @returns the books in which something is queued, and the next second at which a notice of it begins
 */
export async function planBoard(
  planning: Planning,
  board: Book,
): Promise<{ readonly books: readonly Book[]; readonly nextAt?: number }> {
  const { home } = planning;
  const at = home.now();
  const day = dayOfSeconds(at);
  const { notices } = (await home.warm.get(board)).state as BoardState; // of a board book
  const places = await placesOf(home, board);
  const books = new Set<Book>();
  const coming: number[] = [];
  for (const notice of Array.from(notices.values())) {
    const span = newsSpan(notice);
    if (notice.withdrawn !== undefined || at >= span.until) continue;
    if (at < span.from) coming.push(span.from);
    if (!holds(notice, { day, at }) || at < span.from) continue;
    const task = { ...planning, board, notice, places, at, day };
    for (const book of await planHouseholds(task)) books.add(book);
    for (const book of await planStreams(task)) books.add(book);
    for (const book of await planMail(task)) books.add(book);
  }
  return { books: [...books], ...(coming.length > 0 && { nextAt: Math.min(...coming) }) };
}

const placesOf = async (home: Home, { places }: Book): Promise<PlacesState> =>
  (await home.warm.get(home.directory.getBook(places))).state as PlacesState; // its line says so

/** Recipients that have it already, or are about to, in a wording that is enough. */
const reached = (known: readonly Delivery[], { enough }: Notice): ReadonlySet<Id> =>
  new Set(
    known.filter(({ edition }) => enough.includes(edition)).map(({ recipient }) => recipient),
  );

/** What is new, and what waits of a notice that has become an alarm without being told anew. */
async function queue(
  { home, notice, at }: Task,
  book: Book,
  known: readonly Delivery[],
  deliveries: readonly NewDelivery[],
): Promise<readonly Book[]> {
  const pressing = notice.class === 'emergency' ? known.filter((each) => isLate(each, notice)) : [];
  if (deliveries.length === 0 && pressing.length === 0) return [];
  await home.store.write(book.cell, async (writing) => {
    await writing.queueDeliveries(deliveries, at);
    await writing.hurryDeliveries(pressing, at);
  });
  return [book];
}

const isLate = ({ state, urgent, edition }: Delivery, { enough }: Notice): boolean =>
  state === 'queued' && urgent !== true && enough.includes(edition);

const rowOf = ({ home, board, notice, at }: Task, book: Book, recipient: Id) => ({
  book: book.id,
  recipient,
  edition: notice.edition,
  notice: notice.notice,
  board: board.id,
  due: awakeAt(notice, at, home.random),
  urgent: notice.class === 'emergency',
});

/** Ways of this home for phones of households, in the order in which a household chose them. */
export const openWays = (
  { zalo, sms, households }: BridgeSettings,
  notice: Pick<Notice, 'class'>,
  ways: readonly MessageWay[],
): readonly MessageWay[] =>
  households.includes(notice.class)
    ? ways.filter((way) =>
        way === 'sms' ? sms !== undefined : zalo?.templates[notice.class] !== undefined,
      )
    : [];

async function planHouseholds(task: Task): Promise<readonly Book[]> {
  const { home, settings, board, notice, places, day } = task;
  if (settings.sms === undefined && settings.zalo === undefined) return [];
  if (!isPublic(notice)) return [];
  const books: Book[] = [];
  for (const chapter of chaptersHearing(home, places, board.place, notice, day)) {
    const { id, cell } = chapter.reach;
    const known = await home.store.read(cell).listDeliveries(id, notice.notice);
    const rows = await rowsFor(task, chapter, known);
    books.push(...(await queue(task, chapter.reach, known, rows)));
  }
  return books;
}

async function rowsFor(
  task: Task,
  chapter: Chapter,
  known: readonly Delivery[],
): Promise<readonly NewDelivery[]> {
  const { home, settings, notice, day } = task;
  const homes = (await home.warm.get(chapter.homes)).state as HomesState; // of a register
  const reach = (await home.warm.get(chapter.reach)).state as ReachState; // of a reach book
  const has = reached(known, notice);
  const wanting = householdsFor(householdsOn(homes, day), notice).flatMap((household) => {
    const answer = reach.answers.get(household.id);
    const [way] = openWays(settings, notice, answer?.ways ?? []);
    if (answer === undefined || way === undefined) return [];
    return [{ household, way, phone: phoneOf(homes, household, answer, day) }];
  });
  // A phone that several households share rings once.
  const phones = new Set(
    wanting.filter(({ household }) => has.has(household.id)).map(({ phone }) => phone),
  );
  const rows: NewDelivery[] = [];
  for (const { household, way, phone } of wanting) {
    if (has.has(household.id)) continue;
    if (notice.class !== 'emergency' && toldOf(reach, notice, household.id) !== undefined) continue;
    const row = { ...rowOf(task, chapter.reach, household.id), channel: way };
    if (phone === undefined) rows.push({ ...row, skipped: 'no-phone' });
    else if (phones.has(phone)) rows.push({ ...row, skipped: 'same-number' });
    else rows.push(row);
    phones.add(phone);
  }
  return rows;
}

async function planStreams(task: Task): Promise<readonly Book[]> {
  const { home, settings, board, notice, places } = task;
  if (settings.push === undefined) return [];
  const books: Book[] = [];
  for (const book of peopleBooksFor(home, places, board)) {
    const reading = home.store.read(book.cell);
    const subscriptions = await reading.listPushSubscriptions(book.id);
    if (subscriptions.length === 0) continue;
    // Another server on the same store may have let them in.
    await home.directory.meetStreams(subscriptions.map(({ stream }) => stream));
    const known = await reading.listDeliveries(book.id, notice.notice);
    const has = reached(known, notice);
    const people = (await home.warm.get(book)).state as PeopleState; // of a people book
    const rows = subscriptions.flatMap(({ stream }) => {
      const line = home.directory.findStream(stream);
      if (line === undefined || has.has(stream)) return [];
      return isForStream(home, line, { ...task, people }, board, notice)
        ? [{ ...rowOf(task, book, stream), channel: 'push' as const }]
        : [];
    });
    books.push(...(await queue(task, book, known, rows)));
  }
  return books;
}

async function planMail(task: Task): Promise<readonly Book[]> {
  const { home, settings, board, notice, places, day } = task;
  // What is said between those who work leaves the house to nobody's address.
  if (settings.mail === undefined || !isPublic(notice)) return [];
  const addresses = addressesFor(settings.mail, places, board.place, day);
  if (addresses.length === 0) return [];
  const known = await home.store.read(board.cell).listDeliveries(board.id, notice.notice);
  const has = reached(known, notice);
  const rows = addresses
    .map(mailId)
    .filter((id) => !has.has(id))
    .map((id) => ({ ...rowOf(task, board, id), channel: 'mail' as const }));
  return queue(task, board, known, rows);
}
