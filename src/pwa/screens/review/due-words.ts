import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { dueVi } from '#words/due-vi.ts';

export const dueWords = wordsOfPart(dueVi, async () => (await import('#words/due-en.ts')).dueEn);
