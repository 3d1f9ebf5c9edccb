import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { joinVi } from '#words/join-vi.ts';

export const joinWords = wordsOfPart(
  joinVi,
  async () => (await import('#words/join-en.ts')).joinEn,
);
