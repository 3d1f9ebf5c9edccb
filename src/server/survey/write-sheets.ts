import { strToU8, zipSync, type Zippable } from 'fflate';

export type SheetRows = { readonly name: string; readonly rows: readonly (readonly SheetCell[])[] };
/** A number counts and sums; everything else is text, whatever it looks like. */
export type SheetCell = string | number;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CELL_CHARACTERS_MAX = 32_767;
const NAME_CHARACTERS_MAX = 31;

/** The same rows give the same bytes: no time of day stands in them. */
const MADE = new Date(2026, 0, 1);

/** An .xlsx workbook of plain tables. */
export function writeSheets(sheets: readonly SheetRows[]): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, index) => [
        `rId${index + 1}`,
        'worksheet',
        `worksheets/sheet${index + 1}.xml`,
      ]),
    ),
  };
  sheets.forEach(({ rows }, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = worksheet(rows);
  });
  const zippable: Zippable = {};
  for (const [name, text] of Object.entries(files)) zippable[name] = strToU8(text);
  return zipSync(zippable, { mtime: MADE, level: 6 });
}

/** XML has no way to write them. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escape = (text: string): string =>
  text
    .replaceAll(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** What begins as a formula is text here, and stays text where somebody saves it as a plain table. */
export const neutral = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);

function worksheet(rows: SheetRows['rows']): string {
  const lines = rows.map(
    (cells, index) => `<row r="${index + 1}">${cells.map(cell).join('')}</row>`,
  );
  const head =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  return `${XML}<worksheet xmlns="${MAIN}">${head}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cell(value: SheetCell): string {
  if (typeof value === 'number' && Number.isFinite(value)) return `<c><v>${value}</v></c>`;
  const text = escape(neutral(String(value)).slice(0, CELL_CHARACTERS_MAX));
  return `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function workbook(sheets: readonly SheetRows[]): string {
  const names = namesOf(sheets.map(({ name }) => name));
  const tags = names.map(
    (name, index) =>
      `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${tags.join('')}</sheets></workbook>`;
}

/** No two alike, none longer than a spreadsheet allows, none of its signs. */
function namesOf(wanted: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const name of wanted) {
    const plain = name.replaceAll(/[\\/?*[\]:']/gu, ' ').trim() || 'Trang';
    let tried = plain.slice(0, NAME_CHARACTERS_MAX);
    for (
      let turn = 2;
      names.some((each) => each.toLowerCase() === tried.toLowerCase());
      turn += 1
    ) {
      tried = `${plain.slice(0, NAME_CHARACTERS_MAX - 4)} ${turn}`;
    }
    names.push(tried);
  }
  return names;
}

function relations(
  lines: readonly (readonly [id: string, type: string, target: string])[],
): string {
  const tags = lines.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${tags.join('')}</Relationships>`;
}

function contentTypes(count: number): string {
  const parts = [
    ['workbook', 'sheet.main'],
    ...Array.from({ length: count }, (_, index) => [`worksheets/sheet${index + 1}`, 'worksheet']),
  ];
  const tags = parts.map(
    ([part, type]) => `<Override PartName="/xl/${part}.xml" ContentType="${KIND}.${type}+xml"/>`,
  );
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>';
  return `${XML}<Types xmlns="${PACKAGE}/content-types">${defaults}${tags.join('')}</Types>`;
}
