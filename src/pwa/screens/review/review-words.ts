import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { reviewVi } from '#words/review-vi.ts';

export const reviewWords = wordsOfPart(
  reviewVi,
  async () => (await import('#words/review-en.ts')).reviewEn,
);
