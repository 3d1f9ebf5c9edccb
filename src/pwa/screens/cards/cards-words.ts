import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { cardsVi } from '#words/cards-vi.ts';

/** Words around the skill cards; not part of the shell. */
export const cardsWords = wordsOfPart(
  cardsVi,
  async () => (await import('#words/cards-en.ts')).cardsEn,
);
