import type { CardWritingWords } from './card-writing-vi.ts';

export const cardWritingEn: CardWritingWords = {
  title: { fresh: 'Write a new card', again: 'Rewrite a card' },
  lead: (skill, step) => `${skill} – ${step}`,
  back: 'The cards',
  about:
    'The commune’s card takes the place of the one that came with the app, on the phones of all its teams, after their next exchange. The first sentence of what is said stands large when the phone is turned.',
  language: 'Written in',
  languages: { vi: 'Vietnamese', en: 'English' },
  say: 'Say',
  sayHint: 'As one speaks at a door: short, no hard words. About three sentences.',
  show: 'What to show on the phone',
  do: 'What people do themselves',
  order: 'Its place in this step',
  orderHint: 'The cards of the app stand at 10, 20, 30. Type 15 to stand between the first two.',
  orderWrong: 'Type a number from 1 to 99.',
  picture: 'Choose a picture',
  pictureAgain: 'Choose another picture',
  pictureOff: 'Leave the picture out',
  shows: 'What the picture shows',
  showsHint: 'Read to those who cannot see it. No faces and no papers of residents.',
  showsMissing: 'Say what the picture shows.',
  preview: 'As it is on the phone',
  empty: 'Nothing to say yet.',
  save: 'Give this card to the teams',
  saved: 'The card is written',
  withdraw: 'Take this card back',
  withdrawLead:
    'It goes from the phones of all teams, in all languages, with what was recorded of it, and cannot be given again. To change it, rewrite it.',
  reason: 'Why it is taken back',
  withdrawn: 'The card was taken back',
};
