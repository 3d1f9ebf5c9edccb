import type { capVi } from './cap-vi.ts';

export const capEn: typeof capVi = {
  take: 'Take over a CAP warning file',
  taken: (source) => `Filled in from the message of ${source}. Read every line.`,
  areas: (areas) => `Where it holds: ${areas}. See that it is your place.`,
  problems: {
    'cap-too-large': 'The file is larger than a warning ever is. Choose another.',
    'cap-damaged': 'The file is damaged or no CAP file. Fetch it anew and choose it again.',
    'cap-unsafe': 'The file holds something unsafe and is not opened. Ask whoever sent it.',
    'cap-other-kind': 'This file is no CAP 1.2 message.',
    'cap-incomplete': 'The message lacks what it must have: sender, time, kind or severity.',
    'cap-not-actual': 'This is a drill or a test, not a real warning.',
    'cap-no-alert': 'This is an answer between machines, not a warning.',
    'cap-not-public': 'This message is not for everybody and cannot stand on a board.',
    'cap-cancels':
      'This message takes back an earlier warning. If it stands on your board, open it and withdraw it.',
    'cap-over': 'This warning is over.',
    'cap-no-words': 'The message says nothing that could be posted.',
  },
  notes: {
    corrects: 'It corrects an earlier warning. If that stands here, correct it and add no other.',
    'no-vietnamese': 'It is not in Vietnamese. Write name and text in Vietnamese first.',
    'no-end': 'It does not say until when it holds. Look at day and hour below.',
    shortened: 'The words were too long and are cut where the dots stand.',
    'level-guessed': 'It does not say plainly which level. Look at the level below.',
    'more-than-one': 'It has several parts; the first of each language was taken.',
  },
};
