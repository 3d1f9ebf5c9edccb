import { type Column, type FormRow, lettersFor, type Sink, type Table } from '#form/columns.ts';
import { FORM_LIMITS, type Item, isQuestion } from '#form/definition.ts';
import type { NoticeCode, Place, ProblemCode } from '#form/problem.ts';
import { textsOf } from '#form/read-lists.ts';
import { isTakenName, NAME_ALONE } from '#form/tokens.ts';
import { readType, type RowType } from '#form/types.ts';

/** An item with the row it was read from. */
export type ReadItem = { readonly item: Item; readonly row: number };

/** What reading rows has come to. */
export type Reading = {
  readonly table: Table;
  readonly sink: Sink;
  readonly languages: readonly string[];
  readonly items: ReadItem[];
  /** Groups and repeats that are open, with the row that opened them. */
  readonly open: { readonly index: number; readonly type: string; readonly row: number }[];
  /** Lists that a question offers `other` in. */
  readonly others: Set<string>;
};

export function note(
  { table, sink }: Pick<Reading, 'table' | 'sink'>,
  row: number,
  column: string,
  code: ProblemCode,
  value: string,
): void {
  sink.problems.push({ ...placeOf(table, row, column), code, value });
}

function tell(
  reading: Reading,
  row: number,
  column: string,
  code: NoticeCode,
  value: string,
): void {
  reading.sink.notices.push({ ...placeOf(reading.table, row, column), code, value });
}

export function placeOf(table: Table, row: number, column: string): Place {
  const letters = lettersFor(table, column);
  return { sheet: table.sheet, row, ...(letters !== undefined && { column: letters }) };
}

const YES: ReadonlySet<string> = new Set(['yes', 'true', 'true()', '1']);
const NO: ReadonlySet<string> = new Set(['no', 'false', 'false()', '0', '']);

/** A cell that says yes or no, or when. */
function conditionOf(text = ''): string | undefined {
  if (YES.has(text.toLowerCase())) return 'true()';
  return NO.has(text.toLowerCase()) ? undefined : text;
}

export function readRows(reading: Reading): void {
  const { table, open } = reading;
  for (const row of table.rows) {
    // A sheet that long is refused for its length, and looked at no further.
    if (reading.items.length > FORM_LIMITS.questions * 2) return;
    const typeText = row.cells.get('type') ?? '';
    if (conditionOf(row.cells.get('disabled')) !== undefined) {
      tell(reading, row.at, 'disabled', 'row-disabled', row.cells.get('name') ?? '');
    } else if (typeText !== '') readRow(reading, row, typeText);
    else if (row.cells.has('name') && lettersFor(table, 'type') !== undefined) {
      note(reading, row.at, 'type', 'type-missing', '');
    }
  }
  for (const { row, type } of open) note(reading, row, 'type', 'begin-without-end', type);
}

function readRow(reading: Reading, row: FormRow, typeText: string): void {
  const type = readType(typeText);
  switch (type.kind) {
    case 'unknown':
      note(reading, row.at, 'type', 'type-unknown', typeText);
      return;
    case 'unsupported':
      note(reading, row.at, 'type', 'type-unsupported', typeText);
      return;
    case 'end':
      closeHolder(reading, row, type.type);
      return;
    case 'uncollected':
      tell(reading, row.at, 'type', 'not-collected', typeText);
      addItem(reading, row, { type: 'calculate', calculation: "''" });
      return;
    case 'begin': {
      const index = addItem(reading, row, holderOf(reading, row, type.type));
      reading.open.push({ index, type: type.type, row: row.at });
      if (reading.open.length === FORM_LIMITS.depth + 1) {
        note(reading, row.at, 'type', 'too-deep', String(FORM_LIMITS.depth));
      }
      if (type.type === 'repeat') checkRepeats(reading, row.at);
      return;
    }
    case 'item':
      readQuestion(reading, row, type);
  }
}

