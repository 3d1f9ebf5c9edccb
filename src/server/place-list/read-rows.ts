import * as v from 'valibot';
import { err, ok, type Result } from '#kernel/result.ts';
import { foldText } from '#kernel/vi-text.ts';
import { readSheets } from '#server/import/read-sheet.ts';
import type { Row, Sheet } from '#server/import/sheet.ts';

/** One commune with the province it lies in, nothing interpreted yet. */
export type ListRow = {
  readonly at: number;
  readonly provinceCode: string;
  readonly provinceName: string;
  readonly code: string;
  readonly name: string;
};

/** `columns-missing`: no row names the four columns. */
export type ListProblem = { readonly code: string; readonly detail?: string };

const Pair = v.tuple([v.string(), v.string()]);
const Nested = v.array(v.tuple([v.string(), v.string(), v.array(Pair)]));

type Column = Exclude<keyof ListRow, 'at'>;

/** Folded headers in the spellings of published lists; the first that fits a header decides. */
const HEADERS: readonly (readonly [Column, RegExp])[] = [
  ['provinceCode', /^ma (?:so )?(?:tinh|tp|thanh pho)\b/u],
  ['provinceName', /^(?:ten )?(?:tinh|thanh pho)\b/u],
  ['code', /^ma(?: so)?(?: (?:don vi|dvhc|phuong|xa|px)\b.*)?$/u],
  ['name', /^(?:ten(?: (?:don vi|dvhc|phuong|xa)\b.*)?|(?:phuong|xa)\b.*)$/u],
];
const HEADER_ROWS_MAX = 20;

/**
 * Rows of a list of provinces and communes: a spreadsheet with the four columns, or JSON of
 * `[code, name, [[code, name], …]]` per province.
 */
export async function readRows(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<readonly ListRow[], ListProblem>> {
  if (/\.json$/iu.test(fileName)) return rowsOfJson(bytes);
  const sheets = await readSheets(bytes, fileName);
  if (!sheets.ok) return sheets;
  for (const sheet of sheets.value) {
    const rows = rowsOfSheet(sheet);
    if (rows !== undefined) return ok(rows);
  }
  return err({ code: 'columns-missing' });
}

function rowsOfJson(bytes: Uint8Array): Result<readonly ListRow[], ListProblem> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err({ code: 'file-damaged' });
  }
  const read = v.safeParse(Nested, parsed);
  if (!read.success) return err({ code: 'columns-missing' });
  let at = 0;
  return ok(
    read.output.flatMap(([provinceCode, provinceName, communes]) =>
      communes.map(([code, name]) => ({ at: (at += 1), provinceCode, provinceName, code, name })),
    ),
  );
}

function rowsOfSheet({ rows }: Sheet): readonly ListRow[] | undefined {
  for (const [index, row] of rows.slice(0, HEADER_ROWS_MAX).entries()) {
    const columns = columnsOf(row);
    if (columns !== undefined) {
      return rows.slice(index + 1).map((each) => ({
        at: each.at,
        provinceCode: textAt(each, columns.provinceCode),
        provinceName: textAt(each, columns.provinceName),
        code: textAt(each, columns.code),
        name: textAt(each, columns.name),
      }));
    }
  }
  return undefined;
}

const textAt = ({ cells }: Row, column: number): string => cells[column]?.text ?? '';

function columnsOf({ cells }: Row): Record<Column, number> | undefined {
  const found: Partial<Record<Column, number>> = {};
  for (const [index, cell] of cells.entries()) {
    const label = foldText(cell?.text ?? '').replaceAll(/[^a-z0-9]+/gu, ' ');
    const column = HEADERS.find(([, header]) => header.test(label.trim()))?.[0];
    if (column !== undefined) found[column] ??= index;
  }
  const { provinceCode, provinceName, code, name } = found;
  if (provinceCode === undefined || provinceName === undefined) return undefined;
  if (code === undefined || name === undefined) return undefined;
  return { provinceCode, provinceName, code, name };
}
