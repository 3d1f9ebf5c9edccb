import * as v from 'valibot';
import { canonicalText } from '#kernel/canonical.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { utf8 } from '#kernel/bytes.ts';
import { cellKey, readTable, type Sink, type Table } from '#form/columns.ts';
import { type Choice, FORM_LIMITS, FormDefinition, isQuestion } from '#form/definition.ts';
import { type ItemProblem, openForm } from '#form/open.ts';
import type { FormNotice, FormProblem, FormSheet } from '#form/problem.ts';
import { keyOf, outlineOf } from '#form/outline.ts';
import { readLists } from '#form/read-lists.ts';
import { placeOf, readRows, type Reading, tellColumns } from '#form/read-survey.ts';
import { tokensOf } from '#form/tokens.ts';

export type Compiled = {
  readonly definition: FormDefinition;
  readonly notices: readonly FormNotice[];
};

/** More are of no help to anybody; the first hundred say what to do. */
const PROBLEMS_MAX = 100;

/** Where the column is not called as the field of the item is. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  requiredMessage: 'required_message',
  constraintMessage: 'constraint_message',
  defaultBy: 'default',
  readOnly: 'read_only',
  filter: 'choice_filter',
  count: 'repeat_count',
  list: 'type',
  range: 'parameters',
};

/** Makes a form of the sheets of a workbook, or says of every cell what is wrong with it. */
export function compileForm(
  sheets: readonly FormSheet[],
  fallbackTitle: string,
): Result<
  Compiled,
  { readonly problems: readonly FormProblem[]; readonly notices: readonly FormNotice[] }
> {
  const sink: Sink = { problems: [], notices: [] };
  const compiled = compile(sheets, fallbackTitle, sink);
  const { notices } = sink;
  if (compiled === undefined || sink.problems.length > 0) {
    return err({ problems: inOrder(sink.problems).slice(0, PROBLEMS_MAX), notices });
  }
  return ok({ definition: compiled, notices });
}

/** As whoever corrects them goes through the file. */
const inOrder = (problems: readonly FormProblem[]): readonly FormProblem[] =>
  [...problems].sort(
    (left, right) =>
      SHEET_ORDER.indexOf(left.sheet.toLowerCase()) -
        SHEET_ORDER.indexOf(right.sheet.toLowerCase()) || (left.row ?? 0) - (right.row ?? 0),
  );

const SHEET_ORDER = ['survey', 'choices', 'settings'];

function compile(
  sheets: readonly FormSheet[],
  fallbackTitle: string,
  sink: Sink,
): FormDefinition | undefined {
  const survey = findSheet(sheets, 'survey', sink);
  if (survey === undefined) {
    sink.problems.push({ sheet: 'survey', code: 'sheet-missing', value: 'survey' });
    return undefined;
  }
  tellSheets(sheets, sink);
  for (const name of ['type', 'name']) {
    if (survey.columns.some((column) => column.name === name)) continue;
    sink.problems.push({ sheet: survey.sheet, row: 1, code: 'column-missing', value: name });
  }
  const choices = findSheet(sheets, 'choices', sink);
  const settings = readSettings(findSheet(sheets, 'settings', sink), sink);
  const languages = languagesOf([survey, choices], settings.get('default_language') ?? '', sink);
  const reading: Reading = {
    table: survey,
    sink,
    languages,
    items: [],
    open: [],
    others: new Set(),
  };
  readRows(reading);
  tellColumns(reading, ({ name, language }) =>
    survey.rows.some(({ cells }) => cells.has(cellKey(name, language))),
  );
  const isSmall = checkSize(reading);
  const lists =
    choices === undefined
      ? new Map<string, readonly Choice[]>()
      : readLists(
          choices,
          sink,
          languages,
          askedColumns(reading),
          /^(?:yes|true)$/iu.test(settings.get('allow_choice_duplicates') ?? ''),
        );
  checkLists(reading, lists);
  const definition: FormDefinition = {
    title: (settings.get('form_title') || fallbackTitle).slice(0, 120),
    ...(settings.has('form_id') && { form: (settings.get('form_id') ?? '').slice(0, 120) }),
    ...(settings.has('version') && { version: (settings.get('version') ?? '').slice(0, 120) }),
    languages: [...languages],
    lists: Object.fromEntries(usedLists(reading, lists)),
    items: reading.items.map(({ item }) => item),
  };
  // What is far too long is told so, and costs nobody the time to look into it.
  if (isSmall) checkDefinition(reading, definition);
  return definition;
}

