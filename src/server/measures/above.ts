import type { Bytes } from '#kernel/bytes.ts';
import { compareIds, type Id } from '#kernel/id.ts';
import { cellOf } from '#book/cell.ts';
import { isSensitive, MEASURES } from '#domain/measures.ts';
import type { Month } from '#domain/months.ts';
import {
  addUp,
  packNumbers,
  packParts,
  type Pairs,
  type Part,
  type Sums,
  tellCommune,
  unpackNumbers,
} from '#domain/sums.ts';
import type { Where } from '#domain/where.ts';
import { sha256 } from '#server/crypto.ts';
import type { KeptMonth } from '#server/store/measured.ts';
import type { Store } from '#server/store/store.ts';

/*
 * Months of the places above the villages, each folded from the months right below it. A commune keeps the
 * figures of its books apart, for other boundaries; what it and those above it tell is already without the
 * numbers that could point at somebody.
 */

/** Which measures keep small numbers to themselves, in the order in which they are kept. */
export const SENSITIVE: readonly boolean[] = MEASURES.map(({ id }) => isSensitive(id));

/** Where a place's months are kept: in the cell of its own founding. */
export const cellOfPlace = (place: Id): number => cellOf(sha256, place);

/** Boundaries of a month: those in which it is reported, and those of today. */
export type Boundaries = { readonly report: Where; readonly today: Where };

type Reads = {
  readonly store: Pick<Store, 'read'>;
  readonly sensitive: readonly boolean[];
};

/** A month of a place as the months below it give it; undefined where none is kept. */
export async function foldAbove(
  { store, sensitive }: Reads,
  { report, today }: Boundaries,
  place: Id,
  month: Month,
  basis: string,
): Promise<KeptMonth | undefined> {
  const read = (id: Id) => store.read(cellOfPlace(id)).findSums(id, month);
  const partsOf = async (ids: readonly Id[], name: 'reported' | 'corrected'): Promise<Part[]> => {
    const rows = await Promise.all(ids.map(read));
    return rows.flatMap((row) => {
      const bytes = row?.[name];
      return bytes === undefined || row === undefined
        ? []
        : [{ place: row.place, numbers: unpackNumbers(bytes) }];
    });
  };
  const fold = async (where: Where, name: 'reported' | 'corrected') => {
    const isCommune = isCommuneIn(where, place);
    const parts = await partsOf(isCommune ? where.leavesOf(place) : where.partsOf(place), name);
    if (parts.length === 0) return undefined;
    const sums = isCommune
      ? tellLeaves(parts, where, sensitive, name === 'reported' || isAsThen(report, where, place))
          .sums
      : addUp(parts.map(({ numbers }) => numbers));
    return { sums: packNumbers(sums), parts: packParts(parts) };
  };
  const reported = await fold(report, 'reported');
  const corrected = await fold(today, 'corrected');
  if (reported === undefined && corrected === undefined) return undefined;
  return {
    place,
    month,
    basis,
    ...(reported && { reported: reported.sums, reportedParts: reported.parts }),
    ...(corrected && { corrected: corrected.sums, correctedParts: corrected.parts }),
  };
}

/** What lies right above villages. */
export function isCommuneIn(where: Where, place: Id): boolean {
  const [leaf] = where.leavesOf(place);
  return leaf !== undefined && where.communeOf(leaf) === place;
}

/** Whether a commune is one that reported: of the very same books, in the very same villages. */
export function isAsThen(then: Where, where: Where, commune: Id): boolean {
  const leaves = where.leavesOf(commune);
  const [first] = leaves;
  const before = first === undefined ? undefined : then.communeOf(first);
  if (before === undefined || then.leavesOf(before).length !== leaves.length) return false;
  const isThere = leaves.every((leaf) => then.communeOf(leaf) === before);
  const villages = where.partsOf(commune);
  const isWhole = (village: Id): boolean =>
    new Set(where.leavesOf(village).map((leaf) => then.villageOf(leaf))).size === 1;
  return isThere && then.partsOf(before).length === villages.length && villages.every(isWhole);
}

/** What is told of a commune, and of each village in it where that is asked. */
export type Told = { readonly sums: Sums; villages(): readonly Part[] };

/** What a commune tells, and its villages, of the figures of the books that are counted in it. */
export function tellLeaves(
  leaves: readonly Part[],
  where: Where,
  sensitive: readonly boolean[],
  isAsReported: boolean,
): Told {
  const byVillage = new Map<Id, Pairs[]>();
  for (const { place, numbers } of leaves) {
    const village = where.villageOf(place) ?? place;
    const known = byVillage.get(village);
    if (known === undefined) byVillage.set(village, [numbers]);
    else known.push(numbers);
  }
  // In one order everywhere: of two equally small numbers the same one is left out.
  const villages = [...byVillage.keys()].sort(compareIds);
  const pairs = villages.map((village) => addUp(byVillage.get(village) ?? []));
  const told = tellCommune(pairs, sensitive, isAsReported);
  return {
    sums: told.commune,
    villages() {
      const numbers = told.villages();
      return villages.map((place, at) => ({ place, numbers: numbers[at] ?? [] }));
    },
  };
}

/** Since when the boundaries of today hold, as a month of a place above villages was folded. */
export const sinceIn = (basis = ''): string | undefined => basis.split(' ')[1];

/** Whether the same numbers are kept, whatever they were worked out from. */
export const isSameMonth = (left: KeptMonth | undefined, right: KeptMonth | undefined): boolean =>
  NUMBERS.every((name) => isSame(left?.[name], right?.[name]));

const NUMBERS = ['reported', 'reportedParts', 'corrected', 'correctedParts'] as const;

const isSame = (left: Bytes | undefined, right: Bytes | undefined): boolean =>
  left === undefined || right === undefined ? left === right : Buffer.compare(left, right) === 0;
