import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { surveyVi } from '#words/survey-vi.ts';

export const surveyWords = wordsOfPart(
  surveyVi,
  async () => (await import('#words/survey-en.ts')).surveyEn,
);
