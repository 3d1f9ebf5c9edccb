import type { Json } from '#kernel/canonical.ts';
import { packNumbers, unpackNumbers } from '#book/packed.ts';

/*
 * The traces of a book the other way round: not for each entity its facts, but for each fact its entities.
 * Most facts are about the same few as the fact before, and an entity is first heard of when it comes next in
 * the table, so that this takes half the room where books grow household by household.
 *
 *   [BY_SEQ, for each seq from 1 on how many rows name it, their places]
 *
 * A place is 0 for the row that comes next in the table, else the step from the last place, 1 on for none.
 */

const BY_SEQ = 'by seq';

/** Undefined for lists that are no traces, or that did not grow in the order of their table. */
export function encodeBySeq(lists: readonly Json[]): readonly Json[] | undefined {
  const rows: number[][] = [];
  let last = 1;
  for (const [row, list] of lists.entries()) {
    if (!isTrace(list)) return undefined;
    const [first = 0] = list;
    if (first < last) return undefined;
    last = first;
    for (const seq of list) (rows[seq] ??= []).push(row);
  }
  const counts: number[] = [];
  const steps: number[] = [];
  let [next, place] = [0, 0];
  for (let seq = 1; seq < rows.length; seq += 1) {
    const named = rows[seq] ?? [];
    counts.push(named.length);
    for (const row of named) {
      const step = row - place;
      steps.push(row === next ? 0 : step + Number(step >= 0));
      if (row === next) next += 1;
      place = row;
    }
  }
  return [BY_SEQ, packNumbers(counts), packNumbers(steps)];
}

/** So many lists; undefined when it is no such encoding of them. */
export function decodeBySeq(column: unknown, rows: number): readonly Json[] | undefined {
  if (!Array.isArray(column)) return undefined;
  const [kind, packedCounts, packedSteps] = column as readonly unknown[]; // of whatever
  if (kind !== BY_SEQ || typeof packedCounts !== 'string' || typeof packedSteps !== 'string') {
    return undefined;
  }
  const [counts, steps] = [unpackNumbers(packedCounts), unpackNumbers(packedSteps)];
  if (counts === undefined || steps === undefined) return undefined;
  const lists: number[][] = [];
  let [at, place] = [0, 0];
  for (const [before, count] of counts.entries()) {
    for (const end = at + count; at < end; at += 1) {
      const step = steps[at];
      if (step === undefined) return undefined;
      if (step === 0) lists.push([]);
      place = step === 0 ? lists.length - 1 : place + step - Number(step > 0);
      const list = lists[place];
      if (list === undefined) return undefined;
      list.push(before + 1);
    }
  }
  return at === steps.length && lists.length === rows ? lists : undefined;
}

/** Seqs of the facts about one entity, in their order. */
const isTrace = (list: Json): list is readonly number[] =>
  Array.isArray(list) &&
  list.length > 0 &&
  list.every((seq, at) => Number.isSafeInteger(seq) && seq > (at === 0 ? 0 : list[at - 1]));
