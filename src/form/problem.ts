/** A workbook as far as a form needs it; what reads spreadsheets hands it over as it is. */
export type FormCell = {
  readonly text: string;
  readonly number?: number;
  readonly isDate?: true;
  readonly merged?: 'down' | 'right';
};

export type FormSheet = {
  readonly name: string;
  readonly rows: readonly {
    /** 1-based, as the person's program counts. */
    readonly at: number;
    readonly cells: readonly (FormCell | undefined)[];
  }[];
};

/** What is wrong in a form; each has its sentence, and says where to look and what to do. */
export const PROBLEM_CODES = [
  'sheet-missing',
  'column-missing',
  'column-twice',
  'cell-merged',
  'cell-formula',
  'text-too-long',
  'type-missing',
  'type-unknown',
  'type-unsupported',
  'name-missing',
  'name-malformed',
  'name-twice',
  'label-missing',
  'list-missing',
  'list-unknown',
  'list-of-answers',
  'choice-malformed',
  'choice-twice',
  'choice-gone',
  'end-without-begin',
  'end-of-other',
  'begin-without-end',
  'too-deep',
  'repeats-too-deep',
  'path-too-long',
  'too-many-questions',
  'too-many-choices',
  'too-many-languages',
  'too-large',
  'no-questions',
  'expression-unreadable',
  'expression-quotes',
  'function-unknown',
  'function-refused',
  'function-arguments',
  'path-unsupported',
  'reference-unknown',
  'reference-ambiguous',
  'reference-repeated',
  'cycle',
  'pattern-unreadable',
  'range-malformed',
  'column-unsupported',
  /** Of the home, which keeps no such answers where a whole team reads them. */
  'question-sensitive',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What is left out without harm: told, so that nobody waits for it. */
export const NOTICE_CODES = [
  'column-ignored',
  'sheet-ignored',
  'appearance-ignored',
  'not-collected',
  'parameter-ignored',
  'setting-ignored',
  'row-disabled',
  'label-untranslated',
  'question-marked',
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

/** `row` counts from 1 and `column` is in letters; both are left out where the matter is a whole sheet. */
export type Place = { readonly sheet: string; readonly row?: number; readonly column?: string };

export type FormProblem = Place & { readonly code: ProblemCode; readonly value: string };
export type FormNotice = Place & { readonly code: NoticeCode; readonly value: string };
