import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { actingVi } from '#words/acting-vi.ts';

/** Words of acting for a person; not part of the shell. */
export const actingWords = wordsOfPart(
  actingVi,
  async () => (await import('#words/acting-en.ts')).actingEn,
);
