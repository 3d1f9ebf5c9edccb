import { HOMES_WORDS } from '#domain/homes/words.ts';
import type { ImportPreview } from '#protocol/import.ts';
import { registerEn } from '#words/register-en.ts';
import { registerVi } from '#words/register-vi.ts';
import { language, words } from '#pwa/ui/language.ts';
import { officerWords } from './officer-words.ts';
import { startUpper } from './text.ts';

type Table<Said> = Readonly<Record<string, Said>>;

const registerWords = () => ({ vi: registerVi, en: registerEn })[language.value];

/** What a table says of a code; a newer home may know more codes than this phone. */
function find<Said>(table: Table<Said>, code: string): Said | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

const orCode = (said: string | undefined, code: string): string =>
  startUpper(said ?? officerWords.value.register.unknown(code));

/** "C15": column and row as the person's program shows them; a row alone without a column. */
export const cellOf = ({
  row,
  column,
}: {
  readonly row: number;
  readonly column?: string;
}): string => `${column ?? ''}${String(row)}`;

export const noteText = (code: string, value: string): string =>
  orCode(find<(value: string) => string>(registerWords().notes, code)?.(value), code);

export const reviewText = (code: string): string =>
  orCode(find<string>(registerWords().doubts, code), code);

export const fieldText = (field: string): string =>
  orCode(find<string>(registerWords().fields, field), field);

export const ignoredText = (reason: string): string =>
  orCode(find<string>(registerWords().ignored, reason), reason);

function valueText(value: unknown): string {
  const { yes, no } = HOMES_WORDS[language.value];
  if (value === undefined) return words.value.figure.none;
  if (typeof value === 'boolean') return value ? yes : no;
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}

/** "Năm sinh: 1954 → 1955" */
export function changeText({ field, was, to }: ImportPreview['changed'][number]): string {
  const name = find<string>(HOMES_WORDS[language.value].fields, field);
  return `${orCode(name, field)}: ${valueText(was)} → ${valueText(to)}`;
}
