import type { Sex } from '#domain/homes/facts.ts';
import { foldText, titleCaseName } from '#kernel/vi-text.ts';
import {
  isBlank,
  isMark,
  readAnswer,
  readBirth,
  readCode,
  readMembers,
  readName,
  readPhone,
  readRelation,
  readSex,
  readText,
  saysGone,
  shortValue,
  textOf,
  type ReadName,
  type Reading,
} from './cells.ts';
import type {
  Birth,
  Field,
  NoteCode,
  RegisterHousehold,
  RegisterNote,
  RegisterResident,
} from './register.ts';
import { isOwn, type Layout } from './rows.ts';
import { columnLetters, type Cell, type Row } from './sheet.ts';

/** What one row says about a person and about the household it stands in. */
export type RowReading = {
  readonly resident: RegisterResident | undefined;
  /** The person is not there any more by the register's own words. */
  readonly isGone: boolean;
  /** The row is the head's, even when the name cannot be read. */
  readonly isHead: boolean;
  readonly code?: string;
  readonly head?: string;
  readonly village?: string;
  readonly household: Pick<RegisterHousehold, 'alley' | 'business' | 'members' | 'phone'>;
  readonly notes: readonly RegisterNote[];
};

export type RowContext = {
  readonly sheet: string;
  readonly layout: Layout;
  /** Civil day. */
  readonly today: number;
};

type Reader = {
  /** Cell of a field: for households what merging repeats counts too. */
  readonly cell: (field: Field, withMerged?: boolean) => { cell: Cell | undefined; index: number };
  readonly take: <T>(
    field: Field,
    read: (cell: Cell | undefined) => Reading<T>,
    withMerged?: boolean,
  ) => T | undefined;
  readonly note: (code: NoteCode, index: number | undefined, value: string) => void;
};

function createReader(row: Row, context: RowContext, notes: RegisterNote[]): Reader {
  const note: Reader['note'] = (code, index, value) => {
    const where = { sheet: context.sheet, row: row.at };
    notes.push({
      ...where,
      ...(index === undefined ? {} : { column: columnLetters(index) }),
      code,
      value,
    });
  };
  const cell: Reader['cell'] = (field, withMerged = false) => {
    const index = context.layout.columnsOf.get(field)?.[0] ?? -1;
    const found = row.cells[index];
    return { cell: withMerged || isOwn(found) ? found : undefined, index };
  };
  const take: Reader['take'] = (field, read, withMerged = false) => {
    const found = cell(field, withMerged);
    const reading = read(found.cell);
    if (isOwn(found.cell)) {
      for (const code of reading.notes) {
        note(code, found.index, code === 'number-not-kept' ? '' : shortValue(found.cell));
      }
    }
    return reading.value;
  };
  return { cell, take, note };
}

/** Columns "Nam" and "Nữ" hold a mark or the birth date itself. */
function takeSexColumn(
  reader: Reader,
  field: 'male' | 'female',
  today: number,
): { sex?: Sex; birth?: Birth } {
  const { cell } = reader.cell(field);
  if (isBlank(cell)) return {};
  if (isMark(cell)) return { sex: field };
  const birth = reader.take(field, (found) => readBirth(found, today));
  return birth === undefined ? {} : { sex: field, birth };
}

const sameBirth = (a: Birth, b: Birth): boolean => a.year === b.year && a.day === b.day;

function takeSexAndBirth(reader: Reader, today: number): { sex?: Sex; birth?: Birth } {
  let birth = reader.take('birth', (cell) => readBirth(cell, today));
  let sex = reader.take('sex', readSex);
  for (const field of ['male', 'female'] as const) {
    const found = takeSexColumn(reader, field, today);
    const { cell, index } = reader.cell(field);
    if (found.sex !== undefined) {
      if (sex !== undefined && sex !== found.sex) {
        reader.note('sex-twice', index, shortValue(cell));
        continue;
      }
      sex = found.sex;
    }
    if (found.birth !== undefined) {
      if (birth !== undefined && !sameBirth(birth, found.birth)) {
        reader.note('birth-twice', index, shortValue(cell));
      }
      birth ??= found.birth;
    }
  }
  return { ...(sex === undefined ? {} : { sex }), ...(birth === undefined ? {} : { birth }) };
}

function takeName(reader: Reader, { columnsOf }: Layout): ReadName | undefined {
  const field: Field = columnsOf.has('name') ? 'name' : 'head';
  const own = reader.take(field, readName);
  const { cell: family, index } = reader.cell('family');
  if (isBlank(family)) return own;
  const read = readName(family);
  const before = /^\p{L}$/u.test(textOf(family)) ? textOf(family) : read.value?.name;
  if (before === undefined) {
    for (const code of read.notes) reader.note(code, index, shortValue(family));
    return undefined;
  }
  if (own === undefined) {
    const given = reader.cell(field);
    if (isBlank(given.cell)) reader.note('name-missing', given.index, shortValue(family));
    return undefined;
  }
  return { ...own, name: `${titleCaseName(before)} ${own.name}` };
}

