import type { vi } from './vi.ts';

/** Each screen has a section in `vi.ts` and `en.ts`, named after it; sentences with gaps are functions. */
export type Words = typeof vi;
export type Language = 'vi' | 'en';

export const LANGUAGES: readonly Language[] = ['vi', 'en'];
