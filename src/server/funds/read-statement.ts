import { BANKS } from '#kernel/vi-banks.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { Cell, Row, Sheet } from '#server/import/sheet.ts';
import { proveStatement } from './prove-statement.ts';
import {
  cellText,
  findAccountNumber,
  findStatedBalance,
  readAmount,
  readStatementDay,
} from './statement-cells.ts';
import { findColumns, type StatementColumns } from './statement-columns.ts';

/** One movement on an account, as its bank tells it. */
export type StatementLine = {
  readonly row: number;
  readonly day: number;
  readonly way: 'in' | 'out';
  readonly amountDong: number;
  readonly text: string;
  readonly reference?: string;
  readonly balanceDong?: number;
};

/** What a bank says of one account: everything between two balances. */
export type Statement = {
  readonly sheet: string;
  readonly account?: string;
  /** Banks named above the table. */
  readonly banks: readonly string[];
  readonly openingDong: number;
  readonly closingDong: number;
  readonly lines: readonly StatementLine[];
};

export type StatementProblem = {
  readonly code:
    | 'statement-not-found'
    | 'statement-empty'
    | 'statement-too-long'
    | 'statement-day-wrong'
    | 'statement-days-swapped'
    | 'statement-amount-wrong'
    | 'statement-unproven'
    | 'statement-does-not-add-up';
  readonly sheet: string;
  readonly row?: number;
};

export const STATEMENT_LINES_MAX = 5_000;
/** A header stands among the first rows of its account. */
const HEAD_ROWS_MAX = 120;

/** What was read of one account, before its sums are asked. */
export type Section = {
  account?: string;
  banks: readonly string[];
  openingDong?: number;
  closingDong?: number;
  readonly lines: StatementLine[];
  /** Sums of the columns, as read and as the file states them below. */
  readonly columns: { credit: number; debit: number };
  totals?: { readonly credit?: number; readonly debit?: number };
  /** Dates that the file keeps as numbers, and those it keeps as text. */
  serials: number;
  texts: number;
};

const TOTALS =
  /^(?:tong|cong|total|sum)\b|tong cong|tong so|so du (?:dau|cuoi)|(?:open|clos|end|beginn)ing balance/u;

/**
 * Reads every account that the sheets of a file tell of. Nothing of a file counts unless all of it
 * adds up.
 */
export function readStatements(
  sheets: readonly Sheet[],
  today: number,
): Result<readonly Statement[], StatementProblem> {
  const statements: Statement[] = [];
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const sections = readSections(sheet, dateOfDay(today).year + 1);
    if (!sections.ok) return sections;
    for (const section of sections.value) {
      const proved = proveStatement(sheet.name, section, today);
      if (!proved.ok) return proved;
      statements.push(proved.value);
    }
  }
  const [first] = sheets;
  return statements.length === 0
    ? err({ code: 'statement-not-found', sheet: first?.name ?? '' })
    : ok(statements);
}

const emptySection = (): Section => ({
  banks: [],
  lines: [],
  columns: { credit: 0, debit: 0 },
  serials: 0,
  texts: 0,
});

class SectionReader {
  readonly sections: Section[] = [];
  #section = emptySection();
  #columns: StatementColumns | undefined;
  #headAt = 0;
  #lastDay: number | undefined;

  readonly #sheet: string;
  readonly #latestYear: number;

  constructor(sheet: string, latestYear: number) {
    this.#sheet = sheet;
    this.#latestYear = latestYear;
  }

  read(row: Row): StatementProblem | undefined {
    const columns = findColumns(row);
    if (columns !== undefined) {
      this.#columns = columns;
      return undefined;
    }
    if (this.#columns !== undefined) {
      const read = this.#readLine(row, this.#columns);
      if (read !== 'other') return read;
    }
    this.#readHead(row);
    return undefined;
  }

