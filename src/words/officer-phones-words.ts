import { officerPhonesEn } from './officer-phones-en.ts';
import { officerPhonesVi } from './officer-phones-vi.ts';
import type { Language } from './words.ts';

/** Apart from the officer's other words: loaded with the screen of a person's phones. */
export const OFFICER_PHONES_WORDS: Readonly<Record<Language, typeof officerPhonesVi>> = {
  vi: officerPhonesVi,
  en: officerPhonesEn,
};
