import type { Id } from '#kernel/id.ts';
import { lastDayOf, type Month, monthToText } from '#domain/months.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { everAbove } from '#domain/where.ts';
import { cellOfPlace, foldAbove, isSameMonth, SENSITIVE, sinceIn } from '#server/measures/above.ts';
import { createGrid } from '#server/measures/grid.ts';
import { basisOf, leavesOf, measureVillage, type MeasureWorld } from '#server/measures/village.ts';
import { openPlaces } from '#server/queries/published.ts';
import type { KeptMonth } from '#server/store/measured.ts';
import type { Lines, Readable } from '#server/verify-directory.ts';
import { createWarm } from '#server/warm.ts';

type VerifiedMonths = {
  /** Months of places whose figures were worked out anew from books. */
  readonly months: number;
  readonly defects: readonly string[];
  /** What waits to be measured: the server does so within a second, or at its next start. */
  readonly notes: readonly string[];
};

type Found = { months: number; behind: number; readonly defects: string[] };

/** Works the kept figures out anew: those of villages from their books, those above from the ones below. */
export async function verifyMonths(store: Readable, lines: Lines): Promise<VerifiedMonths> {
  const found: Found = { months: 0, behind: 0, defects: [] };
  if (lines.identity !== undefined) {
    const world = worldOf(store, lines, lines.identity);
    try {
      const places = await openPlaces(world);
      const villages = await verifyVillages(world, places, found);
      // What lies above may wait for what is behind.
      if (found.behind === 0) await verifyAbove(world, places, villages, found);
    } catch (error) {
      // Books that cannot be read are told where chains are walked.
      if (!(error instanceof Error)) throw error;
      found.defects.push(`figures of months cannot be worked out: ${error.message}`);
    }
  }
  const { months, behind, defects } = found;
  const notes = behind === 0 ? [] : [`Figures of ${behind} villages wait to be worked out.`];
  return { months, defects, notes };
}

function worldOf(store: Readable, { books }: Lines, identity: NonNullable<Lines['identity']>) {
  const byId = new Map(books.map((book) => [book.id, book]));
  const byPlace = new Map(books.map((book) => [`${book.activity} ${book.place}`, book]));
  return {
    store,
    warm: createWarm(store),
    directory: {
      identity,
      books: () => books,
      findBookOf: (activity: string, place: Id) => byPlace.get(`${activity} ${place}`),
      getBook(id: Id) {
        const book = byId.get(id);
        if (book === undefined) throw new Error(`there is no book ${id}`);
        return book;
      },
    },
  };
}

/** Answers what is kept of each village. */
async function verifyVillages(
  world: MeasureWorld,
  places: PlacesState,
  found: Found,
): Promise<ReadonlyMap<Id, readonly KeptMonth[]>> {
  const all = new Map<Id, readonly KeptMonth[]>();
  for (const leaf of leavesOf(world)) {
    const kept = await world.store.read(cellOfPlace(leaf.place)).listMonths(leaf.place);
    all.set(leaf.place, kept);
    const newest = kept.at(-1);
    if (newest === undefined) continue;
    const basis = await basisOf(
      world,
      places,
      leaf,
      kept.map(({ month }) => month),
    );
    if (basis !== newest.basis) {
      found.behind += 1;
      continue;
    }
    const anew = await measureVillage(world, places, leaf, [], newest.month);
    check(leaf.place, kept, anew, found);
  }
  return all;
}

async function verifyAbove(
  world: MeasureWorld,
  places: PlacesState,
  villages: ReadonlyMap<Id, readonly KeptMonth[]>,
  found: Found,
): Promise<void> {
  const leaves = [...villages.keys()];
  const grid = createGrid(places, leaves);
  const open = Math.max(...[...villages.values()].map((kept) => kept.at(-1)?.month ?? 0));
  for (const place of everAbove(places, leaves)) {
    const reading = world.store.read(cellOfPlace(place));
    for (const { month } of await reading.listMonths(place)) {
      const kept = await reading.findMonth(place, month);
      const since = Number(sinceIn(kept?.basis) ?? grid.sinceOf(lastDayOf(open)));
      const boundaries = {
        report: grid.on(month < open ? lastDayOf(month) : since),
        today: grid.on(since),
      };
      const reads = { store: world.store, sensitive: SENSITIVE };
      const anew = await foldAbove(reads, boundaries, place, month, '');
      check(place, kept === undefined ? [] : [kept], anew === undefined ? [] : [anew], found);
    }
  }
}

function check(
  place: Id,
  kept: readonly KeptMonth[],
  anew: readonly KeptMonth[],
  found: Found,
): void {
  const given = new Map<Month, KeptMonth>(anew.map((each) => [each.month, each]));
  for (const each of kept) {
    found.months += 1;
    if (isSameMonth(each, given.get(each.month))) continue;
    const month = monthToText(each.month);
    found.defects.push(`figures of ${place} in ${month} are not those that its books give`);
  }
}
