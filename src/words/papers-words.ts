import { papersEn } from './papers-en.ts';
import { type PapersWords, papersVi } from './papers-vi.ts';
import type { Language } from './words.ts';

/** Cards and plates of households; not part of the shell. */
export const PAPERS_WORDS: Readonly<Record<Language, PapersWords>> = { vi: papersVi, en: papersEn };
