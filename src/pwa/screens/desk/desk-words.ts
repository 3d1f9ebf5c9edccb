import { deskVi } from '#words/desk-vi.ts';
import { wordsOfPart } from '#pwa/ui/part-words.ts';

/** Words of the desk's officers. */
export const deskWords = wordsOfPart(
  deskVi,
  async () => (await import('#words/desk-en.ts')).deskEn,
);

export type DeskWords = typeof deskVi;
