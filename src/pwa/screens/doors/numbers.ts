const collator = new Intl.Collator('vi', { numeric: true });

/** The number a village knows a house by: the last group of digits of its code, without leading zeros. */
export const numberOf = (code: string): string =>
  /(\d+)\D*$/u.exec(code)?.[1]?.replace(/^0+(?=\d)/u, '') ?? '';

/** Houses by their number, those without one last, by name. */
export const inOrderOfNumbers = <House extends { readonly number: string; readonly bare: string }>(
  houses: readonly House[],
): readonly House[] =>
  [...houses].sort(
    (left, right) =>
      Number(left.number === '') - Number(right.number === '') ||
      collator.compare(left.number, right.number) ||
      collator.compare(left.bare, right.bare),
  );
