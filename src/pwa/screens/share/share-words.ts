import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { shareVi } from '#words/share-vi.ts';

export const shareWords = wordsOfPart(
  shareVi,
  async () => (await import('#words/share-en.ts')).shareEn,
);
