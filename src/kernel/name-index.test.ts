import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNameIndexing } from './name-index.ts';
import {
  compareByGivenName,
  matchName,
  prepareName,
  prepareQuery,
  titleCaseName,
} from './vi-text.ts';

type Named = { readonly id: string; readonly name: string };

const words = [
  'nguyễn',
  'phương',
  'hà',
  'hạ',
  'hạnh',
  'vy',
  'vỹ',
  'đàm',
  'dàm',
  'hoà',
  'hòa',
  'thị',
];
const someName = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((each) => titleCaseName(each.join(' ')));
const someQuery = fc.oneof(
  someName,
  fc.constantFrom(
    'Hà',
    'Vy',
    'nguyen',
    'nvp',
    'npv',
    'nph',
    'hv',
    'n',
    'đ',
    'd',
    'thi ha',
    'h h',
    '',
  ),
);

/** Every name looked at by itself, and all that fit put in order. */
function findSlowly(items: readonly Named[], text: string): readonly Named[] {
  const rankOf = ({ name }: Named): number => matchName(prepareQuery(text), prepareName(name));
  return items
    .filter((item) => rankOf(item) > 0)
    .sort(
      (left, right) =>
        rankOf(right) - rankOf(left) ||
        compareByGivenName(left.name, right.name) ||
        (left.id < right.id ? -1 : 1),
    );
}

function counter(): () => string {
  let minted = 0;
  return () => {
    minted += 1;
    return String(minted).padStart(3, '0');
  };
}

type Change = {
  readonly drop: readonly number[];
  readonly rename: readonly (readonly [at: number, name: string])[];
  readonly add: readonly string[];
};

function changed(
  items: readonly Named[],
  { drop, rename, add }: Change,
  mint: () => string,
): readonly Named[] {
  const at = (place: number): number => place % (items.length + 1);
  const gone = new Set(drop.map(at));
  const names = new Map(rename.map(([place, name]) => [at(place), name]));
  return items
    .map((item, place) => {
      const name = names.get(place);
      return name === undefined ? item : { ...item, name };
    })
    .filter((_, place) => !gone.has(place))
    .concat(add.map((name) => ({ id: mint(), name })));
}

test('finds what looking at each name finds, however the list came to be as it is', () => {
  const change = fc.record({
    drop: fc.array(fc.nat(), { maxLength: 4 }),
    rename: fc.array(fc.tuple(fc.nat(), someName), { maxLength: 3 }),
    add: fc.array(someName, { maxLength: 8 }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), fc.array(someQuery), (changes, queries) => {
      const indexOver = createNameIndexing<Named>(
        ({ name }) => name,
        ({ id }) => id,
      );
      let items: readonly Named[] = [];
      const mint = counter();
      for (const made of changes) {
        items = changed(items, made, mint);
        for (const query of queries) {
          expect(indexOver(items).find(query)).toEqual(findSlowly(items, query));
        }
      }
    }),
  );
});

test('is the same index for the same list, and another for another', () => {
  const indexOver = createNameIndexing<Named>(
    ({ name }) => name,
    ({ id }) => id,
  );
  const vy = { id: '1', name: 'Lò Thảo Vy' };
  const ha = { id: '2', name: 'Triệu Thị Hà' };
  const first = indexOver([vy, ha]);
  expect(indexOver([vy, ha])).toBe(first);
  expect(first.find('ha')).toEqual([ha]);
  expect(indexOver([vy]).find('ha')).toEqual([]);
  expect(indexOver([vy, ha]).find('ltv')).toEqual([vy]);
});

test('of equally good ones the given name goes first, then the family name', () => {
  const indexOver = createNameIndexing<Named>(
    ({ name }) => name,
    ({ id }) => id,
  );
  const names = ['Vi Thị Vy', 'Lò Thị Vy', 'Nguyễn Văn Phúc', 'Nguyễn Văn Phương', 'Hà Văn An'];
  const found = (text: string): readonly string[] =>
    indexOver(names.map((name) => ({ id: name, name })))
      .find(text)
      .map(({ name }) => name);
  expect(found('Vy')).toEqual(['Lò Thị Vy', 'Vi Thị Vy']);
  expect(found('nvp')).toEqual(['Nguyễn Văn Phúc', 'Nguyễn Văn Phương']);
  expect(found('Hà')).toEqual(['Hà Văn An']);
});
