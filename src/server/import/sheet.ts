import { REGISTER_FILE_BYTES_MAX } from '#protocol/limits.ts';

/**
 * A table as it stands in a file: nothing interpreted yet, rows and columns as the person sees
 * them.
 */

export type Cell = {
  /** What the cell says; numbers in plain notation. */
  readonly text: string;
  /** Present when the cell is a number in the file. */
  readonly number?: number;
  /** The number is shown as a date. */
  readonly isDate?: true;
  /** A merged cell repeats what stands in its first row or column. */
  readonly merged?: 'down' | 'right';
};

export type Row = {
  /** 1-based number of the row in its sheet. */
  readonly at: number;
  /** By column from 0 on; holes are empty cells. */
  readonly cells: readonly (Cell | undefined)[];
};

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold something, from top to bottom. */
  readonly rows: readonly Row[];
};

export const FILE_LIMITS = {
  fileBytes: REGISTER_FILE_BYTES_MAX,
  inflatedBytes: 50 * 1024 * 1024,
  entries: 2_000,
  sheets: 200,
  rows: 60_000,
  columns: 256,
  mergedCells: 2_000_000,
  cellCharacters: 32_767,
} as const;

export type ReadError = {
  readonly code:
    | 'file-empty'
    | 'file-too-large'
    | 'file-not-a-spreadsheet'
    | 'file-old-or-locked'
    | 'file-damaged'
    | 'file-too-big-inside'
    | 'file-too-many-sheets'
    | 'file-too-many-rows'
    | 'file-too-many-columns'
    | 'file-not-utf8'
    | 'file-quotes-open';
  readonly detail?: string;
};

/** A, B, … Z, AA: the column as the person's program names it. */
export function columnLetters(column: number): string {
  let rest = column + 1;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** Column and row of "AB12", both from 0; undefined for anything else. */
export function findCellAt(reference: string): { column: number; row: number } | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/u.exec(reference);
  if (parts === null) return undefined;
  let column = 0;
  for (const letter of parts[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(parts[2]) - 1 };
}
