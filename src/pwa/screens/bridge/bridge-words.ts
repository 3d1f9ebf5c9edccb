import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { bridgeVi } from '#words/bridge-vi.ts';

/** Words of messages that reach phones which are not open; not part of the shell. */
export const bridgeWords = wordsOfPart(
  bridgeVi,
  async () => (await import('#words/bridge-en.ts')).bridgeEn,
);
