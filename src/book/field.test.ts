import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Stamp, takeEdit } from '#book/field.ts';
import { createTable } from '#book/table.ts';

const edits = fc.uniqueArray(
  fc.record({ at: fc.integer({ min: 0, max: 5 }), seq: fc.integer({ min: 1, max: 99 }) }),
  { selector: ({ seq }) => seq, minLength: 1 },
);

test('of edits that name a value of the past the last one shows, ties by seq', () => {
  fc.assert(
    fc.property(edits, (all) => {
      const stamps = createTable<Stamp>();
      let shown: Stamp | undefined;
      for (const { at, seq } of all) {
        if (takeEdit(stamps, 'a.name', false, { at, receivedAt: 9, seq })) shown = { at, seq };
      }
      const last = all.toSorted((left, right) => left.at - right.at || left.seq - right.seq).at(-1);
      expect(shown).toEqual(last);
      expect(stamps.get('a.name')).toEqual(last);
    }),
  );
});

test('an edit that names the current value applies however early it was made', () => {
  const stamps = createTable<Stamp>();
  expect(takeEdit(stamps, 'a.name', false, { at: 100, receivedAt: 200, seq: 1 })).toBe(true);
  expect(takeEdit(stamps, 'a.name', true, { at: 50, receivedAt: 200, seq: 2 })).toBe(true);
  expect(takeEdit(stamps, 'a.name', false, { at: 50, receivedAt: 200, seq: 1 })).toBe(false);
  expect(takeEdit(stamps, 'a.phone', false, { at: 1, receivedAt: 1, seq: 1 })).toBe(true);
});

test('an own edit that nobody has confirmed counts as the latest, a clock ahead as its arrival', () => {
  const stamps = createTable<Stamp>();
  expect(takeEdit(stamps, 'a.name', false, { at: 900, receivedAt: 100, seq: 7 })).toBe(true);
  expect(takeEdit(stamps, 'a.name', false, { at: 100 })).toBe(true);
  expect(takeEdit(stamps, 'a.name', false, { at: 100, receivedAt: 300, seq: 8 })).toBe(false);
});
