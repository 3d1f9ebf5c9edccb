import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { teamVi } from '#words/team-vi.ts';

/** Words of the team's own work; not part of the shell. */
export const teamWords = wordsOfPart(
  teamVi,
  async () => (await import('#words/team-en.ts')).teamEn,
);
