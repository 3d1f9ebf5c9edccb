import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSheets } from './read-sheet.ts';
import { FILE_LIMITS, columnLetters, findCellAt } from './sheet.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  const read = await readSheets(bytes, name);
  return read.ok ? 'read' : read.error.code;
};

const workbook =
  '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1" xmlns:r="r"/></sheets></workbook>';
const relations =
  '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

/** A workbook of one sheet with the given XML. */
const book = (sheet: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml': workbook,
        'xl/_rels/workbook.xml.rels': relations,
        'xl/worksheets/sheet1.xml': sheet,
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );

const cellsOf = (cells: string, rest = ''): string =>
  `<worksheet><sheetData>${cells}</sheetData>${rest}</worksheet>`;

/** The same archive, its directory claiming another unpacked size for its largest entry. */
function withClaimedSize(zip: Uint8Array, name: string, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = 0; at < bytes.length - 46; at += 1) {
    const isDirectory = bytes.readUInt32LE(at) === 0x02014b50;
    if (
      isDirectory &&
      bytes
        .subarray(at + 46)
        .toString('latin1')
        .startsWith(name)
    ) {
      bytes.writeUInt32LE(size, at + 24);
    }
  }
  return bytes;
}

describe('hostile and broken files are refused with a code', () => {
  const spaces = ' '.repeat(60 * 1024 * 1024);
  const bomb = book(
    cellsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${spaces}</t></is></c></row>`),
  );

  test('a zip bomb, honest or lying about its size', async () => {
    expect(bomb.length).toBeLessThan(200_000);
    expect(await codeOf(bomb, 'bomb.xlsx')).toBe('file-too-big-inside');
    const lying = withClaimedSize(bomb, 'xl/worksheets/sheet1.xml', 1_000);
    expect(await codeOf(lying, 'bomb.xlsx')).toBe('file-damaged');
  });

  test('entity expansion', async () => {
    const cell = '<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>';
    const types = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
    const attack = `${types}${cellsOf(cell)}`;
    expect(await codeOf(book(attack), 'x.xlsx')).toBe('file-damaged');
  });

  test('too many entries, sheets, rows, columns and merged cells', async () => {
    const many = Object.fromEntries(
      Array.from({ length: FILE_LIMITS.entries + 1 }, (_unused, index) => [
        `e${String(index)}`,
        strToU8(''),
      ]),
    );
    expect(await codeOf(zipSync(many), 'x.xlsx')).toBe('file-too-big-inside');
    const rows = (count: number): string =>
      Array.from({ length: count }, () => '<row><c><v>1</v></c></row>').join('');
    expect(await codeOf(book(cellsOf(rows(FILE_LIMITS.rows))), 'x.xlsx')).toBe('read');
    expect(await codeOf(book(cellsOf(rows(FILE_LIMITS.rows + 1))), 'x.xlsx')).toBe(
      'file-too-many-rows',
    );
    const wide = cellsOf('<row r="1"><c r="IW1"><v>1</v></c></row>');
    expect(await codeOf(book(wide), 'x.xlsx')).toBe('file-too-many-columns');
    const merges = Array.from({ length: 300 }, () => '<mergeCell ref="A1:IV40000"/>').join('');
    const merged = cellsOf(
      '<row r="1"><c r="A1"><v>1</v></c><c r="IV1"><v>1</v></c></row>' +
        '<row r="40000"><c r="B40000"><v>1</v></c></row>',
      `<mergeCells>${merges}</mergeCells>`,
    );
    expect(await codeOf(book(merged), 'x.xlsx')).toBe('file-too-big-inside');
    const sheets = '<sheet name="A" sheetId="1" r:id="r1"/>'.repeat(FILE_LIMITS.sheets + 1);
    const thick = book(cellsOf(''), {
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`,
    });
    expect(await codeOf(thick, 'x.xlsx')).toBe('file-too-many-sheets');
  });

  test.each([
    ['nothing', new Uint8Array(), 'x.xlsx', 'file-empty'],
    ['too large', new Uint8Array(FILE_LIMITS.fileBytes + 1), 'x.csv', 'file-too-large'],
    [
      'old Excel or a password',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2),
      'x.xls',
      'file-old-or-locked',
    ],
    ['a web page without a table', utf8('<html>a</html>'), 'x.xls', 'file-not-a-spreadsheet'],
    ['a web page of an empty table', utf8('<html><table></table></html>'), 'x.xls', 'file-empty'],
    ['a zip that is no workbook', zipSync({ a: strToU8('a') }), 'x.xlsx', 'file-not-a-spreadsheet'],
    ['half a workbook', book(cellsOf('')).slice(0, 200), 'x.xlsx', 'file-damaged'],
    ['broken XML', book('<worksheet><sheetData><row>'), 'x.xlsx', 'file-damaged'],
    ['an empty workbook', book(cellsOf('')), 'x.xlsx', 'file-empty'],
    [
      'a missing shared string',
      book(cellsOf('<row><c t="s"><v>7</v></c></row>')),
      'x.xlsx',
      'file-damaged',
    ],
    ['windows-1258', Uint8Array.of(0x48, 0xe0, 0x2c, 0x48, 0xe1, 0x0a), 'x.csv', 'file-not-utf8'],
    ['half a UTF-16 unit', Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x42), 'x.csv', 'file-not-utf8'],
    ['binary called csv', utf8('a,b\n\u0000,c'), 'x.csv', 'file-not-a-spreadsheet'],
    ['an open quote', utf8('a,b\n"c,d\ne,f'), 'x.csv', 'file-quotes-open'],
    ['only blank lines', utf8('\n\n , \n'), 'x.csv', 'file-empty'],
    ['columns without end', utf8(','.repeat(300)), 'x.csv', 'file-too-many-columns'],
  ])('%s', async (_name, bytes, name, code) => {
    expect(await codeOf(bytes, name)).toBe(code);
  });

  test('rows of text beyond the limit', async () => {
    const rows = (count: number): Uint8Array => utf8('a,b\n'.repeat(count));
    expect(await codeOf(rows(FILE_LIMITS.rows), 'x.csv')).toBe('read');
    expect(await codeOf(rows(FILE_LIMITS.rows + 1), 'x.csv')).toBe('file-too-many-rows');
  });

  test('any bytes whatever', async () => {
    const starts = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xef, 0xbb, 0xbf], [0xff, 0xfe]);
    await fc.assert(
      fc.asyncProperty(
        starts,
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('x.xlsx', 'x.csv', 'x', 'x.txt'),
        async (start, rest, name) => {
          expect(await codeOf(Uint8Array.of(...start, ...rest), name)).toMatch(
            /^(?:read|file-[a-z0-9-]+)$/u,
          );
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('what a cell holds', () => {
  const read = async (cells: string, more: Record<string, string> = {}): Promise<unknown> => {
    const sheets = await readSheets(book(cellsOf(cells), more), 'x.xlsx');
    return sheets.ok ? sheets.value[0]?.rows[0]?.cells : sheets.error;
  };

  test('numbers, booleans, errors, formulas', async () => {
    const cells =
      '<c r="A1"><v>9.12345678E8</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c>';
    const formula = '<c r="D1"><f>A1+1</f></c><c r="E1" t="str"><f>A1</f><v>chữ</v></c>';
    expect(await read(`<row r="1">${cells}${formula}</row>`)).toEqual([
      { text: '912345678', number: 912_345_678 },
      { text: 'TRUE' },
      { text: '#N/A' },
      { text: '#FORMULA' },
      { text: 'chữ' },
    ]);
  });

  test('escapes of XML and of the format', async () => {
    const cell = '<c r="A1" t="inlineStr"><is><t>A &amp; B_x000D_\nC</t></is></c>';
    expect(await read(`<row r="1">${cell}</row>`)).toEqual([{ text: 'A & B\r\nC' }]);
  });
});

test('column letters and cell names agree', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'ZZ',
    'AAA',
    'XFD',
  ]);
  fc.assert(
    fc.property(fc.nat(16_383), fc.nat(1_048_575), (column, row) => {
      expect(findCellAt(`${columnLetters(column)}${String(row + 1)}`)).toEqual({ column, row });
    }),
  );
  const bad = ['', 'A', '1', 'A0', 'a1', 'ABCD1', 'A1:B2'];
  expect(bad.map(findCellAt)).toEqual(bad.map(() => undefined));
});
