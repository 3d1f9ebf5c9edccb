import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { groupVi } from '#words/group-vi.ts';

export const groupWords = wordsOfPart(
  groupVi,
  async () => (await import('#words/group-en.ts')).groupEn,
);
