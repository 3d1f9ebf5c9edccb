import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { openZip, refuse, type ZipReader } from './read-zip.ts';
import { FILE_LIMITS, findCellAt, type Cell, type Row, type Sheet } from './sheet.ts';

/**
 * Office Open XML workbooks: values, dates, merged cells. Formulas count by the value the file
 * keeps for them.
 */

type XmlHandlers = {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributeOf(tag: SaxesTagPlain, wanted: string): string | undefined {
  const direct = tag.attributes[wanted];
  if (direct !== undefined) return direct;
  for (const [name, value] of Object.entries(tag.attributes)) {
    if (localName(name) === wanted) return value;
  }
  return undefined;
}

/** Element names without their prefix. A document type is refused: entities are a way to attack. */
function parseXml(xml: string, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on('doctype', () => {
    throw refuse('file-damaged', 'doctype');
  });
  parser.on('opentag', (tag) => open?.(localName(tag.name), (name) => attributeOf(tag, name)));
  parser.on('closetag', (tag) => close?.(localName(tag.name)));
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.write(xml).close();
}

const unescapeText = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_whole, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );

type SheetEntry = {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
};

type Workbook = {
  readonly sheets: readonly SheetEntry[];
  /** Dates count from 1904 instead of 1900. */
  readonly from1904: boolean;
};

/** Resolves a relationship target against the folder of the part that names it. */
function partPath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

async function readRelations(zip: ZipReader, part: string): Promise<Map<string, string>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, Math.max(slash, 0));
  const name = partPath(folder, `_rels/${part.slice(slash + 1)}.rels`);
  const targets = new Map<string, string>();
  if (!zip.has(name)) return targets;
  parseXml(await zip.readText(name), {
    open: (tag, attribute) => {
      if (tag !== 'Relationship') return;
      const target = partPath(folder, attribute('Target') ?? '');
      targets.set(attribute('Id') ?? '', target);
      targets.set(`type:${(attribute('Type') ?? '').split('/').pop() ?? ''}`, target);
    },
  });
  return targets;
}

async function readWorkbook(
  zip: ZipReader,
): Promise<{ workbook: Workbook; parts: Map<string, string> }> {
  const root = await readRelations(zip, '');
  const path = root.get('type:officeDocument') ?? 'xl/workbook.xml';
  if (!zip.has(path)) throw refuse('file-not-a-spreadsheet');
  const parts = await readRelations(zip, path);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  parseXml(await zip.readText(path), {
    open: (tag, attribute) => {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (tag !== 'sheet') return;
      const target = parts.get(attribute('r:id') ?? attribute('id') ?? '');
      if (target === undefined) throw refuse('file-damaged', attribute('name'));
      sheets.push({
        name: attribute('name') ?? '',
        hidden: (attribute('state') ?? 'visible') !== 'visible',
        path: target,
      });
    },
  });
  return { workbook: { sheets, from1904 }, parts };
}

async function readSharedStrings(zip: ZipReader, path: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (path === undefined) return strings;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  parseXml(await zip.readText(path), {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') inPhonetic = true;
      else if (tag === 't') inText = !inPhonetic;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (tag) => {
      if (tag === 'si') strings.push(unescapeText(text));
      else if (tag === 'rPh') inPhonetic = false;
      else if (tag === 't') inText = false;
    },
  });
  return strings;
}

/**
 * Number formats 14–22, 27–36, 45–47, 50–58 are dates by the standard; others are when they name
 * a day or year.
 */
function isDateFormat(id: number, custom: ReadonlyMap<number, string>): boolean {
  const format = custom.get(id);
  if (format === undefined) {
    return (
      (id >= 14 && id <= 22) ||
      (id >= 27 && id <= 36) ||
      (id >= 45 && id <= 47) ||
      (id >= 50 && id <= 58)
    );
  }
  const bare = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/gu, '').toLowerCase();
  return /[dy]/u.test(bare) && !/general/u.test(bare);
}