function checkDefinition(reading: Reading, definition: FormDefinition): void {
  const { sink, table } = reading;
  for (const problem of openForm(definition).problems) noteItem(reading, problem);
  checkKeys(reading, definition);
  checkTexts(reading, definition);
  if (utf8(canonicalText(definition)).length > FORM_LIMITS.definitionBytes) {
    const value = String(FORM_LIMITS.definitionBytes / 1024);
    sink.problems.push({ sheet: table.sheet, code: 'too-large', value });
  }
}

/** The longest key that an answer may come to have, as no fact takes a longer one. */
function checkKeys(reading: Reading, { items }: FormDefinition): void {
  const outline = outlineOf(items);
  items.forEach(({ type, name }, index) => {
    if (type === 'group' || type === 'note') return;
    const at = (outline.repeats[index] ?? []).map(() => FORM_LIMITS.instances);
    if (keyOf(outline, index, at).length <= FORM_LIMITS.pathCharacters) return;
    noteItem(reading, { item: index, field: 'name', code: 'path-too-long', value: name });
  });
}

/** What is taken here can be opened on every phone: a text's length is left to go wrong. */
function checkTexts(reading: Reading, definition: FormDefinition): void {
  const { issues = [] } = v.safeParse(FormDefinition, definition);
  const told = new Set<string>();
  for (const { path, input } of issues) {
    const [part, index, field] = (path ?? []).map(({ key }) => key);
    const item = reading.items[Number(index)];
    const value = typeof input === 'string' ? input.slice(0, 40) : '';
    if (part !== 'items' || item === undefined) {
      // Choices, languages and the like tell of themselves where they are read.
      if (reading.sink.problems.length > 0) continue;
      reading.sink.problems.push({ sheet: reading.table.sheet, code: 'text-too-long', value });
    } else if (field !== 'name' && !told.has(`${item.row} ${String(field)}`)) {
      told.add(`${item.row} ${String(field)}`);
      const problem = { item: Number(index), field: String(field), value };
      noteItem(reading, { ...problem, code: 'text-too-long' });
    }
  }
}

function findSheet(sheets: readonly FormSheet[], name: string, sink: Sink): Table | undefined {
  const sheet = sheets.find((each) => each.name.trim().toLowerCase() === name);
  return sheet === undefined ? undefined : readTable(sheet, sink);
}

const SHEETS: ReadonlySet<string> = new Set(['survey', 'choices', 'settings']);

function tellSheets(sheets: readonly FormSheet[], sink: Sink): void {
  for (const { name, rows } of sheets) {
    const isForm = SHEETS.has(name.trim().toLowerCase());
    if (!isForm && rows.length > 0) {
      sink.notices.push({ sheet: name, code: 'sheet-ignored', value: name });
    }
  }
}

const SETTINGS: ReadonlySet<string> = new Set([
  'form_title',
  'form_id',
  'version',
  'default_language',
  'allow_choice_duplicates',
]);

function readSettings(table: Table | undefined, { notices }: Sink): ReadonlyMap<string, string> {
  const [row] = table?.rows ?? [];
  for (const { name, letters, header } of table?.columns ?? []) {
    if (SETTINGS.has(name) || table === undefined || row?.cells.has(name) !== true) continue;
    notices.push({
      sheet: table.sheet,
      row: row.at,
      column: letters,
      code: 'setting-ignored',
      value: header,
    });
  }
  return row?.cells ?? new Map();
}

