import type { shareVi } from './share-vi.ts';

export const shareEn: typeof shareVi = {
  picture: 'The picture',
  words: 'The words with it',
  send: 'Share',
  save: 'Save the picture',
  copy: 'Copy the words',
  copied: 'Copied; paste them into the group',
  failed: 'The phone could not open its sharing. Save the picture and send it from the gallery.',
  drawing: 'Drawing the picture',
};
