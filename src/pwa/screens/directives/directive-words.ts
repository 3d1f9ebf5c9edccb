import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { directiveVi } from '#words/directive-vi.ts';

export const directiveWords = wordsOfPart(
  directiveVi,
  async () => (await import('#words/directive-en.ts')).directiveEn,
);
