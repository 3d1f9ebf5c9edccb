import type { CellMessage } from '#protocol/survey.ts';
import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { formVi } from '#words/form-vi.ts';
import { surveyOfficeWords } from './survey-office-words.ts';

const formWords = wordsOfPart(formVi, async () => (await import('#words/form-en.ts')).formEn);

type Table = Readonly<Record<string, (value: string) => string>>;

/** A newer home may know more codes than this phone. */
const say = (table: Table, { code, value }: CellMessage): string =>
  Object.hasOwn(table, code)
    ? (table[code]?.(value) ?? '')
    : surveyOfficeWords.value.check.unknown(code);

export const problemTextOf = (cell: CellMessage): string => say(formWords.value.problems, cell);
export const noticeText = (cell: CellMessage): string => say(formWords.value.notices, cell);

/** "survey C15", as the tab and the cell are named; a matter of the whole sheet names the sheet. */
export const placeText = ({ sheet, row, column }: CellMessage): string =>
  row === undefined ? sheet : `${sheet} ${column ?? ''}${row}`;
