import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { meetingVi } from '#words/meeting-vi.ts';

/** Words of meetings; not part of the shell. */
export const meetingWords = wordsOfPart(
  meetingVi,
  async () => (await import('#words/meeting-en.ts')).meetingEn,
);
