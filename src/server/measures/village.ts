import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { figuresFrom } from '#domain/figures-from.ts';
import { ladderOf } from '#domain/learning/ladder.ts';
import type { LearningState } from '#domain/learning/state.ts';
import { measureAll } from '#domain/measures.ts';
import { closeOf, lastDayOf, type Month, monthOfSeconds } from '#domain/months.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { packNumbers } from '#domain/sums.ts';
import type { VillageStates } from '#domain/village.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import type { Directory } from '#server/directory.ts';
import { communeOf, ladderBooksOf, openLadder } from '#server/ladders.ts';
import { openPast, type Past } from '#server/measures/past.ts';
import type { KeptMonth } from '#server/store/measured.ts';
import type { Reading, Store } from '#server/store/store.ts';
import type { Warm } from '#server/warm.ts';

/*
 * The months of a village's pair of books, from the month in which the home first heard of it:
 *
 *   corrected   the figures of the month's last day by all that is known
 *   reported    the same by what the home had received when the month closed
 *
 * Both follow from the books alone, whenever and wherever they are worked out.
 */

export type MeasureWorld = {
  readonly store: Pick<Store, 'read'>;
  readonly directory: Pick<Directory, 'books' | 'findBookOf' | 'getBook' | 'identity'>;
  readonly warm: Pick<Warm, 'get'>;
};

/** A village as it was founded: what its two books are about. */
export type Leaf = { readonly place: Id; readonly homes: Book; readonly doors: Book };

/** In one order, so that every server keeps the same bytes. */
export function leavesOf({ directory }: Pick<MeasureWorld, 'directory'>): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const homes of directory.books()) {
    if (homes.activity !== 'homes') continue;
    const doors = directory.findBookOf('doors', homes.place);
    if (doors !== undefined) leaves.push({ place: homes.place, homes, doors });
  }
  return leaves.sort((left, right) => (left.place < right.place ? -1 : 1));
}

/** What the figures of a village's months are worked out from: books, how far, and by which software. */
export async function basisOf(
  { store, directory }: MeasureWorld,
  places: PlacesState,
  leaf: Leaf,
  months: readonly Month[],
): Promise<string> {
  const books = new Map([leaf.homes, leaf.doors].map((book) => [book.id, book]));
  const around: string[] = [];
  let last: string | undefined;
  for (const month of months) {
    const day = lastDayOf(month);
    const commune = communeOf(places, leaf.place, day);
    const taught = ladderBooksOf(directory, places, commune, day);
    for (const book of taught) books.set(book.id, book);
    const now = [commune ?? '', ...taught.map(({ id }) => id)].join('/');
    if (now !== last) around.push(`${month}:${now}`);
    last = now;
  }
  const heads = await Promise.all(
    Array.from(books.values(), async ({ id, cell }) => {
      const head = await store.read(cell).findHead(id);
      return `${id}.${head?.epoch ?? 0}.${head?.generation ?? 0}.${head?.seq ?? 0}`;
    }),
  );
  return [FOLD_PRINT, around.join(','), ...heads].join(' ');
}

/** Where nothing was put back or erased since, what was reported is what it was. */
const pastOf = (basis: string): string => basis.replaceAll(/\.\d+(?= |$)/gu, '');

/**
 * The months of a village whose figures may have changed since they were kept, by month. The one that has not
 * closed is always among them: it says how far all of them go.
 * @param kept by month
 * @param open the month that has not closed yet
 */
export async function measureVillage(
  world: MeasureWorld,
  places: PlacesState,
  leaf: Leaf,
  kept: readonly KeptMonth[],
  open: Month,
): Promise<readonly KeptMonth[]> {
  const months = await monthsOf(world, leaf, open);
  const newest = kept.at(-1);
  const basis = await basisOf(world, places, leaf, months);
  if (months.length === 0 || (newest?.month === open && newest.basis === basis)) return [];
  const known = new Map(kept.map((each) => [each.month, each]));
  const isSamePast = newest !== undefined && pastOf(newest.basis) === pastOf(basis);
  const from =
    newest === undefined ? -Infinity : await changedFrom(world, leaf, newest.basis, basis);
  const closed = months.filter((month) => month < open);
  const missing = closed.filter((month) => !isSamePast || !known.get(month)?.reported);
  const reported = await measurePast(world, places, leaf, missing);
  const fresh: KeptMonth[] = [];
  for (const month of months) {
    const before = known.get(month);
    const then = reported.get(month) ?? (month < open ? before?.reported : undefined);
    const isAsKept = before !== undefined && lastDayOf(month) < from;
    if (isAsKept && month < open && !reported.has(month)) continue;
    const corrected = isAsKept ? before.corrected : await measureNow(world, places, leaf, month);
    fresh.push({
      place: leaf.place,
      month,
      basis,
      ...(corrected && { corrected }),
      ...(then && { reported: then }),
    });
  }
  return fresh;
}

