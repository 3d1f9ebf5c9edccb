import { lateEn } from './late-en.ts';
import { lateVi } from './late-vi.ts';
import type { Language } from './words.ts';

/** Apart from the village's words: loaded with what they are about. */
export const LATE_WORDS: Readonly<Record<Language, typeof lateVi>> = { vi: lateVi, en: lateEn };