/** Told of the first that is too deep, not of those within it. */
function checkRepeats(reading: Reading, at: number): void {
  const repeats = reading.open.filter(({ type }) => type === 'repeat');
  if (repeats.length !== FORM_LIMITS.repeatDepth + 1) return;
  note(reading, at, 'type', 'repeats-too-deep', String(FORM_LIMITS.repeatDepth));
}

function closeHolder(reading: Reading, row: FormRow, type: string): void {
  const last = reading.open.at(-1);
  if (last === undefined) note(reading, row.at, 'type', 'end-without-begin', type);
  else if (last.type === type) reading.open.pop();
  else note(reading, row.at, 'type', 'end-of-other', last.type);
}

type Draft = Omit<Item, 'name' | 'in'>;

function holderOf(reading: Reading, { at, cells }: FormRow, type: 'group' | 'repeat'): Draft {
  const count = cells.get('repeat_count');
  const appearance = cells.get('appearance') ?? '';
  const isTogether = /\b(?:field-list|table-list)\b/u.test(appearance);
  if (appearance !== '' && !/^field-list$/u.test(appearance)) {
    tell(reading, at, 'appearance', 'appearance-ignored', appearance);
  }
  return {
    type,
    ...(type === 'repeat' && count !== undefined && { count }),
    ...(type === 'group' && isTogether && { together: true as const }),
  };
}

const SHOWN_AS: Readonly<Record<string, readonly string[]>> = {
  text: ['multiline'],
  one: [],
};

function readQuestion(
  reading: Reading,
  row: FormRow,
  { type, list, hasOther }: Extract<RowType, { kind: 'item' }>,
): void {
  const { at, cells } = row;
  const appearance = cells.get('appearance') ?? '';
  if (appearance !== '' && !(SHOWN_AS[type] ?? []).includes(appearance)) {
    tell(reading, at, 'appearance', 'appearance-ignored', appearance);
  }
  if (list !== undefined) checkList(reading, at, list);
  if (type === 'calculate' && !cells.has('calculation')) {
    note(reading, at, 'calculation', 'column-missing', 'calculation');
  }
  const range = type === 'range' ? readRange(reading, row) : undefined;
  if (type !== 'range' && cells.has('parameters')) {
    tell(reading, at, 'parameters', 'parameter-ignored', cells.get('parameters') ?? '');
  }
  const filter = cells.get('choice_filter');
  addItem(reading, row, {
    type,
    ...(list !== undefined && { list }),
    ...(filter !== undefined && list !== undefined && { filter }),
    ...(range && { range }),
    ...(appearance === 'multiline' && type === 'text' && { long: true as const }),
  });
  if (hasOther && list !== undefined) addOther(reading, row, list);
}

function checkList(reading: Reading, at: number, list: string): void {
  if (list === '') note(reading, at, 'type', 'list-missing', '');
  else if (list.includes('$')) note(reading, at, 'type', 'list-of-answers', list);
  else if (isTakenName(list)) note(reading, at, 'type', 'name-malformed', list);
}

/** `or_other`: one more choice, and a question after it that asks which. */
function addOther(reading: Reading, row: FormRow, list: string): void {
  reading.others.add(list);
  const name = row.cells.get('name') ?? '';
  const label = reading.languages.map((language) =>
    /\(en\)|english/iu.test(language) ? 'Please specify' : 'Ghi rõ',
  );
  push(reading, row.at, `${name}_other`, {
    type: 'text',
    label,
    relevant: `selected(\${${name}}, 'other')`,
  });
}

/** `start=0 end=10 step=1` */
function readRange(reading: Reading, { at, cells }: FormRow): [string, string, string] {
  const text = cells.get('parameters') ?? '';
  const given = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/(\w+)\s*=\s*([^\s;,]+)/gu)) {
    given.set(name.toLowerCase(), value);
  }
  const range: [string, string, string] = [
    given.get('start') ?? '0',
    given.get('end') ?? '10',
    given.get('step') ?? '1',
  ];
  const [from, to, step] = range.map(Number) as [number, number, number]; // of three come three
  const isOrdered = to > from && step > 0 && (to - from) / step <= 1_000;
  if (!isOrdered) note(reading, at, 'parameters', 'range-malformed', text);
  return range;
}

