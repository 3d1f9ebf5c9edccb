import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { takenBackVi } from '#words/taken-back-vi.ts';

/** Words of corrections that most days do without; not part of the doors. */
export const takenBackWords = wordsOfPart(
  takenBackVi,
  async () => (await import('#words/taken-back-en.ts')).takenBackEn,
);
