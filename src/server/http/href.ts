import type { Language } from '#words/words.ts';

/** An address of a page in a language; Vietnamese goes without saying. */
export const hrefOf = (path: string, language: Language): string =>
  language === 'en' ? `${path}?lang=en` : path;
