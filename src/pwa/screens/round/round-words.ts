import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { roundVi } from '#words/round-vi.ts';

/** Words of tonight's round. */
export const roundWords = wordsOfPart(
  roundVi,
  async () => (await import('#words/round-en.ts')).roundEn,
);

/** A part that is loaded later is given them by its screen: fetched anew they would be fetched twice. */
export type RoundWords = typeof roundVi;
