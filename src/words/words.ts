import { en } from './en.ts';
import { vi } from './vi.ts';

export type Words = typeof vi;
export type Language = 'vi' | 'en';

export const LANGUAGES: readonly Language[] = ['vi', 'en'];

const ALL: Readonly<Record<Language, Words>> = { vi, en };

/** Each screen has a section in `vi.ts` and `en.ts`, named after it; sentences with gaps are functions. */
export function wordsOf(language: Language): Words {
  return ALL[language];
}
