import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { boardVi } from '#words/board-vi.ts';

/** Words of notices and of who was told; not part of the shell. */
export const boardWords = wordsOfPart(
  boardVi,
  async () => (await import('#words/board-en.ts')).boardEn,
);