/** Several columns may hold telephones; the first number that can be read is kept. */
function takePhone(reader: Reader, row: Row, layout: Layout): RegisterResident['phone'] {
  let phone: RegisterResident['phone'];
  for (const index of layout.columnsOf.get('phone') ?? []) {
    const cell = row.cells[index];
    if (!isOwn(cell)) continue;
    const reading = readPhone(cell);
    for (const code of reading.notes) reader.note(code, index, shortValue(cell));
    if (phone !== undefined && reading.value !== undefined && reading.value !== phone) {
      reader.note('phone-second', index, shortValue(cell));
    }
    phone ??= reading.value;
  }
  return phone;
}

type Remark = {
  readonly isAway: boolean;
  readonly isGone: boolean;
};

function takeRemark(reader: Reader): Remark {
  const { cell, index } = reader.cell('note');
  if (isBlank(cell)) return { isAway: false, isGone: false };
  const text = foldText(textOf(cell));
  if (saysGone(text)) return { isAway: false, isGone: true };
  const isAway = /lam (?:an )?xa|di lam|xkld|xuat khau lao dong|lao dong nuoc ngoai/u.test(text);
  if (!/^(?:dang )?(?:di )?lam (?:an )?xa$/u.test(text)) {
    reader.note('note-not-kept', index, shortValue(cell));
  }
  return { isAway, isGone: false };
}

function noteStrayCells(reader: Reader, row: Row, layout: Layout): void {
  const known = new Set(layout.header.columns.map((column) => column.index));
  for (const [index, cell] of row.cells.entries()) {
    if (isOwn(cell) && !known.has(index) && !isBlank(cell)) {
      reader.note('cell-without-header', index, shortValue(cell));
    }
  }
}

function residentOf(
  reader: Reader,
  row: Row,
  context: RowContext,
  read: ReadName,
): RegisterResident {
  const relation = reader.take('relation', readRelation) ?? (read.isHead ? 'head' : undefined);
  const relationCell = reader.cell('relation').cell;
  const relationText = isBlank(relationCell) ? undefined : shortValue(relationCell);
  const phone = takePhone(reader, row, context.layout);
  const resident: RegisterResident = {
    name: read.name,
    ...takeSexAndBirth(reader, context.today),
    where: { sheet: context.sheet, row: row.at },
  };
  if (relation !== undefined) resident.relation = relation;
  else if (relationText !== undefined) resident.relation = 'other';
  if (relationText !== undefined) resident.relationText = relationText;
  if (phone !== undefined) resident.phone = phone;
  for (const field of ['smartphone', 'bank', 'epay', 'away'] as const) {
    const answer = reader.take(field, readAnswer);
    if (answer !== undefined) resident[field] = answer;
  }
  return resident;
}

/** Fields of a row whose name cannot be read are still looked at, so that each bad cell is told. */
const unnamed: ReadName = { name: '?', isHead: false, isGone: false };

export function readRow(row: Row, context: RowContext): RowReading {
  const { layout } = context;
  const notes: RegisterNote[] = [];
  const reader = createReader(row, context, notes);
  const name = takeName(reader, layout);
  const person = residentOf(reader, row, context, name ?? unnamed);
  const remark = takeRemark(reader);
  const code = reader.take('code', readCode, true);
  const hasBoth = layout.columnsOf.has('name') && layout.columnsOf.has('head');
  const head = hasBoth ? reader.take('head', readName, true) : undefined;
  const village = reader.take('village', readText, true);
  const alley = reader.take('alley', readText, true);
  const business = reader.take('business', readAnswer, true);
  const members = reader.take('members', readMembers, true);
  noteStrayCells(reader, row, layout);
  if (remark.isAway) person.away ??= true;
  const isGone = name?.isGone === true || remark.isGone;
  const nameField: Field = layout.columnsOf.has('name') ? 'name' : 'head';
  const goneField = remark.isGone ? 'note' : nameField;
  if (isGone) reader.note('gone-left-out', reader.cell(goneField).index, person.name);
  return {
    resident: name === undefined ? undefined : person,
    isGone,
    isHead: person.relation === 'head',
    ...(code === undefined ? {} : { code }),
    ...(head === undefined ? {} : { head: head.name }),
    ...(village === undefined ? {} : { village }),
    household: {
      ...(alley === undefined ? {} : { alley }),
      ...(business === undefined ? {} : { business }),
      ...(members === undefined ? {} : { members }),
      ...(person.phone === undefined ? {} : { phone: person.phone }),
    },
    notes,
  };
}
