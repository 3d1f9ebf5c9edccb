import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { campaignOfficeVi } from '#words/campaign-office-vi.ts';

export const officeWords = wordsOfPart(
  campaignOfficeVi,
  async () => (await import('#words/campaign-office-en.ts')).campaignOfficeEn,
);
