import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { publicServicesVi } from './public-services-vi.ts';

export const publicServicesEn: SkillTexts<typeof publicServicesVi> = {
  told: {
    'services-why': {
      title: 'File papers from home',
      say: 'Births, certified copies, residence: much can be filed online. The phone tells when it is ready.',
      show: 'The National Public Service Portal, dichvucong.gov.vn.',
      do: 'Name a paper you will need.',
    },
    'services-login': {
      title: 'Enter with your VNeID account',
      say: 'The portal is entered with VNeID. Without it, do VNeID first; we show how.',
      show: 'The login by electronic identity.',
      do: 'Say which VNeID level you have.',
    },
    'services-help': {
      title: 'If it does not work, go to the one-stop desk',
      say: 'Not used to phones? At the commune’s one-stop desk somebody sits down with you. No strangers for hire online.',
      show: 'The desk’s hours as the commune tells them.',
      do: 'Say where the desk is.',
    },
  },
  installed: {
    ...installEn,
    'services-bookmark': {
      title: 'Put the portal on the screen',
      say: 'It is a web page, nothing to install. Type dichvucong.gov.vn and add it to the home screen.',
      show: 'The three dots, Add to home screen.',
      do: 'Add it and open it again.',
    },
  },
  together: {
    ...togetherEn,
    'services-find': {
      title: 'Find the right matter',
      say: 'Type a few words such as birth. Read three lines: papers, days, cost. Then file.',
      show: 'The page of a procedure: papers, time, fee.',
      do: 'Type and read the time limit.',
    },
    'services-papers': {
      title: 'Photograph papers clearly',
      say: 'Flat ground, light, straight, all four corners. Then enlarge: can it be read?',
      show: 'A clear picture and a blurred one.',
      do: 'Photograph a paper and enlarge it.',
    },
    'services-code': {
      title: 'Keep the file’s code',
      say: 'After filing there is a code. Photograph it; with it you see later where the file stands.',
      show: 'Where the code shows after filing.',
      do: 'Take a picture of the code.',
    },
  },
  alone: {
    ...aloneEn,
    'services-track': {
      title: 'See where the file stands, alone',
      say: 'Enter, type the code, read the step.',
      show: 'Nothing.',
      do: 'Look up a code of your house.',
    },
    'services-fee': {
      title: 'Pay fees in the portal, not to a person',
      say: 'What the portal asks is paid in the portal, with a receipt. A private account for speed is wrong.',
      show: 'Payment in the portal.',
      do: 'Say where fees are paid.',
    },
  },
  teaches: {
    'services-pass-on': {
      title: 'Show one house how to look up a file',
      say: 'Looking up by code is the easiest. Show that first, filing later.',
      show: 'The order: look up, find, photograph, file.',
      do: 'Tell somebody how to look up by code.',
    },
    ...teachesEn,
  },
};
