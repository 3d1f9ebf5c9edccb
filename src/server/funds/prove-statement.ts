import { err, ok, type Result } from '#kernel/result.ts';
import type { Section, Statement, StatementLine, StatementProblem } from './read-statement.ts';

/** A bank's lines stand in the order of their days, give or take a weekend. */
const DAYS_OUT_OF_ORDER_MAX = 4;

const netOf = ({ way, amountDong }: StatementLine): number =>
  way === 'in' ? amountDong : -amountDong;

const sumOf = (lines: readonly StatementLine[]): number =>
  lines.reduce((sum, line) => sum + netOf(line), 0);

/**
 * Whether what was read is all there is: opening balance and movements must come to the closing
 * balance, and each line to the balance beside it. What proves nothing is refused, for a line may be
 * missing.
 */
export function proveStatement(
  sheet: string,
  section: Section,
  today: number,
): Result<Statement, StatementProblem> {
  const { lines, banks, account } = section;
  if (lines.length === 0) return err({ code: 'statement-empty', sheet });
  const swapped = findSwapped(section, today);
  if (swapped !== undefined) return err({ code: 'statement-days-swapped', sheet, row: swapped });
  if (!hasItsTotals(section)) return err({ code: 'statement-does-not-add-up', sheet });
  const walked = lines.every((line, index) => isTold(lines, line, index));
  const chain = walked ? findChain(lines) : undefined;
  if (chain !== undefined && 'row' in chain) {
    return err({ code: 'statement-does-not-add-up', sheet, row: chain.row });
  }
  const openingDong = section.openingDong ?? chain?.openingDong;
  const closingDong = section.closingDong ?? chain?.closingDong;
  if (openingDong === undefined || closingDong === undefined) {
    return err({ code: 'statement-unproven', sheet });
  }
  const isWhole =
    openingDong + sumOf(lines) === closingDong &&
    (chain === undefined ||
      (chain.openingDong === openingDong && chain.closingDong === closingDong));
  if (!isWhole) return err({ code: 'statement-does-not-add-up', sheet });
  const own = account === undefined ? {} : { account };
  return ok({ sheet, ...own, banks, openingDong, closingDong, lines });
}

/** Where the file states what its columns come to, they do. */
const hasItsTotals = ({ totals, columns }: Section): boolean =>
  (totals?.credit ?? columns.credit) === columns.credit &&
  (totals?.debit ?? columns.debit) === columns.debit;

/** Lines of one row share the balance that stands beside the last of them. */
const isTold = (lines: readonly StatementLine[], line: StatementLine, index: number): boolean =>
  line.balanceDong !== undefined || lines[index + 1]?.row === line.row;

/** Steps of the account, one a row. */
function stepsOf(lines: readonly StatementLine[]) {
  const steps: { readonly row: number; net: number; balance: number }[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    if (last?.row === line.row) {
      last.net += netOf(line);
      last.balance = line.balanceDong ?? last.balance;
    } else {
      steps.push({ row: line.row, net: netOf(line), balance: line.balanceDong ?? 0 });
    }
  }
  return steps;
}

/** The balances from line to line, oldest or newest first; else the row at which they break. */
function findChain(
  lines: readonly StatementLine[],
): { readonly openingDong: number; readonly closingDong: number } | { readonly row: number } {
  const steps = stepsOf(lines);
  const breaksUp = steps.findIndex(
    ({ net, balance }, index) => index > 0 && balance !== (steps[index - 1]?.balance ?? 0) + net,
  );
  const breaksDown = steps.findIndex(({ balance }, index) => {
    const above = steps[index - 1];
    return above !== undefined && above.balance !== balance + above.net;
  });
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return { row: 0 };
  if (breaksUp === -1) return { openingDong: first.balance - first.net, closingDong: last.balance };
  if (breaksDown === -1) {
    return { openingDong: last.balance - last.net, closingDong: first.balance };
  }
  return { row: steps[Math.max(breaksUp, breaksDown)]?.row ?? 0 };
}

/**
 * A spreadsheet program of another country turns 03/04 into the fourth of March where it can and
 * leaves 13/04 as text; then days stand out of order, lie ahead, or are kept in two ways.
 */
function findSwapped({ lines, serials, texts }: Section, today: number): number | undefined {
  const ahead = lines.find(({ day }) => day > today + 1);
  if (ahead !== undefined) return ahead.row;
  if (serials > 0 && texts > 0) return lines[0]?.row;
  const isRising = (lines[0]?.day ?? 0) <= (lines.at(-1)?.day ?? 0);
  return lines.find((line, index) => {
    const before = lines[index - 1];
    if (before === undefined) return false;
    const step = isRising ? line.day - before.day : before.day - line.day;
    return step < -DAYS_OUT_OF_ORDER_MAX;
  })?.row;
}