  end(): void {
    if (this.#columns !== undefined) this.sections.push(this.#section);
    this.#section = emptySection();
    this.#columns = undefined;
    this.#lastDay = undefined;
  }

  /** A line above or below the table: whose account it is, from which balance to which. */
  #readHead({ at, cells }: Row): void {
    const account = findAccountNumber(cells);
    if (account !== undefined && account !== this.#section.account) {
      if (this.#columns !== undefined) this.end();
      this.#section.account ??= account;
      this.#headAt = at;
    }
    if (this.#columns === undefined && at - this.#headAt <= HEAD_ROWS_MAX) {
      this.#section.banks = [...new Set([...this.#section.banks, ...banksIn(cells)])];
    }
    const stated = findStatedBalance(cells);
    if (stated === undefined || stated.amountDong === 'wrong') return;
    if (stated.which === 'opening') this.#section.openingDong ??= stated.amountDong;
    else this.#section.closingDong = stated.amountDong;
  }

  #readLine(row: Row, columns: StatementColumns): StatementProblem | undefined | 'other' {
    const at = (column: number | undefined): Cell | undefined =>
      column === undefined ? undefined : row.cells[column];
    if (row.cells.some((cell) => TOTALS.test(foldText(cellText(cell))))) {
      this.#readTotals(row, at(columns.credit), at(columns.debit));
      return 'other';
    }
    const found = readStatementDay(at(columns.day), this.#latestYear);
    const moved = movementOf(columns, at);
    if (found === undefined && (moved === undefined || cellText(at(columns.text)) === '')) {
      return 'other';
    }
    if (moved === 'wrong') return this.#problem('statement-amount-wrong', row.at);
    if (found !== undefined && 'problem' in found) {
      const isSwapped = found.problem === 'day-swapped';
      return this.#problem(isSwapped ? 'statement-days-swapped' : 'statement-day-wrong', row.at);
    }
    if (found !== undefined) {
      this.#lastDay = found.day;
      this.#section[found.isSerial ? 'serials' : 'texts'] += 1;
    }
    if (moved === undefined) return undefined;
    // Some banks write a day once for all lines of it.
    if (this.#lastDay === undefined) return this.#problem('statement-day-wrong', row.at);
    if (this.#section.lines.length + moved.length > STATEMENT_LINES_MAX) {
      return this.#problem('statement-too-long', row.at);
    }
    this.#section.columns.credit += sumOf(at(columns.credit));
    this.#section.columns.debit += Math.abs(sumOf(at(columns.debit)));
    const reference = [found?.rest ?? '', cellText(at(columns.reference))]
      .filter((text) => text !== '')
      .join(' ');
    const balance = readAmount(at(columns.balance));
    if (balance === 'wrong') return this.#problem('statement-amount-wrong', row.at);
    for (const [index, net] of moved.entries()) {
      this.#section.lines.push({
        row: row.at,
        day: this.#lastDay,
        way: net < 0 ? 'out' : 'in',
        amountDong: Math.abs(net),
        text: cellText(at(columns.text)),
        ...(reference !== '' && { reference }),
        ...(index === moved.length - 1 && balance !== undefined && { balanceDong: balance }),
      });
    }
    return undefined;
  }

  /** The last row of sums is that of the whole table; rows of a page's sums are passed over. */
  #readTotals({ cells }: Row, credit: Cell | undefined, debit: Cell | undefined): void {
    const label = cells.map((cell) => foldText(cellText(cell))).join(' ');
    if (!/\btong\b|\btotal\b/u.test(label) || /\btrang\b|\bpage\b/u.test(label)) return;
    const [sumIn, sumOut] = [readAmount(credit), readAmount(debit)];
    if (typeof sumIn !== 'number' && typeof sumOut !== 'number') return;
    this.#section.totals = {
      ...(typeof sumIn === 'number' && { credit: sumIn }),
      ...(typeof sumOut === 'number' && { debit: Math.abs(sumOut) }),
    };
  }

  #problem(code: StatementProblem['code'], row: number): StatementProblem {
    return { code, sheet: this.#sheet, row };
  }
}

const sumOf = (cell: Cell | undefined): number => {
  const amount = readAmount(cell);
  return typeof amount === 'number' ? amount : 0;
};

/**
 * What came in (+) and went out (−) by one row. Some banks write debits as negative numbers; a
 * negative credit is money that the bank took back.
 */
function movementOf(
  columns: StatementColumns,
  at: (column: number | undefined) => Cell | undefined,
): readonly number[] | 'wrong' | undefined {
  const amount = readAmount(at(columns.amount));
  const [credit, debit] = [readAmount(at(columns.credit)), readAmount(at(columns.debit))];
  const taken = columns.taken.map((column) => readAmount(at(column)));
  const all = [amount, credit, debit, ...taken];
  if (all.includes('wrong')) return 'wrong';
  const numbers = [
    amount,
    credit,
    ...[debit, ...taken].map((each) => (each === undefined ? undefined : -Math.abs(Number(each)))),
  ].filter((each): each is number => each !== undefined && each !== 0);
  return numbers.length === 0 ? undefined : numbers;
}

const banksIn = (cells: readonly (Cell | undefined)[]): readonly string[] => {
  const text = cells
    .filter((cell) => cell?.merged === undefined)
    .map((cell) => ` ${foldText(cellText(cell)).replaceAll(/[^a-z0-9]+/gu, ' ')} `)
    .join('');
  return BANKS.filter(({ name, also }) =>
    [foldText(name), ...also].some((word) => text.includes(` ${word} `)),
  ).map(({ bin }) => bin);
};

function readSections(
  { name, rows }: Sheet,
  latestYear: number,
): Result<readonly Section[], StatementProblem> {
  const reader = new SectionReader(name, latestYear);
  for (const row of rows) {
    const problem = reader.read(row);
    if (problem !== undefined) return err(problem);
  }
  reader.end();
  return ok(reader.sections);
}
