/*
 * Whole numbers as one text of printable letters that JSON need not escape: most of a column of differences
 * take one letter each, which compresses better than digits and commas and is read faster.
 *
 *   0 is the first letter, −1 the second, 1 the third …; what does not fit one letter takes two, and what
 *   does not fit those a letter that says how many digits follow.
 */

const LETTERS = Array.from({ length: 95 }, (_, place) => String.fromCodePoint(32 + place)).filter(
  (letter) => letter !== '"' && letter !== '\\',
);
const BASE = LETTERS.length;
/** Values of one letter. */
const ONE = 60;
/** Digits behind each of the last letters. */
const LONG = [2, 3, 4, 7] as const;
/** First letters of two. */
const TWO = BASE - ONE - LONG.length;

/** Places of letters by their code. */
const PLACES = new Int8Array(128).fill(-1);
for (const [place, letter] of LETTERS.entries()) PLACES[letter.codePointAt(0) ?? 0] = place;

/** Beyond it a number is no difference of anything that books hold. */
const PACKED_MAX = 2 ** 40;

export const canPack = (numbers: readonly number[]): boolean =>
  numbers.every((each) => Math.abs(each) < PACKED_MAX);

export function packNumbers(numbers: readonly number[]): string {
  let text = '';
  for (const each of numbers) text += packOne(each < 0 ? -2 * each - 1 : 2 * each);
  return text;
}

function packOne(value: number): string {
  if (value < ONE) return letterAt(value);
  let rest = value - ONE;
  if (rest < TWO * BASE) return letterAt(ONE + Math.floor(rest / BASE)) + letterAt(rest % BASE);
  rest -= TWO * BASE;
  for (const [kind, digits] of LONG.entries()) {
    const most = BASE ** digits;
    if (rest < most) return letterAt(ONE + TWO + kind) + digitsOf(rest, digits);
    rest -= most;
  }
  throw new Error('invariant broken: a number that cannot be packed');
}

const letterAt = (place: number): string => LETTERS[place] ?? '';

function digitsOf(value: number, count: number): string {
  let text = '';
  let rest = value;
  for (let digit = 0; digit < count; digit += 1) {
    text = letterAt(rest % BASE) + text;
    rest = Math.floor(rest / BASE);
  }
  return text;
}

/** The numbers of a text; undefined when it is none of ours. */
export function unpackNumbers(text: string): number[] | undefined {
  const numbers: number[] = [];
  let at = 0;
  const next = (): number => PLACES[text.charCodeAt((at += 1) - 1)] ?? -1;
  while (at < text.length) {
    const first = next();
    let value = first;
    if (first >= ONE + TWO) {
      const kind = first - ONE - TWO;
      value = ONE + TWO * BASE;
      for (const digits of LONG.slice(0, kind)) value += BASE ** digits;
      let rest = 0;
      for (let digit = LONG[kind] ?? 0; digit > 0; digit -= 1) {
        const place = next();
        if (place < 0) return undefined;
        rest = rest * BASE + place;
      }
      value += rest;
    } else if (first >= ONE) {
      const second = next();
      if (second < 0) return undefined;
      value = ONE + (first - ONE) * BASE + second;
    } else if (first < 0) return undefined;
    numbers.push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
  }
  return numbers;
}
