import { type Choice, FORM_LIMITS } from '#form/definition.ts';
import { cellKey, type Column, lettersFor, type Sink, type Table } from '#form/columns.ts';
import type { Place } from '#form/problem.ts';
import { isTakenName } from '#form/tokens.ts';

const KNOWN: ReadonlySet<string> = new Set([
  'list_name',
  'name',
  'label',
  'media',
  'image',
  'audio',
  'video',
]);

/** Texts of one column in every language of the form; undefined when all are empty. */
export function textsOf(
  cells: ReadonlyMap<string, string>,
  name: string,
  languages: readonly string[],
): string[] | undefined {
  const texts = languages.map((language) => cells.get(cellKey(name, language)) ?? '');
  return texts.some((text) => text !== '') ? texts : undefined;
}

/**
 * Choices by their list. `asked`: columns that a filter reads, and only those are kept;
 * `allowTwice`: the sheet of settings permits a name twice, as some cascades need it.
 */
export function readLists(
  table: Table,
  sink: Sink,
  languages: readonly string[],
  asked: ReadonlySet<string>,
  allowTwice: boolean,
): ReadonlyMap<string, readonly Choice[]> {
  const lists = new Map<string, Choice[]>();
  const extra = table.columns.filter(({ name, header }) => !KNOWN.has(name) && asked.has(header));
  tellTaken(table, extra, sink);
  let count = 0;
  for (const { at, cells } of table.rows) {
    const list = cells.get('list_name') ?? '';
    const name = cells.get('name') ?? '';
    const place = { sheet: table.sheet, row: at };
    const inColumn = (column: string) => {
      const letters = lettersFor(table, column);
      return letters === undefined ? place : { ...place, column: letters };
    };
    if (list === '') continue; // Remarks and empty lines stand between lists.
    const choices = lists.get(list) ?? [];
    lists.set(list, choices);
    if (name === '' || /\s/u.test(name) || name.length > FORM_LIMITS.nameCharacters) {
      sink.problems.push({ ...inColumn('name'), code: 'choice-malformed', value: name });
      continue;
    }
    if (!allowTwice && choices.some((choice) => choice.name === name)) {
      sink.problems.push({ ...inColumn('name'), code: 'choice-twice', value: name });
      continue;
    }
    count += 1;
    if (count === FORM_LIMITS.choices + 1) {
      sink.problems.push({ ...place, code: 'too-many-choices', value: String(table.rows.length) });
    }
    const columns = Object.fromEntries(
      extra.flatMap((column) => {
        const text = cells.get(cellKey(column.name, column.language));
        return text === undefined ? [] : [[column.header, text]];
      }),
    );
    const label = textsOf(cells, 'label', languages) ?? languages.map(() => name);
    tellLong(inColumn('label'), label, sink);
    for (const { header, letters } of extra) {
      tellLong({ ...place, column: letters }, [columns[header] ?? ''], sink);
    }
    choices.push({
      name,
      label,
      ...(Object.keys(columns).length > 0 && { columns }),
    });
  }
  return lists;
}

function tellTaken({ sheet }: Table, columns: readonly Column[], { problems }: Sink): void {
  for (const { header, letters } of columns) {
    if (!isTakenName(header)) continue;
    problems.push({ sheet, row: 1, column: letters, code: 'name-malformed', value: header });
  }
}

function tellLong(place: Place, texts: readonly string[], { problems }: Sink): void {
  const long = texts.find((text) => text.length > FORM_LIMITS.textCharacters);
  if (long === undefined) return;
  problems.push({ ...place, code: 'text-too-long', value: long.slice(0, 40) });
}
