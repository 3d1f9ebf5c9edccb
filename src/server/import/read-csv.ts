import Papa from 'papaparse';
import { refuse } from './read-zip.ts';
import { FILE_LIMITS, type Cell, type Row, type Sheet } from './sheet.ts';

const delimiters = [',', ';', '\t'] as const;

/**
 * UTF-8 with or without its mark, UTF-16 with it. Older encodings are refused: guessing would
 * spoil names.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-16be';
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  let text: string;
  try {
    text = new TextDecoder(isWide ? wide : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('file-not-utf8');
  }
  if (text.includes('\u0000')) throw refuse('file-not-a-spreadsheet');
  return text;
}

function parse(text: string, delimiter: string, preview: number): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false });
}

/** The delimiter under which most of the first rows have the same, largest number of cells. */
function findDelimiter(text: string): string {
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const widths = new Map<number, number>();
    for (const row of parse(text, delimiter, 60).data) {
      if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    for (const [width, count] of widths) {
      if (width * count > bestScore) {
        bestScore = width * count;
        best = delimiter;
      }
    }
  }
  return best;
}

function rowOf(values: readonly string[], index: number): Row {
  if (values.length > FILE_LIMITS.columns) throw refuse('file-too-many-columns');
  const cells = values.map((text): Cell | undefined => (text.trim() === '' ? undefined : { text }));
  return { at: index + 1, cells };
}

/**
 * One sheet without a name. A row's number counts records, as spreadsheet programs do; a line
 * `sep=;` has none.
 */
export function readCsv(whole: string): Sheet[] {
  let text = whole;
  const stated = /^sep=([,;\t])\r?\n/u.exec(text);
  if (stated !== null) text = text.slice(stated[0].length);
  const delimiter = stated?.[1] ?? findDelimiter(text);
  const parsed = parse(text, delimiter, FILE_LIMITS.rows + 1_000);
  const open = parsed.errors.find((error) => error.type === 'Quotes');
  if (open !== undefined) {
    throw refuse('file-quotes-open', open.row === undefined ? undefined : String(open.row + 1));
  }
  const rows = parsed.data.map(rowOf).filter((row) => row.cells.some((cell) => cell !== undefined));
  if (parsed.meta.truncated || rows.length > FILE_LIMITS.rows) throw refuse('file-too-many-rows');
  return [{ name: '', hidden: false, rows }];
}
