import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createTable,
  overlayTable,
  overlayTables,
  type Table,
  tablesText,
  unionTables,
} from './table.ts';

type Step = { readonly key: string; readonly value: number | undefined };

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const steps = fc.array(fc.record({ key, value: fc.option(fc.nat(9), { nil: undefined }) }), {
  maxLength: 30,
});

const play = (table: Table<number>, list: readonly Step[]): void => {
  for (const { key: name, value } of list) {
    if (value === undefined) table.delete(name);
    else table.set(name, value);
  }
};

const seen = (table: Table<number>): unknown => ({
  entries: [...table.entries()].sort(([left], [right]) => left.localeCompare(right)),
  keys: [...table.keys()].sort(),
  values: [...table.values()].sort((left, right) => left - right),
  size: table.size,
  has: ['a', 'b', 'c', 'd', 'e', 'f', 'toString'].map((name) => table.has(name)),
  get: ['a', 'b', 'c', 'd', 'e', 'f', 'toString'].map((name) => table.get(name)),
});

test('a view behaves as a copy would, and never changes what it lies over', () => {
  fc.assert(
    fc.property(steps, steps, steps, (before, middle, above) => {
      const base = createTable<number>();
      play(base, before);
      const baseSeen = seen(base);
      const model = new Map(base.entries());
      const view = overlayTable(base);
      play(view, middle);
      play(model, middle);
      expect(seen(view)).toEqual(seen(model));
      const middleSeen = seen(view);
      const second = overlayTable(view);
      play(second, above);
      play(model, above);
      expect(seen(second)).toEqual(seen(model));
      expect(seen(view)).toEqual(middleSeen);
      expect(seen(base)).toEqual(baseSeen);
    }),
  );
});

test('the text of a state does not depend on the order of writing', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(key, fc.nat()), { selector: ([name]) => name }),
      (entries) => {
        const left = { table: createTable<number>(), empty: createTable<number>() };
        const right = overlayTables({ table: createTable<number>(), empty: createTable<number>() });
        for (const [name, value] of entries) left.table.set(name, value);
        for (const [name, value] of [...entries].reverse()) right.table.set(name, value);
        expect(tablesText(left)).toBe(tablesText(right));
      },
    ),
  );
});

test('tables looked at as one show what each holds, and none is changed by it', () => {
  fc.assert(
    fc.property(steps, steps, steps, (first, second, above) => {
      const tables = [createTable<number>(), createTable<number>()] as const;
      play(tables[0], first);
      play(tables[1], second);
      const before = tables.map(seen);
      const model = new Map([...tables[1].entries(), ...tables[0].entries()]);
      const { table } = unionTables({ table: tables[0] }, [{ table: tables[1] }]);
      expect(seen(table)).toEqual(seen(model));
      play(table, above);
      play(model, above);
      expect(seen(table)).toEqual(seen(model));
      expect(tables.map(seen)).toEqual(before);
    }),
  );
});

test('lists under one key are joined', () => {
  const table = (...list: readonly string[]) => ({ of: new Map([['a', list]]) });
  const { of } = unionTables(table('1', '2'), [table('3')]);
  expect([...of.entries()]).toEqual([['a', ['1', '2', '3']]]);
});
