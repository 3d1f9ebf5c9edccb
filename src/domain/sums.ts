import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { isSafe, suppress } from '#domain/suppress.ts';

/*
 * Figures of places as they are kept and added up: one list of numbers for all measures in their order. Up
 * to the village a measure is a pair, how many are counted and how many of them have reached it. From the
 * commune on it is told to those who may not read the books, so that it is three numbers: the sums over the
 * communes that tell it, and how many those are.
 */

/** Of each measure: of, met. */
export type Pairs = readonly number[];
/** Of each measure: of, met, communes that tell it. */
export type Sums = readonly number[];

export type Part = { readonly place: Id; readonly numbers: readonly number[] };

/** Adds lists of one length up; one without numbers adds nothing. */
export function addUp(lists: readonly (readonly number[])[]): readonly number[] {
  const [first, ...others] = lists.filter((list) => list.length > 0);
  if (first === undefined) return [];
  if (others.length === 0) return first;
  const sums = [...first];
  for (const list of others) {
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (list[at] ?? 0);
  }
  return sums;
}

/** What a commune tells: of all of it, and of each of its villages, in their order, where that is asked. */
type Told = { readonly commune: Sums; villages(): readonly Sums[] };

/**
 * What may be told of a commune's villages and of the commune: small numbers of sensitive measures are left
 * out (`suppress.ts`); none of those is told at all where it is not the commune that reported the month,
 * because two cuts through the same numbers tell together what neither tells.
 */
export function tellCommune(
  villages: readonly Pairs[],
  isSensitive: readonly boolean[],
  isAsReported: boolean,
): Told {
  // Of a village without households there is nothing to tell, and nobody to protect.
  const counted = villages.map((pairs) => pairs.some((number) => number > 0));
  const cellAt = (pairs: Pairs, measure: number) => ({
    of: pairs[2 * measure] ?? 0,
    met: pairs[2 * measure + 1] ?? 0,
  });
  const cuts = isSensitive.map((isKept, measure): Cut => {
    const isSafeIn = (pairs: Pairs, village: number): boolean =>
      counted[village] !== true || isSafe(pairs[2 * measure] ?? 0, pairs[2 * measure + 1] ?? 0);
    if (!isKept) return ALL_TOLD;
    if (!isAsReported) return NOTHING_TOLD;
    if (villages.every(isSafeIn)) return ALL_TOLD;
    const asked = villages.filter((_, at) => counted[at]);
    const { total, parts } = suppress(asked.map((pairs) => cellAt(pairs, measure)));
    const shown = parts.values();
    const told = counted.map((isAsked) => !isAsked || shown.next().value === true);
    return { total, isTold: (village) => told[village] === true };
  });
  const sumOf = (measure: number): Sums => {
    let [of, met] = [0, 0];
    for (const pairs of villages) {
      of += pairs[2 * measure] ?? 0;
      met += pairs[2 * measure + 1] ?? 0;
    }
    return [of, met, 1];
  };
  return {
    commune: cuts.flatMap(({ total }, measure) => (total ? sumOf(measure) : NOTHING)),
    villages: () =>
      villages.map((pairs, village) =>
        cuts.flatMap((cut, measure) => {
          const { of, met } = cellAt(pairs, measure);
          return cut.isTold(village) ? [of, met, 1] : NOTHING;
        }),
      ),
  };
}

const NOTHING: Sums = [0, 0, 0];

/** Of one measure: whether the commune's number may be told, and which of its villages'. */
type Cut = { readonly total: boolean; readonly isTold: (village: number) => boolean };
const ALL_TOLD: Cut = { total: true, isTold: () => true };
const NOTHING_TOLD: Cut = { total: false, isTold: () => false };

/** Numbers as bytes: seven bits each, the eighth says that more follow. */
export function packNumbers(numbers: readonly number[]): Bytes {
  const bytes: number[] = [];
  for (const number of numbers) pushNumber(bytes, number);
  return Uint8Array.from(bytes);
}

export function unpackNumbers(bytes: Bytes): readonly number[] {
  const numbers: number[] = [];
  const reader = createReader(bytes);
  while (reader.at < bytes.length) numbers.push(readNumber(reader));
  return numbers;
}

export function packParts(parts: readonly Part[]): Bytes {
  const bytes: number[] = [];
  for (const { place, numbers } of parts) {
    pushNumber(bytes, place.length);
    for (const letter of place) bytes.push(letter.codePointAt(0) ?? 0);
    pushNumber(bytes, numbers.length);
    for (const number of numbers) pushNumber(bytes, number);
  }
  return Uint8Array.from(bytes);
}

export function unpackParts(bytes: Bytes): readonly Part[] {
  const parts: Part[] = [];
  const reader = createReader(bytes);
  while (reader.at < bytes.length) {
    const end = readNumber(reader) + reader.at;
    const place = String.fromCodePoint(...bytes.subarray(reader.at, end));
    reader.at = end;
    const count = readNumber(reader);
    const numbers: number[] = [];
    for (let at = 0; at < count; at += 1) numbers.push(readNumber(reader));
    parts.push({ place, numbers });
  }
  return parts;
}

const MORE = 0x80;

function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest >= MORE; rest = Math.floor(rest / MORE)) bytes.push((rest % MORE) + MORE);
  bytes.push(rest);
}

type Reader = { readonly bytes: Bytes; at: number };
const createReader = (bytes: Bytes): Reader => ({ bytes, at: 0 });

function readNumber(reader: Reader): number {
  let number = 0;
  for (let unit = 1; ; unit *= MORE) {
    const byte = reader.bytes[reader.at] ?? 0;
    reader.at += 1;
    number += (byte % MORE) * unit;
    if (byte < MORE) return number;
  }
}
