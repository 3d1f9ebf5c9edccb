import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { taskVi } from '#words/task-vi.ts';

/** Of tasks in a village and of directives of a commune. */
export const taskWords = wordsOfPart(
  taskVi,
  async () => (await import('#words/task-en.ts')).taskEn,
);
