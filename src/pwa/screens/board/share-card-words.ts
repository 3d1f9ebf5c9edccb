import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { shareCardVi } from '#words/share-card-vi.ts';

export const shareCardWords = wordsOfPart(
  shareCardVi,
  async () => (await import('#words/share-card-en.ts')).shareCardEn,
);
