import { carryEn } from './carry-en.ts';
import { carryVi } from './carry-vi.ts';
import type { Language } from './words.ts';

export type CarryWords = typeof carryVi;

/** Apart from the shell's words: loaded with the screens that carry. */
export const CARRY_WORDS: Readonly<Record<Language, CarryWords>> = { vi: carryVi, en: carryEn };
