import { careEn } from './care-en.ts';
import { careVi } from './care-vi.ts';
import type { Language } from './words.ts';

/** They come with the officer's screens that show them. */
export const CARE_SCREEN_WORDS: Readonly<Record<Language, typeof careVi>> = {
  vi: careVi,
  en: careEn,
};
