import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { campaignVi } from '#words/campaign-vi.ts';

export const campaignWords = wordsOfPart(
  campaignVi,
  async () => (await import('#words/campaign-en.ts')).campaignEn,
);
