import { dayOfDate } from '#kernel/vi-calendar.ts';
import { dayOfExcelSerial, parseDay } from '#kernel/vi-day-text.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { Cell } from '#server/import/sheet.ts';

/** What single cells of a bank's statement say. */

export const cellText = (cell: Cell | undefined): string =>
  (cell?.text ?? '').replaceAll(/[\s\u00a0\u200b\ufeff]+/gu, ' ').trim();

/**
 * An amount with its sign, in whole đồng: 1,000,000 · 1.000.000 · 1,000,000.00 · -500,000 · (500,000) ·
 * +150.000 VND. Nothing where the cell is empty or dashed; `wrong` where it is no amount of whole đồng.
 */
export function readAmount(cell: Cell | undefined): number | 'wrong' | undefined {
  if (cell === undefined) return undefined;
  if (cell.number !== undefined && cell.isDate !== true) {
    return Number.isSafeInteger(cell.number) ? cell.number : 'wrong';
  }
  const text = cellText(cell)
    .replace(/\s*(?:vnd|vnđ|đ|₫)$/iu, '')
    .replaceAll(' ', '');
  if (/^[-–—.]*$/u.test(text)) return undefined;
  const [, open, sign, digits = '', close] = /^(\()?([-+−])?([\d.,]+)(\))?$/u.exec(text) ?? [];
  if ((open === undefined) !== (close === undefined)) return 'wrong';
  const whole = digits.replace(/[.,]0{1,2}$/u, (tail) => (isThousands(digits) ? tail : ''));
  if (!/^\d+$/u.test(whole) && !isThousands(whole)) return 'wrong';
  const amount = Number(whole.replaceAll(/[.,]/gu, ''));
  if (!Number.isSafeInteger(amount)) return 'wrong';
  const isNegative = open !== undefined || sign === '-' || sign === '−';
  return isNegative && amount !== 0 ? -amount : amount;
}

const isThousands = (digits: string): boolean =>
  /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/u.test(digits);

export type ReadDay =
  | { readonly day: number; readonly rest: string; readonly isSerial: boolean }
  | { readonly problem: 'day-wrong' | 'day-swapped' };

const DAY_HEAD =
  /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4})(?:[\sT]+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?/iu;

/** The day a cell begins with, and what stands behind it: some banks write a document number there. */
export function readStatementDay(cell: Cell | undefined, latestYear: number): ReadDay | undefined {
  if (cell === undefined) return undefined;
  if (cell.number !== undefined && cell.isDate === true) {
    const found = dayOfExcelSerial(cell.number);
    if (!found.ok) return { problem: 'day-wrong' };
    return { day: found.value, rest: '', isSerial: true };
  }
  const text = cellText(cell);
  const head = DAY_HEAD.exec(text);
  if (head === null) return undefined;
  const parsed = parseDay(head[1] ?? '', latestYear);
  if (parsed.ok && 'day' in parsed.value) {
    return { day: parsed.value.day, rest: text.slice(head[0].length).trim(), isSerial: false };
  }
  const [, month, dayOfMonth, year] =
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(head[1] ?? '') ?? [];
  const isSwapped =
    !parsed.ok &&
    parsed.error.code === 'day-not-in-calendar' &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(dayOfMonth) <= 31 &&
    Number.isFinite(
      dayOfDate({ year: Number(year), month: Number(month), dayOfMonth: Number(dayOfMonth) }),
    );
  return { problem: isSwapped ? 'day-swapped' : 'day-wrong' };
}

const NUMBER_OF_ACCOUNT = /(?:^|[^\d])(\d[\d ]{4,20}\d)(?!\d)/u;
const ACCOUNT_LABEL =
  /(?:so tai khoan|tai khoan so|so tk|tai khoan|stk|account (?:no|number|id)|a\/c no|account)\b/u;
/** Not the account's own: numbers of before, of partners, of the bank. */
const OTHER_ACCOUNT =
  /\bcu\b|doi ung|doi tac|chuyen|nhan|benefi|partner|remit|chu tai khoan|ten tai khoan|account name|so du/u;

/** The account a line above the table names: in the labelled cell, or in the next one of its row. */
export function findAccountNumber(cells: readonly (Cell | undefined)[]): string | undefined {
  for (const [index, cell] of cells.entries()) {
    if (cell === undefined || cell.merged !== undefined) continue;
    const folded = foldText(cellText(cell));
    if (folded.length > 120 || !ACCOUNT_LABEL.test(folded) || OTHER_ACCOUNT.test(folded)) continue;
    const label = ACCOUNT_LABEL.exec(folded);
    const own = NUMBER_OF_ACCOUNT.exec(
      folded.slice((label?.index ?? 0) + (label?.[0].length ?? 0)),
    );
    const next = cells
      .slice(index + 1)
      .find((each) => each !== undefined && each.merged === undefined);
    const beside = own ?? NUMBER_OF_ACCOUNT.exec(`${cellText(next)} `.replace(/[A-Za-z].*$/u, ''));
    const digits = beside?.[1]?.replaceAll(' ', '') ?? '';
    if (/^\d{6,19}$/u.test(digits)) return digits;
  }
  return undefined;
}

const OPENING = /so du dau|opening balance|beginning balance|balance b\/f|so du truoc/u;
const CLOSING = /so du cuoi|closing balance|ending balance|balance c\/f|so du sau cung/u;

/** An opening or closing balance that a line states. */
export function findStatedBalance(
  cells: readonly (Cell | undefined)[],
): { readonly which: 'opening' | 'closing'; readonly amountDong: number | 'wrong' } | undefined {
  for (const [index, cell] of cells.entries()) {
    if (cell === undefined || cell.merged !== undefined) continue;
    const folded = foldText(cellText(cell));
    if (folded.length > 120) continue;
    const label = OPENING.exec(folded) ?? CLOSING.exec(folded);
    if (label === null) continue;
    const which = OPENING.test(folded) ? 'opening' : 'closing';
    const behind = folded.slice(label.index).replace(/^[^\d(+-]*/u, '');
    // A day may stand in the label: "Số dư đầu kỳ (01/11/2026)".
    const inside = /\d{1,2}\/\d{1,2}\/\d{4}/u.test(behind)
      ? undefined
      : readAmount(behind === '' ? undefined : { text: behind });
    const beside = cells
      .slice(index + 1)
      .filter((each) => each !== undefined && each.merged === undefined)
      .map(readAmount)
      .find((amount) => amount !== undefined);
    const amountDong = inside === undefined || inside === 'wrong' ? (beside ?? inside) : inside;
    if (amountDong !== undefined) return { which, amountDong };
  }
  return undefined;
}
