import { monthsVi } from '#words/months-vi.ts';
import { wordsOfPart } from '#pwa/ui/part-words.ts';

export const monthsWords = wordsOfPart(
  monthsVi,
  async () => (await import('#words/months-en.ts')).monthsEn,
);
