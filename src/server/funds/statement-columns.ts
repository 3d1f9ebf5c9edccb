import { foldText } from '#kernel/vi-text.ts';
import type { Row } from '#server/import/sheet.ts';
import { cellText } from './statement-cells.ts';

/** Columns of a statement by what they mean; `taken`: fees and taxes that stand beside the amount. */
export type StatementColumns = {
  readonly day: number;
  readonly text: number;
  readonly debit?: number;
  readonly credit?: number;
  /** One column for both, its sign telling the way. */
  readonly amount?: number;
  readonly balance?: number;
  readonly reference?: number;
  readonly taken: readonly number[];
};

const anyOf = (...words: readonly string[]): RegExp => new RegExp(words.join('|'), 'u');

type Meaning = Exclude<keyof StatementColumns, 'taken'> | 'taken';

/** Banks' words, folded, the surest first: the day that money moved before the day somebody asked. */
const MEANINGS: readonly (readonly [Meaning, RegExp])[] = [
  ['balance', /so du|balance/u],
  ['taken', /^phi|phi\/lai|^fee|thue vat|^vat|^tax/u],
  ['debit', /ghi no|phat sinh no|so tien no|debit|^no\b|tien ra|rut ra|withdraw/u],
  ['credit', /ghi co|phat sinh co|so tien co|credit|^co\b|tien vao|gui vao|deposit/u],
  ['text', /noi dung|mo ta|dien giai|description|detail|remark|narrative/u],
  [
    'day',
    anyOf(
      'ngay hach toan|posting date|ngay giao dich|transaction date|tnx date',
      'ngay hieu luc|ngay phat sinh|value date|^ngay|^date|thoi gian',
    ),
  ],
  [
    'reference',
    anyOf(
      'tham chieu|reference|so but toan|so giao dich|ma giao dich|so ct|so chung tu',
      String.raw`doc no|transaction (?:no|id)|trans\. ?no`,
    ),
  ],
  ['amount', /so tien|amount/u],
];

const DAY_ORDER = [
  /hach toan|posting/u,
  /giao dich|transaction|tnx/u,
  /hieu luc|value/u,
  /phat sinh/u,
  /^ngay|^date/u,
];

const meaningOf = (label: string): Meaning | undefined => {
  // "Ngày yêu cầu/Requesting date": when somebody asked for it, which books nothing.
  if (/yeu cau|requesting/u.test(label)) return undefined;
  return MEANINGS.find(([, words]) => words.test(label))?.[0];
};

const dayRank = (label: string): number => {
  const rank = DAY_ORDER.findIndex((words) => words.test(label));
  return rank === -1 ? DAY_ORDER.length : rank;
};

/** The columns a row heads, if it is a statement's header. */
export function findColumns(row: Row): StatementColumns | undefined {
  const found = new Map<Meaning, number>();
  const taken: number[] = [];
  let bestDay = Number.POSITIVE_INFINITY;
  for (const [index, cell] of row.cells.entries()) {
    if (cell === undefined || cell.merged !== undefined || cell.number !== undefined) continue;
    const label = foldText(cellText(cell));
    if (label === '' || label.length > 80) continue;
    const meaning = meaningOf(label);
    if (meaning === undefined) continue;
    if (meaning === 'taken') taken.push(index);
    else if (meaning === 'day' && dayRank(label) < bestDay) {
      bestDay = dayRank(label);
      found.set('day', index);
    } else if (!found.has(meaning)) found.set(meaning, index);
  }
  const [day, text] = [found.get('day'), found.get('text')];
  const hasAmount = found.has('credit') || found.has('amount');
  if (day === undefined || text === undefined || !hasAmount) return undefined;
  const of = (meaning: Meaning) => {
    const index = found.get(meaning);
    return index === undefined ? {} : { [meaning]: index };
  };
  return {
    day,
    text,
    ...of('debit'),
    ...of('credit'),
    ...(found.has('credit') ? {} : of('amount')),
    ...of('balance'),
    ...of('reference'),
    taken,
  };
}
