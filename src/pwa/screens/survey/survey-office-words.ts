import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { surveyOfficeVi } from '#words/survey-office-vi.ts';

/** They come with the screens of the office, not to the doors. */
export const surveyOfficeWords = wordsOfPart(
  surveyOfficeVi,
  async () => (await import('#words/survey-office-en.ts')).surveyOfficeEn,
);
