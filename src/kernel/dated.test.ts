import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertDated } from './dated.ts';

type Item = { readonly id: number; readonly on: number; readonly at: number };

const someDates = fc.array(fc.record({ on: fc.nat(3), at: fc.nat(3) }), { maxLength: 30 });

test('whatever the order in which things come, they stand by day and second, equal ones as they came', () => {
  fc.assert(
    fc.property(someDates, (dates) => {
      const items = dates.map((date, id): Item => ({ id, ...date }));
      let list: readonly number[] = [];
      for (const { id } of items) list = insertDated(list, id, (each) => items[each]);
      const sorted = items.toSorted((left, right) => left.on - right.on || left.at - right.at);
      expect(list).toEqual(sorted.map(({ id }) => id));
    }),
  );
});

test('what is the newest is put last after one look', () => {
  const looked: number[] = [];
  const datedOf = (id: number) => {
    looked.push(id);
    return { on: id, at: 0 };
  };
  expect(insertDated([1, 2, 3, 4], 5, datedOf)).toEqual([1, 2, 3, 4, 5]);
  expect(looked).toEqual([5, 4]);
});