const TRANSLATED: ReadonlySet<string> = new Set([
  'label',
  'hint',
  'constraint_message',
  'required_message',
]);

/** In the order in which sheets name them, the default one first. */
function languagesOf(
  tables: readonly (Table | undefined)[],
  first: string,
  sink: Sink,
): readonly string[] {
  const found = new Set<string>();
  for (const table of tables) {
    for (const { name, language } of table?.columns ?? []) {
      if (TRANSLATED.has(name)) found.add(language);
    }
  }
  const all = [...found];
  const chosen = all.find((each) => each.toLowerCase() === first.toLowerCase());
  const languages = chosen === undefined ? all : [chosen, ...all.filter((each) => each !== chosen)];
  if (languages.length > FORM_LIMITS.languages) {
    const { sheet = 'survey' } = tables[0] ?? {};
    sink.problems.push({
      sheet,
      row: 1,
      code: 'too-many-languages',
      value: String(languages.length),
    });
  }
  return languages.length === 0 ? [''] : languages;
}

/** Whether it is worth looking into further. */
function checkSize({ items, sink, table }: Reading): boolean {
  const questions = items.filter(({ item }) => isQuestion(item)).length;
  const isLong = items.length > FORM_LIMITS.questions * 2;
  const place = { sheet: table.sheet };
  if (questions === 0) sink.problems.push({ ...place, code: 'no-questions', value: '' });
  const isTooMany = isLong || questions > FORM_LIMITS.questions;
  if (isTooMany) {
    const value = String(isLong ? table.rows.length : questions);
    sink.problems.push({ ...place, code: 'too-many-questions', value });
  }
  return !isTooMany;
}

/** Names that filters mention: columns of choices are among them, and the rest does no harm. */
function askedColumns({ items }: Reading): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const { item } of items) {
    const tokens = tokensOf(item.filter ?? '');
    if (!tokens.ok) continue;
    for (const { kind, text } of tokens.value) if (kind === 'name') asked.add(text);
  }
  return asked;
}

function checkLists(reading: Reading, lists: ReadonlyMap<string, readonly Choice[]>): void {
  for (const { item, row } of reading.items) {
    if (!item.list || item.list.includes('$') || lists.has(item.list)) continue;
    const place = placeOf(reading.table, row, 'type');
    reading.sink.problems.push({ ...place, code: 'list-unknown', value: item.list });
  }
  const untranslated = reading.languages.filter((_, index) =>
    reading.items.some(({ item }) => isQuestion(item) && item.label?.[index] === ''),
  );
  for (const language of untranslated) {
    reading.sink.notices.push({
      sheet: reading.table.sheet,
      code: 'label-untranslated',
      value: language,
    });
  }
}

/** Lists that a question offers, `other` added where it was asked for. */
function usedLists(
  { items, others, languages }: Reading,
  lists: ReadonlyMap<string, readonly Choice[]>,
): readonly (readonly [string, Choice[]])[] {
  const used = new Set(items.flatMap(({ item }) => item.list ?? []));
  return [...used].map((list) => {
    const choices = [...(lists.get(list) ?? [])];
    if (others.has(list) && !choices.some(({ name }) => name === 'other')) {
      const label = languages.map((each) => (/\(en\)|english/iu.test(each) ? 'Other' : 'Khác'));
      choices.push({ name: 'other', label });
    }
    return [list, choices] as const;
  });
}

function noteItem(
  reading: Reading,
  { item, field, code, value }: Omit<ItemProblem, 'field'> & { readonly field: string },
): void {
  const row = reading.items[item]?.row ?? 1;
  const column = COLUMN_OF[field] ?? field;
  reading.sink.problems.push({ ...placeOf(reading.table, row, column), code, value });
}
