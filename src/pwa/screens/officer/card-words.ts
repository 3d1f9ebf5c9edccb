import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { cardWritingVi } from '#words/card-writing-vi.ts';

/** Words of writing skill cards; on an officer's phone alone. */
export const cardWritingWords = wordsOfPart(
  cardWritingVi,
  async () => (await import('#words/card-writing-en.ts')).cardWritingEn,
);

export type CardWritingWords = typeof cardWritingVi;
