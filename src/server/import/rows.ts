import { foldText, nfc, plainText, stripMarks } from '#kernel/vi-text.ts';
import { isBlank, textOf } from './cells.ts';
import type { Header } from './columns.ts';
import type { Field, SkippedWhy } from './register.ts';
import type { Cell, Row } from './sheet.ts';

/** What a row below the header is: somebody, a heading, or something a register carries besides. */
export type RowKind =
  | { readonly kind: 'data' }
  | { readonly kind: 'village'; readonly village: string }
  | { readonly kind: 'household'; readonly code: string; readonly head: string }
  | { readonly kind: 'skip'; readonly why: SkippedWhy };

export type Layout = {
  readonly header: Header;
  /** Columns of each field, by index. */
  readonly columnsOf: ReadonlyMap<Field, readonly number[]>;
  /** Columns whose cells number rows or households. */
  readonly ordinals: readonly number[];
  /** Headers folded, by column. */
  readonly labels: ReadonlyMap<number, string>;
};

export function layoutOf(header: Header): Layout {
  const columnsOf = new Map<Field, number[]>();
  const ordinals: number[] = [];
  for (const { index, meaning } of header.columns) {
    if ('field' in meaning) {
      columnsOf.set(meaning.field, [...(columnsOf.get(meaning.field) ?? []), index]);
    } else if (meaning.ignored === 'ordinal') ordinals.push(index);
  }
  const labels = new Map(header.columns.map((column) => [column.index, foldText(column.header)]));
  return { header, columnsOf, ordinals, labels };
}

export const isOwn = (cell: Cell | undefined): cell is Cell =>
  cell !== undefined && cell.merged === undefined;

/** Cells the row itself holds: what merging repeats does not count. */
export const ownCells = (row: Row): Cell[] =>
  row.cells.filter(isOwn).filter((cell) => !isBlank(cell));

const kindWords = 'thôn|bản|xóm|khu phố|khu dân cư|khu|ấp|buôn|làng|tổ dân phố|tdp|tổ';
const notVillage =
  /^(?:khu vực|bản (?:kê|tổng|cam|sao|đồ|chính|danh)|tổ (?!\d|dân phố)|làng nghề|thôn (?:bản|xóm)\b)/iu;
