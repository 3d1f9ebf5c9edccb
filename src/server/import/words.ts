import { registerEn } from '#words/register-en.ts';
import { registerVi } from '#words/register-vi.ts';
import type { PlanDoubt } from './plan.ts';
import type {
  Field,
  IgnoredReason,
  NoteCode,
  RegisterNote,
  SheetReport,
  SkippedWhy,
} from './register.ts';

/** Words for every code of the importer; one that lacks its words does not compile. */
type ImportWords = {
  readonly at: (row: number, column: string | undefined, sheet: string | undefined) => string;
  readonly fields: Readonly<Record<Field, string>>;
  readonly ignored: Readonly<Record<IgnoredReason, string>>;
  readonly skipped: Readonly<Record<SkippedWhy, string>>;
  readonly sheets: Readonly<Record<SheetReport['state'], string>>;
  readonly notes: Readonly<Record<NoteCode, (value: string) => string>>;
  readonly doubts: Readonly<Record<PlanDoubt, string>>;
};

export const importWords: Readonly<Record<'vi' | 'en', ImportWords>> = {
  vi: registerVi,
  en: registerEn,
};

/** "Dòng 12, cột D: ngày sinh “31/02/1970” không có trong lịch" */
export function noteSentence(language: 'vi' | 'en', note: RegisterNote): string {
  const words = importWords[language];
  return `${words.at(note.row, note.column, note.sheet)}: ${words.notes[note.code](note.value)}`;
}
