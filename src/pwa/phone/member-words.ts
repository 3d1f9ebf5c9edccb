import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { memberVi } from '#words/member-vi.ts';

/** The words of the member's screens; comes with the first of them and not with the shell. */
export const memberWords = wordsOfPart(
  memberVi,
  async () => (await import('#words/member-en.ts')).memberEn,
);
