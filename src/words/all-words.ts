import { en } from './en.ts';
import { vi } from './vi.ts';
import type { Language, Words } from './words.ts';

const ALL: Readonly<Record<Language, Words>> = { vi, en };

/** For whoever needs all languages at once; a phone's first screen carries Vietnamese alone. */
export const wordsOf = (language: Language): Words => ALL[language];
