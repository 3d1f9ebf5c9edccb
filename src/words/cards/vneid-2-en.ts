import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { vneid2Vi } from './vneid-2-vi.ts';

export const vneid2En: SkillTexts<typeof vneid2Vi> = {
  told: {
    'vneid2-why': {
      title: 'With level 2 your papers are in the phone',
      say: 'With level 2, identity card, health insurance and driving licence show in VNeID once confirmed. Less paper to carry.',
      show: 'The papers in VNeID on our phone, private lines covered.',
      do: 'Name a paper you would like to have there.',
    },
    'vneid2-once': {
      title: 'Once to the police, in person',
      say: 'For level 2 you go yourself, for fingerprints and a picture. Nobody can do it for you or by phone.',
      show: 'The commune police’s hours as the commune tells them.',
      do: 'Choose a day.',
    },
    'vneid2-trap': {
      title: 'A call to raise your level is a fraud',
      say: 'Who says police and asks you to press a link for level 2 is a thief. Hang up, ask the commune police.',
      show: 'The practice screen of a false call in this app.',
      do: 'Say: then I hang up.',
    },
  },
  installed: {
    ...installEn,
    'vneid2-level1': {
      title: 'First install VNeID and get used to level 1',
      say: 'Before going to the police, have VNeID and keep your own number: the news of level 2 comes there.',
      show: 'The first screen of VNeID.',
      do: 'Open VNeID once.',
    },
  },
  together: {
    ...togetherEn,
    'vneid2-bring': {
      title: 'Bring identity card, phone, and papers to add',
      say: 'Bring the card, the phone and papers such as the health insurance card. We go with those who are old or weak.',
      show: 'The list of things, in large letters on paper.',
      do: 'Put the papers into one bag.',
    },
    'vneid2-activate': {
      title: 'After the message, activate in VNeID',
      say: 'When the message says approved, open VNeID and press Activate. Type the code yourself and read it to nobody.',
      show: 'The Activate button at the login screen.',
      do: 'Press Activate and type the code.',
    },
    'vneid2-show-qr': {
      title: 'Open the card and let the officer scan',
      say: 'Open VNeID, the papers, the identity card, and show the screen. Do not hand the phone to a stranger.',
      show: 'The VNeID practice screen in this app.',
      do: 'Go to the QR code and turn the phone to us.',
    },
  },
  alone: {
    ...aloneEn,
    'vneid2-use': {
      title: 'Open a paper alone when asked',
      say: 'Say a nurse asks for the insurance card. Open it and show it.',
      show: 'Play the nurse; ask, do not point.',
      do: 'Open the paper that was asked for.',
    },
    'vneid2-lock': {
      title: 'Phone lost? Have the account locked',
      say: 'Have the SIM locked by the operator and tell the commune police to lock the account. The sooner the better.',
      show: 'The commune police’s number on a paper at home.',
      do: 'Show where that paper hangs.',
    },
  },
  teaches: {
    'vneid2-pass-on': {
      title: 'Go together, the whole hamlet',
      say: 'Going together is merry and saves fuel. Take old people along, and the identity cards.',
      show: 'A list of neighbours without level 2, as told by you.',
      do: 'Get one person to come, and a day.',
    },
    ...teachesEn,
  },
};
