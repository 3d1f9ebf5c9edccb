import { foldText } from '#kernel/vi-text.ts';
import { textOf } from './cells.ts';
import { findHeader, type Column } from './columns.ts';
import { createGrouping, type Grouping } from './grouping.ts';
import type {
  Register,
  RegisterHousehold,
  RegisterNote,
  SheetReport,
  SkippedWhy,
} from './register.ts';
import { readRow, type RowReading } from './read-row.ts';
import {
  findVillage,
  findVillageInTitle,
  kindOfRow,
  layoutOf,
  ownCells,
  type Layout,
} from './rows.ts';
import { columnLetters, type Row, type Sheet } from './sheet.ts';

export type UnderstandOptions = {
  /** Civil day: nobody is born after it. */
  readonly today: number;
};

type Skipped = SheetReport['skipped'][number];

const lineOf = (row: Row): string => {
  const line = ownCells(row).map(textOf).join(' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

const genericSheetName =
  /^(?:sheet|trang tinh|danh sach|ds|so ho|ho|nhan khau|data|du lieu|bang|tong|book|worksheet|table|\d|$)/u;

/** The village a sheet is about by its title lines or its name; '' when neither says. */
function villageOfSheet(sheet: Sheet, titles: readonly Row[], isOneOfSeveral: boolean): string {
  for (const row of titles) {
    for (const cell of ownCells(row)) {
      const found = findVillage(textOf(cell)) ?? findVillageInTitle(textOf(cell));
      if (found !== undefined) return found;
    }
  }
  const named = findVillage(sheet.name);
  if (named !== undefined) return named;
  const isGeneric = genericSheetName.test(foldText(sheet.name));
  return isOneOfSeveral && !isGeneric ? sheet.name.trim() : '';
}

function reportColumns(columns: readonly Column[]): Pick<SheetReport, 'understood' | 'ignored'> {
  const understood: SheetReport['understood'][number][] = [];
  const ignored: SheetReport['ignored'][number][] = [];
  for (const { index, header, meaning } of columns) {
    const column = columnLetters(index);
    if ('field' in meaning) understood.push({ column, header, field: meaning.field });
    else ignored.push({ column, header, reason: meaning.ignored });
  }
  return { understood, ignored };
}

type Reading = {
  readonly households: RegisterHousehold[];
  readonly notes: RegisterNote[];
  readonly skipped: Skipped[];
};

type SheetTask = {
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly rows: readonly Row[];
  readonly village: string;
  readonly today: number;
};

/**
 * Where there is no column of villages, an address often names one; an address without one
 * belongs to the
 * village of the sheet, not to that of the row before.
 */
function enterVillageOf(reading: RowReading, task: SheetTask, grouping: Grouping): RowReading {
  if (reading.village !== undefined) grouping.enterVillage(reading.village);
  const { alley, ...household } = reading.household;
  if (alley === undefined || task.layout.columnsOf.has('village')) return reading;
  const whole = findVillage(alley);
  grouping.enterVillage(whole ?? findVillageInTitle(alley) ?? task.village);
  return whole === undefined ? reading : { ...reading, household };
}

function readDataRow(row: Row, task: SheetTask, grouping: Grouping, notes: RegisterNote[]): void {
  const { sheet, layout, today } = task;
  const reading = readRow(row, { sheet: sheet.name, layout, today });
  notes.push(...reading.notes, ...grouping.addRow(row, enterVillageOf(reading, task, grouping)));
}

function readRows(task: SheetTask): Reading {
  const { sheet, layout, rows } = task;
  const notes: RegisterNote[] = [];
  const skipped: Skipped[] = [];
  const grouping = createGrouping({ ...task, rows });
  const skip = (row: Row, why: SkippedWhy): void => {
    skipped.push({ row: row.at, why, value: lineOf(row) });
  };
  let afterSignature = false;
  for (const row of rows) {
    const kind = kindOfRow(row, layout, afterSignature);
    if (kind.kind === 'skip') {
      skip(row, kind.why);
      if (kind.why === 'signature') afterSignature = true;
      continue;
    }
    afterSignature = false;
    if (kind.kind === 'village') {
      grouping.enterVillage(kind.village);
      grouping.closeHousehold();
      skip(row, 'heading');
    } else if (kind.kind === 'household') {
      grouping.openHousehold({ sheet: sheet.name, row: row.at }, kind.code, kind.head);
      skip(row, 'heading');
    } else readDataRow(row, task, grouping, notes);
  }
  const done = grouping.finish();
  return { households: done.households, notes: [...notes, ...done.notes], skipped };
}

type SheetResult = {
  readonly report: SheetReport;
  readonly households: readonly RegisterHousehold[];
  readonly notes: readonly RegisterNote[];
};

const emptyReport = (sheet: Sheet, state: SheetReport['state']): SheetReport => ({
  sheet: sheet.name,
  state,
  understood: [],
  ignored: [],
  skipped: [],
});

function understandSheet(sheet: Sheet, isOneOfSeveral: boolean, today: number): SheetResult {
  if (sheet.hidden) return { report: emptyReport(sheet, 'hidden'), households: [], notes: [] };
  const [first] = sheet.rows;
  if (first === undefined) {
    return { report: emptyReport(sheet, 'empty'), households: [], notes: [] };
  }
  const header = findHeader(sheet.rows);
  if (header === undefined) {
    const note: RegisterNote = {
      sheet: sheet.name,
      row: first.at,
      code: 'no-header',
      value: lineOf(first),
    };
    return { report: emptyReport(sheet, 'no-header'), households: [], notes: [note] };
  }
  const titles = sheet.rows.slice(0, header.firstIndex);
  const layout = layoutOf(header);
  const rows = sheet.rows.slice(header.lastIndex + 1);
  const village = villageOfSheet(sheet, titles, isOneOfSeveral);
  const reading = readRows({ sheet, layout, rows, village, today });
  const headerAt = sheet.rows[header.lastIndex]?.at ?? first.at;
  const titleRows = titles.map((row): Skipped => ({
    row: row.at,
    why: 'title',
    value: lineOf(row),
  }));
  const notes = [...reading.notes];
  if (reading.households.some((household) => household.village === '')) {
    notes.push({ sheet: sheet.name, row: headerAt, code: 'village-missing', value: '' });
  }
  return {
    report: {
      sheet: sheet.name,
      state: 'read',
      headerAt,
      ...reportColumns(header.columns),
      skipped: [...titleRows, ...reading.skipped],
    },
    households: reading.households,
    notes,
  };
}

const order = (column: string | undefined): number =>
  column === undefined
    ? -1
    : [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * A person with the same name and full birth date in two households of the file is probably one
 * person.
 */
function notePersonsTwice(households: readonly RegisterHousehold[]): RegisterNote[] {
  const seen = new Map<string, RegisterHousehold>();
  const notes: RegisterNote[] = [];
  for (const household of households) {
    for (const { name, birth, where } of household.residents) {
      if (birth?.day === undefined) continue;
      const key = `${foldText(name)} ${String(birth.day)}`;
      const other = seen.get(key);
      if (other !== undefined && other !== household) {
        notes.push({ ...where, code: 'same-person-twice', value: name });
      } else seen.set(key, household);
    }
  }
  return notes;
}

/**
 * Reads a whole register: every household and person in it, and every cell that was not
 * understood.
 */
export function understandRegister(sheets: readonly Sheet[], options: UnderstandOptions): Register {
  const visible = sheets.filter((sheet) => !sheet.hidden && sheet.rows.length > 0);
  const results = sheets.map((sheet) => understandSheet(sheet, visible.length > 1, options.today));
  const households = results.flatMap((result) => result.households);
  const sheetIndex = new Map(sheets.map((sheet, index) => [sheet.name, index]));
  const notes = [...results.flatMap((result) => result.notes), ...notePersonsTwice(households)];
  notes.sort(
    (a, b) =>
      (sheetIndex.get(a.sheet) ?? 0) - (sheetIndex.get(b.sheet) ?? 0) ||
      a.row - b.row ||
      order(a.column) - order(b.column),
  );
  return {
    households,
    report: {
      sheets: results.map((result) => result.report),
      households: households.length,
      residents: households.reduce((sum, household) => sum + household.residents.length, 0),
      notes,
    },
  };
}
