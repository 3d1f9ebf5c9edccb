import { eraseEn } from './erase-en.ts';
import { eraseVi } from './erase-vi.ts';
import type { Language } from './words.ts';

/** They come with the officer's screens that erase. */
export const ERASE_WORDS: Readonly<Record<Language, typeof eraseVi>> = {
  vi: eraseVi,
  en: eraseEn,
};