const tail =
  /(?:\s[-–]\s|[,;(]|\s+(?:xã|phường|thị trấn|huyện|tỉnh|thành phố|đặc khu|năm|tháng|quý|có|gồm)\s).*$/iu;

function cleanVillage(text: string): string | undefined {
  const name = text
    .replace(/\s*:\s*/u, ' ')
    .replace(tail, '')
    .replace(/[\s.:]+$/u, '');
  if (notVillage.test(name) || name.length > 60) return undefined;
  return name.includes(' ') ? name : undefined;
}

const headingShape = new RegExp(
  `^(?:[IVXLC\\d]+\\s*[.):-]\\s*)?((?:${kindWords})(?:\\s*:\\s*|\\s+)\\S.*)$`,
  'iu',
);
const foldedHeading = /^(?:thon|xom|khu pho|khu|ap|buon|lang|to dan pho)\s*:?\s+\S/u;

/**
 * "Thôn Phú Hưng", "I. BẢN HIN ĐĂM (55 hộ)", "THON: PHU HUNG": the village as written, without
 * what follows.
 */
export function findVillage(text: string): string | undefined {
  const whole = nfc(text);
  const shaped = headingShape.exec(whole);
  if (shaped !== null) return cleanVillage(shaped[1] ?? '');
  return foldedHeading.test(whole.toLowerCase()) ? cleanVillage(whole) : undefined;
}

const inTitle = new RegExp(`(?<=^|[\\s,:;–-])(?:${kindWords})(?:\\s*:\\s*|\\s+)[^,;–(]+`, 'giu');

const foldedInTitle =
  /(?<=^|[\s,:;–-])(?:thon|xom|khu pho|ap|buon|lang|to dan pho)(?:\s*:\s*|\s+)[^,;–(]+/giu;
const foldedTail = /\s+(?:xa|phuong|thi tran|huyen|tinh|nam|thang|quy)\s.*$/iu;

/** A village named somewhere in a title: "DANH SÁCH HỘ DÂN THÔN PHÚ HƯNG, XÃ SƠN ĐỘNG". */
export function findVillageInTitle(text: string): string | undefined {
  for (const found of nfc(text).matchAll(inTitle)) {
    const before = plainText(text.slice(0, found.index));
    if (/(?:văn|công nghệ|biên)$/u.test(before)) continue;
    const village = cleanVillage(found[0].trim());
    if (village !== undefined) return village;
  }
  if (stripMarks(text) !== text) return undefined;
  for (const [found] of text.matchAll(foldedInTitle)) {
    const village = cleanVillage(found.replace(foldedTail, '').trim());
    if (village !== undefined) return village;
  }
  return undefined;
}

const householdHeading =
  /^hộ (?:số )?\s*(\d[\p{L}\d/]*)\s*[:.–-]*\s*(?:(?:chủ hộ|ông|bà)\s*:?\s*)*(\p{L}[^\d]*)?$/iu;
const totals =
  /^(?:tổng cộng|tổng số|tổng|cộng)\s*(?::|\d|$)|^tổng (?:cộng|số)(?:\s|$)|^tong (?:cong|so)(?:\s|:|$)/u;
/** Beginnings of lines at the end of a register, folded: who made it, who signs, remarks. */
const closings = [
  'nguoi (?:lap|ke khai|tong hop|duyet|ghi)',
  'truong (?:thon|ban|xom|khu|ap|phong)',
  'to truong',
  'tm[. ]|t\\.m|kt\\.',
  'uy ban|ubnd|chu tich|pho chu tich',
  'xac nhan',
  '\\(?ky (?:ten|va|ghi)|\\(?ky,',
  'thu truong|can bo (?:lap|tong|thong)|cong chuc|bi thu',
  'noi nhan|ghi chu ?:|luu y',
];
const signatures = new RegExp(`^(?:${closings.join('|')})|ngay .{0,12}thang .{0,12}nam`, 'u');

function isRepeatedHeader(row: Row, { labels }: Layout): boolean {
  const same = row.cells.filter((cell, index) => {
    const label = labels.get(index);
    if (label === undefined || !isOwn(cell) || isBlank(cell)) return false;
    return label.endsWith(foldText(textOf(cell)));
  }).length;
  return same >= 2 && same * 10 >= ownCells(row).length * 6;
}

/** A row of column numbers: (1) (2) (3), 1 2 3, A B 1 2; one cell of it may be spoilt. */
function isNumbering(row: Row): boolean {
  let own = 0;
  let marks = 0;
  const offsets = new Map<number, number>();
  for (const [index, cell] of row.cells.entries()) {
    if (!isOwn(cell) || isBlank(cell)) continue;
    own += 1;
    const mark = textOf(cell).replaceAll(/[()]/gu, '');
    if (/^[A-Z]$/u.test(mark)) marks += 1;
    if (!/^\d{1,2}$/u.test(mark)) continue;
    marks += 1;
    const offset = Number(mark) - index;
    offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
  }
  const inSequence = Math.max(0, ...offsets.values());
  return own >= 3 && marks * 10 >= own * 7 && inSequence >= 2 && inSequence * 2 >= own;
}

const has = (row: Row, layout: Layout, ...fields: Field[]): boolean =>
  fields.some((field) =>
    (layout.columnsOf.get(field) ?? []).some((index) => {
      const cell = row.cells[index];
      return isOwn(cell) && !isBlank(cell);
    }),
  );

const nameFields = ['name', 'head', 'family'] as const;
const personFields = ['birth', 'male', 'female', 'relation', 'phone', 'sex', 'members'] as const;

/** Below a signature line names alone, wherever they stand, are signers. */
function isPerson(row: Row, layout: Layout, afterSignature: boolean): boolean {
  if (!has(row, layout, ...nameFields)) return false;
  if (!afterSignature) return has(row, layout, ...personFields);
  const isNumbered = layout.ordinals.some(
    (index) => isOwn(row.cells[index]) && !isBlank(row.cells[index]),
  );
  return isNumbered || has(row, layout, 'code', 'relation');
}

/** Rows that carry one text, perhaps with a number before it. */
function kindOfLine(row: Row, text: string, layout: Layout): RowKind | undefined {
  const village = findVillage(text);
  if (village !== undefined) return { kind: 'village', village };
  const household = householdHeading.exec(text);
  if (household !== null) {
    return { kind: 'household', code: household[1] ?? '', head: (household[2] ?? '').trim() };
  }
  if (!has(row, layout, ...nameFields)) return { kind: 'skip', why: 'heading' };
  return undefined;
}

/** @param afterSignature signers' names stand below a signature line */
export function kindOfRow(row: Row, layout: Layout, afterSignature: boolean): RowKind {
  const own = ownCells(row);
  if (isRepeatedHeader(row, layout)) return { kind: 'skip', why: 'repeated-header' };
  if (isNumbering(row)) return { kind: 'skip', why: 'numbering' };
  const texts = own.map((cell) => nfc(textOf(cell)));
  if (texts.some((text) => totals.test(text.toLowerCase()))) return { kind: 'skip', why: 'total' };
  if (isPerson(row, layout, afterSignature)) return { kind: 'data' };
  if (texts.some((text) => signatures.test(foldText(text)))) {
    return { kind: 'skip', why: 'signature' };
  }
  if (afterSignature) return { kind: 'skip', why: 'signature' };
  const words = row.cells
    .filter((cell, index) => isOwn(cell) && !isBlank(cell) && !layout.ordinals.includes(index))
    .map((cell) => nfc(textOf(cell)))
    .filter((text) => !/^(?:[IVXLC]+|\d+)[.)]?$/u.test(text));
  if (words.length === 0) words.push(...texts);
  const [line = ''] = words;
  if (words.length === 1 && !has(row, layout, ...personFields)) {
    return kindOfLine(row, line, layout) ?? { kind: 'data' };
  }
  return { kind: 'data' };
}
