import { formatCount } from './format.ts';
import { err, ok, type Result } from './result.ts';

/** Money is integer đồng. */

export type DongError = {
  readonly code: 'dong-not-understood' | 'dong-not-whole' | 'dong-too-large';
  readonly text: string;
};

/** `150.000 ₫`, with a no-break space. */
export const formatDong = (amountDong: number): string => `${formatCount(amountDong)}\u00a0₫`;

const unitDong = new Map([
  ['', 1],
  ['k', 1_000],
  ['n', 1_000],
  ['ng', 1_000],
  ['nghin', 1_000],
  ['ngan', 1_000],
  ['tr', 1_000_000],
  ['trieu', 1_000_000],
  ['ty', 1_000_000_000],
  ['ti', 1_000_000_000],
]);

/**
 * Thousandths of the number: "1,5" → 1500; groups of three after dots, commas or spaces are
 * thousands.
 */
function thousandthsOf(number: string): number | undefined {
  if (/^\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*$/u.test(number)) {
    return Number(number.replaceAll(/\D/gu, '')) * 1_000;
  }
  if (/^\d+$/u.test(number)) return Number(number) * 1_000;
  const decimal = /^(\d+)[.,](\d{1,3})$/u.exec(number);
  if (decimal === null) return undefined;
  return Number(decimal[1]) * 1_000 + Number((decimal[2] ?? '').padEnd(3, '0'));
}

const bareUnits = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[\s\u00a0]+/gu, ' ')
    .replace(/\s*(?:₫|vnd|dong|đong|đ|d)\.?$/u, '')
    .trim();

const piece = /(\d[\d.,\s]*)([a-z]*)/uy;

/**
 * Reads an amount as people type it: 150000, 150.000, 150.000 ₫, 150k, 150 nghìn, 1tr5
 * (1.500.000), 1,5 triệu,
 * 1 triệu 200 nghìn, 2 tỷ. Never negative; fractions of a đồng are an error.
 */
export function parseDong(input: string): Result<number, DongError> {
  const text = bareUnits(input);
  let total = 0;
  let lastUnit = Number.POSITIVE_INFINITY;
  let at = 0;
  while (at < text.length) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (found === null) return err({ code: 'dong-not-understood', text: input });
    at = piece.lastIndex;
    while (text[at] === ' ') at += 1;
    const number = (found[1] ?? '').trim();
    const unit = unitDong.get(found[2] ?? '');
    const isTail =
      found[2] === '' && lastUnit < Number.POSITIVE_INFINITY && /^\d{1,3}$/u.test(number);
    const thousandths = isTail ? Number(number.padEnd(3, '0')) : thousandthsOf(number);
    const scale = isTail ? lastUnit : unit;
    if (thousandths === undefined || scale === undefined || (!isTail && scale >= lastUnit)) {
      return err({ code: 'dong-not-understood', text: input });
    }
    if (isTail && at < text.length) return err({ code: 'dong-not-understood', text: input });
    total += thousandths * scale;
    lastUnit = scale;
  }
  if (at === 0) return err({ code: 'dong-not-understood', text: input });
  if (total > Number.MAX_SAFE_INTEGER) return err({ code: 'dong-too-large', text: input });
  return total % 1_000 === 0 ? ok(total / 1_000) : err({ code: 'dong-not-whole', text: input });
}
