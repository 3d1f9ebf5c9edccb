import { pairVi } from '#words/pair-vi.ts';
import { wordsOfPart } from '#pwa/ui/part-words.ts';

export const pairWords = wordsOfPart(
  pairVi,
  async () => (await import('#words/pair-en.ts')).pairEn,
);
