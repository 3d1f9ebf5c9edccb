import { actingEn } from './acting-en.ts';
import { type ActingWords, actingVi } from './acting-vi.ts';
import type { Language } from './words.ts';

/** Acting for a person; comes with the first screen that needs it and not with the shell. */
export const ACTING_WORDS: Readonly<Record<Language, ActingWords>> = { vi: actingVi, en: actingEn };
