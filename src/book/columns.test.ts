import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#kernel/canonical.ts';
import { decodeColumn, encodeColumn, joinIds, splitIds } from './columns.ts';

const id = fc.constantFrom('g6MJa0tDyQ', 'CR886ycnPZ', '_4PsflC7s-', 'home-00001');
const text = fc.oneof(
  id,
  fc.string(),
  fc.constantFrom('ok', 'g6MJa0tDyQ.phone', 'g6MJa0tDyQ.name', '.'),
);
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('id', 'at', 'household', 'on', '__proto__'), tie('json')),
    fc.record({ id, at: fc.nat(), stream: id }, { requiredKeys: ['id'] }),
  ),
}));

function sent(values: readonly Json[]): readonly Json[] | undefined {
  const ids = new Map<string, number>();
  const column = encodeColumn(values, ids);
  const travelled: unknown = JSON.parse(JSON.stringify(column));
  return decodeColumn(travelled, values.length, splitIds(joinIds(ids)) ?? []);
}

test('values come back as they were, keys in their order', () => {
  fc.assert(
    fc.property(fc.array(json), (values) => {
      expect(JSON.stringify(sent(values))).toBe(JSON.stringify(values));
    }),
  );
});

test('rows of one shape do, whatever of their numbers and texts comes again', () => {
  const row = fc.record({
    id,
    at: fc.maxSafeInteger(),
    kind: text,
    list: fc.array(id),
    n: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (values) => {
      expect(sent(values)).toEqual(values);
    }),
  );
});

test('rows of a village take a fraction of their text', () => {
  const ids = Array.from({ length: 300 }, (_, at) => `id-${String(at).padStart(7, '0')}`);
  const rows = ids.map((each, at) => ({
    id: each,
    since: 20_045,
    household: ids[at >> 2] ?? '',
    at,
  }));
  const known = new Map<string, number>();
  const column = JSON.stringify(encodeColumn(rows, known));
  expect(column.length + joinIds(known).length).toBeLessThan(JSON.stringify(rows).length / 3);
});

test('what is damaged is told and never thrown', () => {
  fc.assert(
    fc.property(
      fc.array(json, { minLength: 1 }),
      fc.nat(),
      fc.jsonValue(),
      (values, place, other) => {
        const ids = new Map<string, number>();
        const whole = JSON.parse(JSON.stringify(encodeColumn(values, ids))) as unknown[];
        whole[place % whole.length] = other;
        decodeColumn(whole, values.length, splitIds(joinIds(ids)) ?? []);
      },
    ),
  );
  expect(decodeColumn([5, [3]], 1, ['g6MJa0tDyQ'])).toBeUndefined();
  expect(decodeColumn([7, [0, 1e9], [0, 'x']], 1, [])).toBeUndefined();
  expect(decodeColumn([1, [1, 2]], 1, [])).toBeUndefined();
  expect(splitIds('g6MJa0tDy')).toBeUndefined();
});
