import { holdersOf, type Item } from '#form/definition.ts';

/** Where the items of a form stand to each other. */
export type Outline = {
  readonly items: readonly Item[];
  /** Groups and repeats around each item, the outermost first. */
  readonly holders: readonly (readonly number[])[];
  /** Of those, the ones that repeat. */
  readonly repeats: readonly (readonly number[])[];
  readonly byName: ReadonlyMap<string, readonly number[]>;
  readonly byPath: ReadonlyMap<string, number>;
};

export function outlineOf(items: readonly Item[]): Outline {
  const holders = items.map((_, index) => holdersOf(items, index));
  const byName = new Map<string, number[]>();
  const byPath = new Map<string, number>();
  items.forEach(({ name }, index) => {
    byName.set(name, [...(byName.get(name) ?? []), index]);
    byPath.set(pathOf(items, holders[index] ?? [], index).join('/'), index);
  });
  const repeats = holders.map((around) => around.filter((each) => items[each]?.type === 'repeat'));
  return { items, holders, repeats, byName, byPath };
}

const pathOf = (items: readonly Item[], around: readonly number[], index: number): string[] =>
  [...around, index].map((each) => items[each]?.name ?? '');

/** Names from the outermost holder to the item itself. */
export const pathNames = ({ items, holders }: Outline, index: number): readonly string[] =>
  pathOf(items, holders[index] ?? [], index);

/** Which instance of each repeat around an item is meant, the outermost first, from 1. */
export type At = readonly number[];

/** The name under which one instance of an item keeps its answer: `members[2]/age`. */
export function keyOf({ items, holders }: Outline, index: number, at: At): string {
  let depth = 0;
  const parts = (holders[index] ?? []).map((holder) => {
    const { name = '', type } = items[holder] ?? {};
    if (type !== 'repeat') return name;
    depth += 1;
    return `${name}[${at[depth - 1] ?? 1}]`;
  });
  return [...parts, items[index]?.name ?? ''].join('/');
}

/** How many of the repeats around two items are the same ones. */
export function sharedRepeats({ repeats }: Outline, left: number, right: number): number {
  const [mine = [], others = []] = [repeats[left], repeats[right]];
  const apart = mine.findIndex((each, depth) => each !== others[depth]);
  return apart === -1 ? mine.length : apart;
}
