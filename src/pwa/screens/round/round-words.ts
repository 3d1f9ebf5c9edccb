import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { roundVi } from '#words/round-vi.ts';

/** Words of tonight's round. */
export const roundWords = wordsOfPart(
  roundVi,
  async () => (await import('#words/round-en.ts')).roundEn,
);
