import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { practiceVi } from '#words/practice-vi.ts';

/** Words of the practice screens; not part of the shell. */
export const practiceWords = wordsOfPart(
  practiceVi,
  async () => (await import('#words/practice-en.ts')).practiceEn,
);