function addItem(reading: Reading, row: FormRow, draft: Draft): number {
  const { cells, at } = row;
  const name = cells.get('name') ?? '';
  const fields = { ...draft, ...textFields(reading, cells), ...expressionFields(cells) };
  const item =
    draft.calculation === undefined ? fields : { ...fields, calculation: draft.calculation };
  checkName(reading, at, name);
  const needsLabel = isQuestion(item) || item.type === 'note';
  if (needsLabel && item.label === undefined && item.hint === undefined) {
    note(reading, at, 'label', 'label-missing', name);
  }
  return push(reading, at, name, item);
}

function push(reading: Reading, row: number, name: string, draft: Draft): number {
  const holder = reading.open.at(-1)?.index;
  const taken = reading.items.find(({ item }) => item.name === name && item.in === holder);
  if (taken !== undefined) note(reading, row, 'name', 'name-twice', name);
  const item: Item = { ...draft, name, ...(holder !== undefined && { in: holder }) };
  return reading.items.push({ item, row }) - 1;
}

function checkName(reading: Reading, at: number, name: string): void {
  if (name === '') note(reading, at, 'name', 'name-missing', '');
  else if (
    !NAME_ALONE.test(name) ||
    name.length > FORM_LIMITS.nameCharacters ||
    isTakenName(name)
  ) {
    note(reading, at, 'name', 'name-malformed', name);
  }
}

function textFields(reading: Reading, cells: ReadonlyMap<string, string>): Partial<Item> {
  const label = textsOf(cells, 'label', reading.languages);
  const hint = textsOf(cells, 'hint', reading.languages);
  const requiredMessage = textsOf(cells, 'required_message', reading.languages);
  const constraintMessage = textsOf(cells, 'constraint_message', reading.languages);
  return {
    ...(label && { label }),
    ...(hint && { hint }),
    ...(requiredMessage && { requiredMessage }),
    ...(constraintMessage && { constraintMessage }),
  };
}

function expressionFields(cells: ReadonlyMap<string, string>): Partial<Item> {
  const [relevant, constraint, calculation] = [
    cells.get('relevant'),
    cells.get('constraint'),
    cells.get('calculation'),
  ];
  const required = conditionOf(cells.get('required'));
  const readOnly = conditionOf(cells.get('read_only'));
  const fixed = cells.get('default');
  const isWorkedOut = fixed !== undefined && /\$\{|[\w-]\(/u.test(fixed);
  return {
    ...(relevant !== undefined && { relevant }),
    ...(required !== undefined && { required }),
    ...(constraint !== undefined && { constraint }),
    ...(calculation !== undefined && { calculation }),
    ...(readOnly !== undefined && { readOnly }),
    ...(isWorkedOut && { defaultBy: fixed }),
    ...(fixed !== undefined && !isWorkedOut && { default: fixed }),
  };
}

/** Columns of the sheet of questions that mean something here. */
const MEANT: ReadonlySet<string> = new Set([
  'type',
  'name',
  'label',
  'hint',
  'relevant',
  'required',
  'required_message',
  'constraint',
  'constraint_message',
  'calculation',
  'default',
  'appearance',
  'choice_filter',
  'read_only',
  'repeat_count',
  'parameters',
  'disabled',
]);
/** Of these the meaning of a form would change if they were passed over. */
const REFUSED: ReadonlySet<string> = new Set(['trigger']);

export function tellColumns({ table, sink }: Reading, isUsed: (column: Column) => boolean): void {
  const row = 1;
  for (const column of table.columns) {
    if (MEANT.has(column.name) || !isUsed(column)) continue;
    const place = { sheet: table.sheet, row, column: column.letters };
    if (REFUSED.has(column.name)) {
      sink.problems.push({ ...place, code: 'column-unsupported', value: column.header });
    } else sink.notices.push({ ...place, code: 'column-ignored', value: column.header });
  }
}
