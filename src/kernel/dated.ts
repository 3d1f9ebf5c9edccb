type Dated = { readonly on: number; readonly at: number };

/** By day and second. Most of what comes is the newest: of the others only the last are looked at. */
export function insertDated<Item>(
  list: readonly Item[],
  item: Item,
  datedOf: (item: Item) => Dated | undefined,
): readonly Item[] {
  const { on, at } = datedOf(item) ?? { on: 0, at: 0 };
  const position = list.findLastIndex((each) => {
    const other = datedOf(each);
    return other !== undefined && (other.on - on || other.at - at) <= 0;
  });
  return [...list.slice(0, position + 1), item, ...list.slice(position + 1)];
}
