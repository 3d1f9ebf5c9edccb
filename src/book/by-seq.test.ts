import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBySeq, encodeBySeq } from './by-seq.ts';

/** Traces as a fold makes them: fact after fact, each about a few entities, heard of before or not. */
const traces = fc.array(fc.array(fc.nat(12), { maxLength: 4 }), { maxLength: 60 }).map((facts) => {
  const lists = new Map<number, number[]>();
  for (const [before, entities] of facts.entries()) {
    for (const entity of new Set(entities)) {
      lists.set(entity, [...(lists.get(entity) ?? []), before + 1]);
    }
  }
  return [...lists.values()];
});

test('traces come back as they were', () => {
  fc.assert(
    fc.property(traces, (lists) => {
      const column: unknown = JSON.parse(JSON.stringify(encodeBySeq(lists)));
      expect(decodeBySeq(column, lists.length)).toEqual(lists);
      expect(decodeBySeq(column, lists.length + 1)).toBeUndefined();
    }),
  );
});

test.each([[[[]]], [[[2, 1]]], [[[1, 1]]], [[[3], [2]]], [[['1']]], [[[0]]], [[1]]])(
  'what is no trace, as %j, is told so',
  (lists) => expect(encodeBySeq(lists)).toBeUndefined(),
);

test('what is damaged is nothing, and never thrown', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), fc.string(), (any, counts, steps) => {
      decodeBySeq(any, 2);
      decodeBySeq(['by seq', counts, steps], 2);
      decodeBySeq(['by seq', any, steps], 2);
    }),
  );
});
