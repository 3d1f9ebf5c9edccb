import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { closedVi } from '#words/closed-vi.ts';

export const closedWords = wordsOfPart(
  closedVi,
  async () => (await import('#words/closed-en.ts')).closedEn,
);