/** The first day whose figures may be others than by an earlier basis. */
async function changedFrom(
  { store }: MeasureWorld,
  { homes, doors }: Leaf,
  before: string,
  now: string,
): Promise<number> {
  const was = new Set(before.split(' '));
  const grown = now.split(' ').filter((each) => !was.has(each));
  let from = Infinity;
  for (const book of [homes, doors]) {
    const at = grown.findIndex((each) => each.startsWith(`${book.id}.`));
    if (at < 0) continue;
    const [head = ''] = grown.splice(at, 1);
    const earlier = [...was].find((each) => pastOf(each) === pastOf(head));
    if (earlier === undefined) return -Infinity;
    from = Math.min(from, await factsFrom(store.read(book.cell), book, seqOf(earlier)));
  }
  return grown.length === 0 ? from : -Infinity;
}

const seqOf = (head: string): number => Number(head.split('.').at(-1));

/** From which day on the facts of a book after a seq can change figures. */
async function factsFrom(
  reading: Pick<Reading, 'listFacts'>,
  { id }: Book,
  after: number,
): Promise<number> {
  let from = Infinity;
  for (let seq = after; from > -Infinity; seq += PAGE_FACTS) {
    const facts = await reading.listFacts(id, seq, PAGE_FACTS);
    for (const fact of facts) from = Math.min(from, figuresFrom(fact));
    if (facts.length < PAGE_FACTS) break;
  }
  return from;
}

const PAGE_FACTS = 1_000;

/** From the month in which the first fact was received; none of a book without facts. */
async function monthsOf({ store }: MeasureWorld, { homes }: Leaf, open: Month): Promise<Month[]> {
  const [first] = await store.read(homes.cell).listFacts(homes.id, 0, 1);
  const months: Month[] = [];
  if (first === undefined) return months;
  for (let month = monthOfSeconds(first.receivedAt); month <= open; month += 1) months.push(month);
  return months;
}

async function measureNow(
  world: MeasureWorld,
  places: PlacesState,
  leaf: Leaf,
  month: Month,
): Promise<Bytes> {
  const day = lastDayOf(month);
  const commune = communeOf(places, leaf.place, day);
  const ladder = await openLadder(world, places, commune, day);
  const homes = (await world.warm.get(leaf.homes)).state as HomesState; // a book of that activity
  const doors = (await world.warm.get(leaf.doors)).state as DoorsState; // a book of that activity
  await nextTurn();
  return pairsOf({ homes, doors, ladder }, day);
}

/** @param months in order */
async function measurePast(
  world: MeasureWorld,
  places: PlacesState,
  leaf: Leaf,
  months: readonly Month[],
): Promise<ReadonlyMap<Month, Bytes>> {
  const measured = new Map<Month, Bytes>();
  const [first] = months;
  if (first === undefined) return measured;
  const pasts = new Map<Id, Past>();
  const before = async (book: Book, second: number) => {
    const past = pasts.get(book.id) ?? (await openPast(world, book, closeOf(first)));
    pasts.set(book.id, past);
    return past.before(second);
  };
  for (const month of months) {
    const [day, close] = [lastDayOf(month), closeOf(month)];
    const chapters: LearningState[] = [];
    const commune = communeOf(places, leaf.place, day);
    for (const book of ladderBooksOf(world.directory, places, commune, day)) {
      chapters.push((await before(book, close)) as LearningState); // a book of that activity
    }
    const homes = (await before(leaf.homes, close)) as HomesState; // a book of that activity
    const doors = (await before(leaf.doors, close)) as DoorsState; // a book of that activity
    await nextTurn();
    measured.set(month, pairsOf({ homes, doors, ladder: ladderOf(chapters) }, day));
  }
  return measured;
}

const pairsOf = (states: VillageStates, day: number): Bytes =>
  packNumbers(
    Array.from(measureAll(states, day).values()).flatMap(({ of, met }) => [of.length, met.length]),
  );
