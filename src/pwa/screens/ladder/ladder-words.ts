import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { ladderVi } from '#words/ladder-vi.ts';

/** Words of what a commune teaches; on an officer's screen alone. */
export const ladderWords = wordsOfPart(
  ladderVi,
  async () => (await import('#words/ladder-en.ts')).ladderEn,
);
