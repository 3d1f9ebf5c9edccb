import type { FormCell, FormNotice, FormProblem, FormSheet } from '#form/problem.ts';
import { dateText } from '#form/value.ts';

/** A row of a sheet under its headings. */
export type FormRow = {
  readonly at: number;
  /** Trimmed; a cell without content is absent. */
  readonly cells: ReadonlyMap<string, string>;
};

/** One heading: what the column holds, and in which language. */
export type Column = {
  readonly name: string;
  readonly language: string;
  readonly letters: string;
  readonly header: string;
};

export type Table = {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly rows: readonly FormRow[];
};

/** Key of a cell: the column's name, with its language where it has one. */
export const cellKey = (name: string, language = ''): string =>
  language === '' ? name : `${name}::${language}`;

/** Other names that tools and habit have given to columns. */
const ALIASES: Readonly<Record<string, string>> = {
  caption: 'label',
  relevance: 'relevant',
  calculate: 'calculation',
  readonly: 'read_only',
  choicefilter: 'choice_filter',
  constraintmsg: 'constraint_message',
  requiredmsg: 'required_message',
  count: 'repeat_count',
  listname: 'list_name',
  value: 'name',
  title: 'form_title',
  set_form_title: 'form_title',
  id_string: 'form_id',
  set_form_id: 'form_id',
};

/** What `bind::` and the like stand before; the rest of the heading says which. */
const PREFIXES: ReadonlySet<string> = new Set(['bind', 'control', 'body']);

function columnOf(header: string): { readonly name: string; readonly language: string } {
  const bare = header.replaceAll(/\bjr:/giu, '').trim();
  const parts = bare.split(/\s*::?\s*/u).filter((part) => part !== '');
  if (PREFIXES.has((parts[0] ?? '').toLowerCase())) parts.shift();
  const [base = '', ...language] = parts;
  const plain = base
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_');
  const name = ALIASES[plain] ?? plain;
  return { name, language: language.join('::').trim() };
}

/** A, B, … Z, AA: the column as the person's program names it. */
function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Day 0 of a spreadsheet's calendar, in days since 1970. */
const FIRST_DAY = -25_569;
const DAY_SECONDS = 86_400;

function textOfCell({ text, number, isDate }: FormCell): string {
  if (!isDate || number === undefined) return text.trim();
  const date = dateText(number + FIRST_DAY);
  const seconds = Math.round((number - Math.floor(number)) * DAY_SECONDS);
  if (seconds === 0) return date;
  const time = [seconds / 3_600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
  return number < 1 ? time : `${date}T${time}`;
}

export type Sink = {
  readonly problems: FormProblem[];
  readonly notices: FormNotice[];
};

/** Reads a sheet under its first row; headings that occur twice and merged cells are told. */
export function readTable({ name, rows }: FormSheet, sink: Sink): Table {
  const [head, ...others] = rows;
  const columns: Column[] = [];
  const at = new Map<number, Column>();
  head?.cells.forEach((cell, index) => {
    if (cell === undefined) return;
    const header = cell.text.trim();
    const column = { ...columnOf(header), letters: lettersOf(index), header };
    const isTwice = columns.some(
      (other) => other.name === column.name && other.language === column.language,
    );
    if (isTwice) {
      const { letters } = column;
      sink.problems.push({
        sheet: name,
        row: head.at,
        column: letters,
        code: 'column-twice',
        value: header,
      });
      return;
    }
    columns.push(column);
    at.set(index, column);
  });
  const read = others.map((row): FormRow => {
    const cells = new Map<string, string>();
    row.cells.forEach((cell, index) => {
      const column = at.get(index);
      if (cell === undefined || column === undefined) return;
      const place = { sheet: name, row: row.at, column: column.letters };
      if (cell.merged !== undefined) {
        sink.problems.push({ ...place, code: 'cell-merged', value: column.header });
        return;
      }
      if (cell.text === '#FORMULA') {
        sink.problems.push({ ...place, code: 'cell-formula', value: column.header });
      }
      const text = textOfCell(cell);
      if (text !== '') cells.set(cellKey(column.name, column.language), text.normalize('NFC'));
    });
    return { at: row.at, cells };
  });
  return { sheet: name, columns, rows: read.filter(({ cells }) => cells.size > 0) };
}

export const lettersFor = ({ columns }: Table, name: string): string | undefined =>
  columns.find((column) => column.name === name)?.letters;
