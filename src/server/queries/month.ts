import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { standing } from '#domain/actor.ts';
import { DOORS_ACCESS } from '#domain/doors/access.ts';
import { MEASURES } from '#domain/measures.ts';
import { type Month, monthOfDay, monthToText } from '#domain/months.ts';
import { levelOf, nameAsOf, type Place } from '#domain/places/state.ts';
import { addUp } from '#domain/sums.ts';
import type { Where } from '#domain/where.ts';
import type { MonthFeed } from '#protocol/feeds.ts';
import type { Home } from '#server/home.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { mayReadFeed, openReader, type Reader } from '#server/me.ts';
import { isCommuneIn, SENSITIVE } from '#server/measures/above.ts';
import { readMonth, type View } from '#server/measures/read.ts';
import { placeMessage } from '#server/queries/scope.ts';
import type { StreamLine } from '#server/store/store.ts';

type AskedMonth = { readonly place: Id; readonly month?: Month; readonly in: View };

/** A month of a place above the villages, and of what lies right below it, without a book being folded. */
export async function monthFeed(
  home: Home,
  line: StreamLine,
  asked: AskedMonth,
): Promise<Result<MonthFeed, Problem>> {
  const reader = await openReader(home, line);
  const { places, people, today } = reader;
  const place = places.places.get(asked.place);
  if (place === undefined) return err(problem('not-found'));
  const actor = actorOf(home.directory, people, places, { place: place.id }, line.stream);
  if (actor === undefined || standing(actor, DOORS_ACCESS.feed, today) !== 'on-that-day') {
    return err(problem('not-yours'));
  }
  const open = monthOfDay(today);
  const { month = open } = asked;
  if (month > open || isVillage(place, today)) return err(problem('not-found'));
  const grid = await home.measures.openGrid();
  const reads = { store: home.store, grid, sensitive: SENSITIVE, today };
  const told = await readMonth(reads, place.id, month, asked.in);
  const isOpen = (part: Id): boolean => isOpenTo(home, reader, told.where, part);
  const parts = told.parts.filter((part) => isOpen(part.place));
  const isWhole = parts.length === told.parts.length;
  const openSums = isCommuneIn(told.where, place.id)
    ? []
    : addUp(parts.map(({ numbers }) => numbers));
  return ok({
    at: home.now(),
    month: monthToText(month),
    isClosed: month < open,
    boundaries: told.day,
    place: placeMessage(place, told.day),
    figures: figuresOf(isWhole ? told.sums : openSums),
    parts: parts.flatMap(({ place: id, numbers }) => {
      const part = places.places.get(id);
      return part === undefined
        ? []
        : [{ place: placeMessage(part, told.day), figures: figuresOf(numbers) }];
    }),
  });
}

const isVillage = (place: Place, day: number): boolean =>
  levelOf(nameAsOf(place, day).kind) === 'village';

/** Whether all books that are counted in a part publish to the reader. */
function isOpenTo(home: Home, reader: Reader, where: Where, part: Id): boolean {
  if (home.directory.isHome(reader.line)) return true;
  const leaves = where.leavesOf(part);
  // What is told of a place that is a part no more is nobody's until it is folded anew.
  if (leaves.length === 0) return false;
  return leaves.every((leaf) => {
    const homes = home.directory.findBookOf('homes', leaf);
    const doors = home.directory.findBookOf('doors', leaf);
    return [homes, doors].every((book) => book !== undefined && mayReadFeed(home, reader, book));
  });
}

const figuresOf = (sums: readonly number[]): MonthFeed['figures'] =>
  MEASURES.map(({ id: measure }, at) => ({
    measure,
    of: sums[3 * at] ?? 0,
    met: sums[3 * at + 1] ?? 0,
    communes: sums[3 * at + 2] ?? 0,
  }));
