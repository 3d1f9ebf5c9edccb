import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { practiceVillageVi } from '#words/practice-village-vi.ts';

export const practiceVillageWords = wordsOfPart(
  practiceVillageVi,
  async () => (await import('#words/practice-village-en.ts')).practiceVillageEn,
);