/** For each cell style whether it shows a date. */
async function readDateStyles(zip: ZipReader, path: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (path === undefined) return styles;
  const custom = new Map<number, string>();
  let inCellFormats = false;
  parseXml(await zip.readText(path), {
    open: (tag, attribute) => {
      if (tag === 'numFmt') {
        custom.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      } else if (tag === 'cellXfs') inCellFormats = true;
      else if (tag === 'xf' && inCellFormats) {
        styles.push(isDateFormat(Number(attribute('numFmtId') ?? 0), custom));
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

type Shared = {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
};

type RawCell = {
  column: number;
  type: string;
  style: number;
  value: string;
  hasFormula: boolean;
};

const formulaWithoutValue = '#FORMULA';

function cellOf(raw: RawCell, { strings, dateStyles, from1904 }: Shared): Cell | undefined {
  if (raw.value === '') return raw.hasFormula ? { text: formulaWithoutValue } : undefined;
  if (raw.type === 's') {
    const text = strings[Number(raw.value)];
    if (text === undefined) throw refuse('file-damaged', 'shared strings');
    return text === '' ? undefined : { text };
  }
  if (raw.type === 'b') return { text: raw.value === '1' ? 'TRUE' : 'FALSE' };
  if (raw.type !== 'n' && raw.type !== '') return { text: unescapeText(raw.value) };
  const number = Number(raw.value);
  if (!Number.isFinite(number)) return { text: raw.value };
  if (dateStyles[raw.style] !== true) return { text: String(number), number };
  const shifted = from1904 ? number + 1_462 : number;
  return { text: String(shifted), number: shifted, isDate: true };
}

type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

function mergeOf(reference: string | undefined): Merge | undefined {
  const [from = '', to = from] = (reference ?? '').split(':');
  const start = findCellAt(from);
  const end = findCellAt(to);
  if (start === undefined || end === undefined) return undefined;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

type Grid = Map<number, (Cell | undefined)[]>;

/**
 * Repeats a merged cell over the used part of its area, so that a household's number stands in
 * each row.
 */
function spreadMerges(grid: Grid, merges: readonly Merge[]): void {
  let lastRow = 0;
  let width = 0;
  for (const [row, cells] of grid) {
    lastRow = Math.max(lastRow, row);
    width = Math.max(width, cells.length);
  }
  let budget: number = FILE_LIMITS.mergedCells;
  for (const { top, left, bottom, right } of merges) {
    const cell = grid.get(top)?.[left];
    if (cell === undefined) continue;
    const maxRow = Math.min(bottom, lastRow);
    const maxColumn = Math.min(right, width - 1);
    budget -= (maxRow - top + 1) * (maxColumn - left + 1);
    if (budget < 0) throw refuse('file-too-big-inside');
    for (let row = top; row <= maxRow; row += 1) {
      const cells = grid.get(row) ?? [];
      for (let column = left; column <= maxColumn; column += 1) {
        if (row === top && column === left) continue;
        cells[column] = { ...cell, merged: column === left ? 'down' : 'right' };
      }
      grid.set(row, cells);
    }
  }
}

const isOwn = (cell: Cell | undefined): boolean => cell !== undefined && cell.merged === undefined;

type SheetContent = {
  readonly grid: Grid;
  readonly merges: Merge[];
};

function readCells(xml: string, shared: Shared): SheetContent {
  const grid: Grid = new Map();
  const merges: Merge[] = [];
  let row = -1;
  let column = -1;
  let raw: RawCell | undefined;
  let inValue = false;
  let inPhonetic = false;
  const openCell = (attribute: (name: string) => string | undefined): void => {
    column = findCellAt(attribute('r') ?? '')?.column ?? column + 1;
    const style = Number(attribute('s') ?? 0);
    raw = { column, type: attribute('t') ?? '', style, value: '', hasFormula: false };
  };
  const open: XmlHandlers['open'] = (tag, attribute) => {
    if (tag === 'row') {
      row = attribute('r') === undefined ? row + 1 : Number(attribute('r')) - 1;
      column = -1;
      if (!Number.isInteger(row) || row < 0 || row > 1_048_575) throw refuse('file-damaged', 'row');
    } else if (tag === 'c') openCell(attribute);
    else if (tag === 'f' && raw !== undefined) raw.hasFormula = true;
    else if (tag === 'rPh') inPhonetic = true;
    else if ((tag === 'v' || tag === 't') && raw !== undefined) inValue = !inPhonetic;
    else if (tag === 'mergeCell') {
      const merge = mergeOf(attribute('ref'));
      if (merge !== undefined) merges.push(merge);
    }
  };
  const close: XmlHandlers['close'] = (tag) => {
    if (tag === 'v' || tag === 't') inValue = false;
    else if (tag === 'rPh') inPhonetic = false;
    else if (tag === 'c' && raw !== undefined) {
      addCell(grid, row, raw, shared);
      raw = undefined;
    }
  };
  const text = (piece: string): void => {
    if (inValue && raw !== undefined) raw.value += piece;
  };
  parseXml(xml, { open, close, text });
  return { grid, merges };
}

function parseSheet(xml: string, shared: Shared): Row[] {
  const { grid, merges } = readCells(xml, shared);
  spreadMerges(grid, merges);
  return [...grid]
    .filter(([, cells]) => cells.some(isOwn))
    .sort(([a], [b]) => a - b)
    .map(([at, cells]) => ({ at: at + 1, cells }));
}

function addCell(grid: Grid, row: number, raw: RawCell, shared: Shared): void {
  const cell = cellOf(raw, shared);
  if (cell === undefined || cell.text.trim() === '') return;
  if (row < 0) throw refuse('file-damaged', 'cell');
  if (raw.column >= FILE_LIMITS.columns) throw refuse('file-too-many-columns');
  const cells = grid.get(row) ?? [];
  cells[raw.column] = cell;
  grid.set(row, cells);
  if (grid.size > FILE_LIMITS.rows) throw refuse('file-too-many-rows');
}

/** All worksheets of a workbook. Throws `Refused`, or what a parser throws on damage. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  const zip = await openZip(bytes);
  const { workbook, parts } = await readWorkbook(zip);
  if (workbook.sheets.length > FILE_LIMITS.sheets) throw refuse('file-too-many-sheets');
  const shared: Shared = {
    strings: await readSharedStrings(zip, parts.get('type:sharedStrings')),
    dateStyles: await readDateStyles(zip, parts.get('type:styles')),
    from1904: workbook.from1904,
  };
  const sheets: Sheet[] = [];
  let rowCount = 0;
  for (const { name, hidden, path } of workbook.sheets) {
    const rows = path.includes('chartsheets') ? [] : parseSheet(await zip.readText(path), shared);
    rowCount += rows.length;
    if (rowCount > FILE_LIMITS.rows) throw refuse('file-too-many-rows');
    sheets.push({ name, hidden, rows });
  }
  return sheets;
}
