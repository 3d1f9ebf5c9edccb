import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { fundsRareVi } from '#words/funds-rare-vi.ts';

/** Words of printing, shops, bills and wrong statements: most screens of the funds do without. */
export const fundsRareWords = wordsOfPart(
  fundsRareVi,
  async () => (await import('#words/funds-rare-en.ts')).fundsRareEn,
);
