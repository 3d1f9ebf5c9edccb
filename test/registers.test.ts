import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { defined } from '#kernel/assert.ts';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { isoToDay } from '#kernel/vi-calendar.ts';
import { HOME_FACTS } from '#domain/homes/facts.ts';
import { emptyHomes, foldHomes } from '#domain/homes/state.ts';
import { emptyPlaces } from '#domain/places/state.ts';
import { isBlank } from '#server/import/cells.ts';
import { planRegister } from '#server/import/plan.ts';
import { readSheets } from '#server/import/read-sheet.ts';
import type { Register } from '#server/import/register.ts';
import { columnLetters, type Cell, type Sheet } from '#server/import/sheet.ts';
import { understandRegister } from '#server/import/understand.ts';
import { describeRegister } from '#test/fixtures/registers/describe-register.ts';
import { registerFixtures } from '#test/fixtures/registers/make.ts';

const folder = new URL('fixtures/registers/', import.meta.url);
const names = readdirSync(new URL('files/', folder)).sort();
const parsedToday = isoToDay('2026-11-21');
const today = parsedToday.ok ? parsedToday.value : Number.NaN;

const bytesOf = (name: string): Uint8Array => readFileSync(new URL(`files/${name}`, folder));

async function sheetsOf(name: string): Promise<Sheet[]> {
  const read = await readSheets(bytesOf(name), name);
  if (!read.ok) throw new Error(`${name}: ${read.error.code}`);
  return read.value;
}

const understand = (sheets: readonly Sheet[]): Register => understandRegister(sheets, { today });
const all = await Promise.all(names.map(async (name) => ({ name, sheets: await sheetsOf(name) })));

describe('registers in many dresses', () => {
  test('there are at least 25, each with what it means', () => {
    expect(names.length).toBeGreaterThanOrEqual(25);
    expect(names).toEqual(registerFixtures.map(({ file }) => file).sort());
    for (const { file, bytes } of registerFixtures) {
      expect(Buffer.compare(bytesOf(file), bytes()), `${file} is as make.ts writes it`).toBe(0);
    }
    expect(readdirSync(new URL('expected/', folder)).sort()).toEqual(
      names.map((name) => `${name}.json`),
    );
  });

  test.each(all)('$name', ({ name, sheets }) => {
    const expected: unknown = JSON.parse(
      readFileSync(new URL(`expected/${name}.json`, folder), 'utf8'),
    );
    expect(describeRegister(understand(sheets))).toEqual(expected);
  });
});

test('every one of them comes twice and creates nothing twice', () => {
  let households = 0;
  for (const { name, sheets } of all) {
    const read = understand(sheets);
    const register = {
      ...read,
      households: read.households.map((said) => ({ ...said, village: '' })),
    };
    const places = emptyPlaces();
    const homes = emptyHomes();
    const random = seededRandom(1);
    const books = [{ place: 'village000', book: 'homesbook0', homes }];
    const options = { places, books, today, newId: () => newId(random), fallback: 'village000' };
    const first = planRegister(register, options);
    for (const proposal of first.facts.get('homesbook0') ?? []) {
      v.parse(HOME_FACTS[proposal.type], proposal.body);
      foldHomes(homes, { ...proposal, stream: 'stream0000', n: 1, at: 0 });
    }
    households += first.created.households;
    expect(homes.households.size, name).toBe(first.created.households);
    expect([...planRegister(register, options).facts], name).toEqual([]);
  }
  expect(households).toBeGreaterThan(70);
});

type Place = {
  readonly sheets: readonly Sheet[];
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
};

/** Every cell below a header that the file itself holds. */
const places: Place[] = all.flatMap(({ sheets }) => {
  const { report } = understand(sheets);
  return sheets.flatMap((sheet, at) => {
    const headerAt = report.sheets[at]?.headerAt;
    if (headerAt === undefined) return [];
    return sheet.rows.flatMap((row, index) =>
      row.at <= headerAt
        ? []
        : row.cells.flatMap((cell, column): Place[] =>
            cell === undefined || cell.merged !== undefined
              ? []
              : [{ sheets, sheet: at, row: index, column }],
          ),
    );
  });
});

