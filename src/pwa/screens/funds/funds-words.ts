import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { fundsVi } from '#words/funds-vi.ts';

/** Words of the village's funds; not part of the shell. */
export const fundsWords = wordsOfPart(
  fundsVi,
  async () => (await import('#words/funds-en.ts')).fundsEn,
);
