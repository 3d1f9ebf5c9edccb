import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { campaignTellVi } from '#words/campaign-tell-vi.ts';

export const tellWords = wordsOfPart(
  campaignTellVi,
  async () => (await import('#words/campaign-tell-en.ts')).campaignTellEn,
);
