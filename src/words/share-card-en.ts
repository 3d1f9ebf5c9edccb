import type { shareCardVi } from './share-card-vi.ts';

export const shareCardEn: typeof shareCardVi = {
  title: 'Picture to share',
  lead: 'For the village groups on Zalo and Facebook. Whoever gets it can check whether it is genuine.',
  notSent:
    'The notice is not at the server yet. Wait until it says Received: until then the link finds nothing.',
  head: (place) => `Notice of ${place}`,
  posted: (day, edition) =>
    edition === 1 ? `Posted on ${day}` : `Posted on ${day}, edition ${String(edition)}`,
  check: 'Check that it is genuine:',
  more: 'Read on behind the link below',
  trial: 'FOR PRACTICE, not a real notice',
  fileName: 'notice',
};
