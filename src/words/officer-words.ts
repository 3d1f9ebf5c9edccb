import { officerEn } from './officer-en.ts';
import { officerVi } from './officer-vi.ts';
import type { OfficerWords } from './officer-vi.ts';
import type { Language } from './words.ts';

const ALL: Readonly<Record<Language, OfficerWords>> = { vi: officerVi, en: officerEn };

/** Apart from the shell's words: a member's phone never loads them. */
export const officerWordsOf = (language: Language): OfficerWords => ALL[language];
