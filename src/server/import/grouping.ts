import { foldText } from '#kernel/vi-text.ts';
import { isBlank, readRelation } from './cells.ts';
import {
  codeKey,
  finishDraft,
  headOf,
  isSamePerson,
  newDraft,
  villageKey,
  type HouseholdDraft,
} from './household-draft.ts';
import type { RowReading } from './read-row.ts';
import type {
  Field,
  NoteCode,
  RegisterHousehold,
  RegisterNote,
  RegisterResident,
  Where,
} from './register.ts';
import { isOwn, ownCells, type Layout } from './rows.ts';
import { columnLetters, type Row, type Sheet } from './sheet.ts';

/** Puts rows into households. */
export type Grouping = {
  readonly enterVillage: (village: string) => void;
  readonly closeHousehold: () => void;
  readonly openHousehold: (where: Where, code: string, head: string) => void;
  readonly addRow: (row: Row, reading: RowReading) => RegisterNote[];
  readonly finish: () => { households: RegisterHousehold[]; notes: RegisterNote[] };
};

/**
 * How a sheet shows where a household begins: each row is one; a column of codes, heads or
 * relations says; the
 * row numbers count households; or nothing says.
 */
type Style = 'rows' | 'blocks' | 'ordinals' | 'unknown';

function styleOf(rows: readonly Row[], { columnsOf, ordinals }: Layout): Style {
  if (!columnsOf.has('name')) return 'rows';
  const relations = columnsOf.get('relation')?.[0];
  if (
    relations !== undefined &&
    rows.some((row) => readRelation(row.cells[relations]).value === 'head')
  ) {
    return 'blocks';
  }
  if (columnsOf.has('code') || columnsOf.has('head')) return 'blocks';
  if (columnsOf.has('members')) return 'rows';
  const [ordinal] = ordinals;
  if (ordinal !== undefined) {
    const numbered = rows.filter(
      (row) => isOwn(row.cells[ordinal]) && !isBlank(row.cells[ordinal]),
    ).length;
    const filled = rows.filter((row) => ownCells(row).length > 1).length;
    if (numbered > 0 && numbered < filled) return 'ordinals';
  }
  return relations === undefined ? 'unknown' : 'blocks';
}

export type GroupingTask = {
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly rows: readonly Row[];
  readonly village: string;
};

type Group = {
  readonly task: GroupingTask;
  readonly style: Style;
  readonly drafts: HouseholdDraft[];
  readonly byCode: Map<string, HouseholdDraft>;
  village: string;
  current: HouseholdDraft | undefined;
  /** Opened by a heading line: the first person joins it, head or not. */
  isFresh: boolean;
};

const fieldIndex = (group: Group, field: Field): number =>
  group.task.layout.columnsOf.get(field)?.[0] ?? -1;

function lettersOf(group: Group, field: Field | undefined): string | undefined {
  const index = field === undefined ? -1 : fieldIndex(group, field);
  return index < 0 ? undefined : columnLetters(index);
}

function noteAt(
  group: Group,
  row: number,
  code: NoteCode,
  field: Field | undefined,
  value: string,
): RegisterNote {
  const column = lettersOf(group, field);
  const where = { sheet: group.task.sheet.name, row };
  return { ...where, ...(column === undefined ? {} : { column }), code, value };
}

const personField = (group: Group): Field => (fieldIndex(group, 'name') < 0 ? 'head' : 'name');

const codeKeyIn = (group: Group, code: string): string =>
  `${villageKey(group.village)}\n${codeKey(code)}`;

function openDraft(group: Group, where: Where, code?: string): void {
  const draft = newDraft(group.village, where);
  if (code !== undefined) {
    draft.household.code = code;
    group.byCode.set(codeKeyIn(group, code), draft);
  }
  group.drafts.push(draft);
  group.current = draft;
  group.isFresh = false;
}

/**
 * A known code takes its household up again; with another head it is another household, and is
 * noted.
 */
function openByCode(
  group: Group,
  where: Where,
  code: string,
  head: string | undefined,
): RegisterNote[] {
  const known = group.byCode.get(codeKeyIn(group, code));
  const knownHead =
    known === undefined ? undefined : (headOf(known.household)?.name ?? known.headText);
  if (known === undefined) {
    openDraft(group, where, code);
    return [];
  }
  if (head !== undefined && knownHead !== undefined && foldText(head) !== foldText(knownHead)) {
    openDraft(group, where, code);
    return [noteAt(group, where.row, 'code-used-twice', 'code', code)];
  }
  group.current = known;
  group.isFresh = false;
  return [];
}

const isCurrentCode = ({ current, village }: Group, code: string): boolean =>
  current?.household.code !== undefined &&
  codeKey(current.household.code) === codeKey(code) &&
  villageKey(current.household.village) === villageKey(village);

function beginsHousehold(group: Group, row: Row, reading: RowReading): boolean {
  const { current, style, task } = group;
  if (current === undefined) return true;
  if (reading.isHead && !group.isFresh) return true;
  const ordinal = row.cells[task.layout.ordinals[0] ?? -1];
  if (style === 'ordinals' && isOwn(ordinal) && !isBlank(ordinal)) return true;
  return reading.head !== undefined && foldText(current.headText ?? '') !== foldText(reading.head);
}

