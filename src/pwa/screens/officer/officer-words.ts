import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { officerVi } from '#words/officer-vi.ts';

/** Words of the officer's screens, in the language of the phone. */
export const officerWords = wordsOfPart(
  officerVi,
  async () => (await import('#words/officer-en.ts')).officerEn,
);
