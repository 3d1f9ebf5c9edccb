import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { vneid1Vi } from './vneid-1-vi.ts';

export const vneid1En: SkillTexts<typeof vneid1Vi> = {
  told: {
    'vneid-what': {
      title: 'VNeID is the State’s identity account',
      say: 'VNeID is the app of the Ministry of Public Security. With it you file papers and see your documents on the phone.',
      show: 'The VNeID icon and first screen on our phone, private lines covered.',
      do: 'Look at the icon and say its name.',
    },
    'vneid-levels': {
      title: 'Level 1 at home, level 2 at the police',
      say: 'Level 1 is done on the phone. For level 2 one goes to the police once, for fingerprints and a picture; it can do more.',
      show: 'Two fingers: one for home, two for the police.',
      do: 'Say which level can be done today.',
    },
    'vneid-safe': {
      title: 'Nobody may ask for your VNeID password',
      say: 'Police, officers, our team: nobody asks for the password or the OTP of VNeID. Who asks is a thief.',
      show: 'Just the sentence; no phone is needed.',
      do: 'Say: I read my code to nobody.',
    },
  },
  installed: {
    ...installEn,
    'vneid-publisher': {
      title: 'Find VNeID, look at the publisher, install',
      say: 'Type VNeID. The publisher must be an office of the Ministry of Public Security. Never install from a link.',
      show: 'The line of the publisher under VNeID.',
      do: 'Type VNeID and press Install.',
    },
  },
  together: {
    ...togetherEn,
    'vneid-need': {
      title: 'Have the identity card and a number in your own name',
      say: 'Take out the identity card and use a number registered in your name. We look on; we neither keep nor photograph it.',
      show: 'Where the identity number and phone number go.',
      do: 'Type the number of the card and read it once more.',
    },
    'vneid-face': {
      title: 'Scan the card and your face as told',
      say: 'Hold the card in the frame, then look into the camera, left and right. Stand in the light, no hat, no glasses.',
      show: 'The round frame for the face.',
      do: 'Hold the phone at your face and do as it says.',
    },
    'vneid-password': {
      title: 'Set your own password, nobody looks',
      say: 'It needs a capital, small letters, a digit and a sign. Think of a sentence that only you remember. We look away.',
      show: 'The eye that shows what was typed, and hides it.',
      do: 'Type the password twice.',
    },
  },
  alone: {
    ...aloneEn,
    'vneid-open': {
      title: 'Log in alone and find your papers',
      say: 'Open VNeID, log in, find your own data.',
      show: 'Nothing. Look away at the password.',
      do: 'Open it and point to your own data.',
    },
    'vneid-forgot': {
      title: 'Forgot the password? Get it back in the app',
      say: 'Press Forgot password in VNeID or go to the commune police. Never let a stranger online do it.',
      show: 'The button at the login screen.',
      do: 'Point to it.',
    },
  },
  teaches: {
    'vneid-pass-on': {
      title: 'Help somebody install VNeID',
      say: 'Begin with the family. Everybody holds their own papers.',
      show: 'Three things first: identity card, own number, connection.',
      do: 'Make a date and say the three things.',
    },
    ...teachesEn,
  },
};