/** Finds or opens the household a row belongs to. */
function placeRow(group: Group, row: Row, reading: RowReading): RegisterNote[] {
  const where = { sheet: group.task.sheet.name, row: row.at };
  const { code, resident } = reading;
  if (group.style === 'rows') {
    if (code !== undefined) return openByCode(group, where, code, resident?.name);
    openDraft(group, where);
    return [];
  }
  if (code !== undefined) {
    if (isCurrentCode(group, code)) return [];
    const head = reading.head ?? (resident?.relation === 'head' ? resident.name : undefined);
    return openByCode(group, where, code, head);
  }
  if (beginsHousehold(group, row, reading)) openDraft(group, where);
  return [];
}

/** What a row says of its household; the first value stays, another one is noted. */
function keepValues(
  group: Group,
  { household, headText }: HouseholdDraft,
  row: Row,
  reading: RowReading,
): RegisterNote[] {
  const notes: RegisterNote[] = [];
  const keep = <K extends 'alley' | 'business' | 'members'>(
    field: K,
    value: RegisterHousehold[K],
  ): void => {
    if (value === undefined) return;
    const known = household[field];
    if (known === undefined) household[field] = value;
    else if (known !== value && isOwn(row.cells[fieldIndex(group, field)])) {
      notes.push(noteAt(group, row.at, 'second-value', field, String(value)));
    }
  };
  keep('alley', reading.household.alley);
  keep('business', reading.household.business);
  keep('members', reading.household.members);
  if (group.current !== undefined && headText === undefined && reading.head !== undefined) {
    group.current.headText = reading.head;
  }
  const { phone } = reading.household;
  if (group.style === 'rows' && phone !== undefined) household.phone ??= phone;
  return notes;
}

function addResident(
  group: Group,
  { household }: HouseholdDraft,
  row: Row,
  resident: RegisterResident,
): RegisterNote[] {
  if (household.residents.some((other) => isSamePerson(other, resident))) {
    return [noteAt(group, row.at, 'duplicate-row', personField(group), resident.name)];
  }
  const notes: RegisterNote[] = [];
  if (group.style === 'rows') {
    resident.relation = 'head';
    delete resident.phone;
  }
  if (resident.relation === 'head' && headOf(household) !== undefined) {
    const field = group.style === 'rows' ? personField(group) : 'relation';
    notes.push(noteAt(group, row.at, 'second-head', field, resident.name));
    resident.relation = 'other';
  }
  household.residents.push(resident);
  return notes;
}

function addRow(group: Group, row: Row, reading: RowReading): RegisterNote[] {
  if (group.style === 'unknown') return [];
  const { resident, code, head, isHead } = reading;
  if (resident === undefined && code === undefined && head === undefined && !isHead) {
    const isTold = reading.notes.some((told) => told.code.startsWith('name-'));
    return isTold ? [] : [noteAt(group, row.at, 'row-not-understood', undefined, '')];
  }
  const notes = placeRow(group, row, reading);
  const draft = group.current;
  if (draft === undefined) return notes;
  group.isFresh = false;
  notes.push(...keepValues(group, draft, row, reading));
  if (resident === undefined) {
    const isTold = reading.notes.some((told) => told.code.startsWith('name-'));
    if (!isTold) notes.push(noteAt(group, row.at, 'name-missing', personField(group), ''));
  } else if (!reading.isGone) notes.push(...addResident(group, draft, row, resident));
  return notes;
}

function finish(group: Group): { households: RegisterHousehold[]; notes: RegisterNote[] } {
  const { style, task, drafts } = group;
  const { columnsOf } = task.layout;
  const firstRow = task.rows[0]?.at ?? 1;
  const notes: RegisterNote[] = [];
  if (style === 'unknown') {
    notes.push(noteAt(group, firstRow, 'household-unknown', undefined, String(task.rows.length)));
  }
  const saysHead = columnsOf.has('relation') || columnsOf.has('head');
  const firstIsHead = style === 'ordinals' || (style === 'blocks' && !saysHead);
  if (firstIsHead && drafts.length > 0) {
    notes.push(noteAt(group, firstRow, 'head-assumed', 'name', ''));
  }
  const options = {
    codeColumn: lettersOf(group, 'code'),
    relationColumn: lettersOf(group, 'relation'),
    headColumn: lettersOf(group, 'head'),
    membersColumn: lettersOf(group, 'members'),
    firstIsHead,
  };
  notes.push(...drafts.flatMap((draft) => finishDraft(draft, options)));
  return { households: drafts.map((draft) => draft.household), notes };
}

export function createGrouping(task: GroupingTask): Grouping {
  const group: Group = {
    task,
    style: styleOf(task.rows, task.layout),
    drafts: [],
    byCode: new Map(),
    village: task.village,
    current: undefined,
    isFresh: false,
  };
  return {
    enterVillage: (village) => {
      if (villageKey(village) === villageKey(group.village)) return;
      group.current = undefined;
      group.village = village;
    },
    closeHousehold: () => {
      group.current = undefined;
    },
    openHousehold: (where, code, head) => {
      openByCode(group, where, code, head === '' ? undefined : head);
      if (head !== '' && group.current !== undefined) group.current.headText ??= head;
      group.isFresh = true;
    },
    addRow: (row, reading) => addRow(group, row, reading),
    finish: () => finish(group),
  };
}