/** The file with another cell at a place; what merging repeats follows its first cell. */
function withCell(
  { sheets, sheet, row, column }: Place,
  change: (cell: Cell) => Cell | undefined,
): Sheet[] {
  return sheets.map((old, at) => {
    if (at !== sheet) return old;
    const before = defined(old.rows[row]?.cells[column], 'the cell');
    const after = change(before);
    const rows = old.rows.map((oldRow, index) => {
      if (index < row) return oldRow;
      const cells = [...oldRow.cells];
      if (index === row) cells[column] = after;
      for (const [other, cell] of cells.entries()) {
        const repeats =
          cell?.merged !== undefined &&
          cell.text === before.text &&
          (index === row || other === column);
        if (repeats) {
          cells[other] =
            after === undefined ? undefined : { ...after, merged: cell.merged ?? 'down' };
        }
      }
      return { ...oldRow, cells };
    });
    return { ...old, rows };
  });
}

/** @param anywhere in the row counts too */
function isTold(
  { report }: Register,
  { sheets, sheet, row, column }: Place,
  anywhere = false,
): boolean {
  const where = defined(sheets[sheet], 'the sheet');
  const at = defined(where.rows[row], 'the row').at;
  const letters = columnLetters(column);
  const inNotes = report.notes.some(
    (note) =>
      note.sheet === where.name &&
      note.row === at &&
      (anywhere || note.column === letters || note.column === undefined),
  );
  return (
    inNotes ||
    defined(report.sheets[sheet], 'its report').skipped.some((skipped) => skipped.row === at)
  );
}

const anyPlace = fc.constantFrom(...places);

describe('a changed cell', () => {
  test('there are enough cells to change', () => {
    expect(places.length).toBeGreaterThan(500);
  });

  test('that says nothing understandable is told by row and column, or changes nothing', () => {
    const garbage = fc.constantFrom(
      '¤¤¤',
      '@@',
      '%%%',
      '= ?',
      '~',
      '\u0007x',
      '☺☺',
      '<<>>',
      '{}',
      '|',
    );
    fc.assert(
      fc.property(anyPlace, garbage, (place, text) => {
        const changed = understand(withCell(place, () => ({ text })));
        if (isTold(changed, place)) return;
        expect(changed.households).toEqual(understand(place.sheets).households);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is never dropped in silence: it is told, or it makes a difference', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom(
        '31/02/1970',
        '1970',
        'x',
        'Vợ',
        '0912345678',
        '09123',
        'Tổng cộng',
        'Chủ hộ',
        'Thôn Mới',
        '12',
      ),
      fc.integer().map(String),
    );
    fc.assert(
      fc.property(anyPlace, anything, (place, text) => {
        if (isBlank({ text })) return;
        const changed = understand(withCell(place, () => ({ text })));
        if (isTold(changed, place, true)) return;
        const original = understand(place.sheets);
        const emptied = understand(withCell(place, () => undefined));
        const isAsBefore =
          JSON.stringify(changed.households) === JSON.stringify(original.households);
        if (!isAsBefore) expect(changed.households).not.toEqual(emptied.households);
      }),
      { numRuns: 1_000 },
    );
  });

  test('written otherwise means the same: decomposed, with more spaces, with no-break spaces', () => {
    const dress = fc.constantFrom(
      (text: string) => text.normalize('NFD'),
      (text: string) => ` ${text}  `,
      (text: string) => text.replaceAll(' ', '\u00a0'),
      (text: string) => text.replaceAll(' ', '  '),
      (text: string) => `${text}\n`,
    );
    fc.assert(
      fc.property(anyPlace, dress, (place, change) => {
        const changed = understand(
          withCell(place, (cell) => ({ ...cell, text: change(cell.text) })),
        );
        expect(changed.households).toEqual(understand(place.sheets).households);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('a flipped byte of a workbook is refused with a code or changes nothing', async () => {
  const books = names.filter((name) => name.endsWith('.xlsx'));
  expect(books.length).toBeGreaterThan(15);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...books),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (name, at, mask) => {
        const bytes = Uint8Array.from(bytesOf(name));
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ mask;
        const read = await readSheets(bytes, name);
        if (read.ok) {
          expect(understand(read.value)).toEqual(understand(await sheetsOf(name)));
        } else {
          expect(read.error.code).toMatch(/^file-/u);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
