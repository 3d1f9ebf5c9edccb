import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { questionVi } from '#words/question-vi.ts';

/** Words of questions and answers; not part of the shell. */
export const questionWords = wordsOfPart(
  questionVi,
  async () => (await import('#words/question-en.ts')).questionEn,
);
