import type { SkillTexts } from './cards.ts';
import { aloneEn, teachesEn, togetherEn } from './shared-en.ts';
import type { safetyVi } from './safety-vi.ts';

export const safetyEn: SkillTexts<typeof safetyVi> = {
  told: {
    'safety-police': {
      title: 'Police do not work by phone',
      say: 'Who calls as police, speaks of a case, forbids to tell, wants money: fraud. The police invite with a paper.',
      show: 'Practice screen: a false call in this app.',
      do: 'Say: I will ask the commune police tomorrow. Hang up.',
    },
    'safety-bank-sms': {
      title: 'A bank message with a link: do not press',
      say: 'A message that the account is locked, press here: false, even under the bank’s name. To know, open the bank’s app.',
      show: 'Practice screen: a false message.',
      do: 'Point to the link in the message.',
    },
    'safety-otp': {
      title: 'The OTP is the key to your house',
      say: 'The digits sent to your phone open your safe. Bank, police, our team: nobody asks for them.',
      show: 'An old OTP message with the digits covered.',
      do: 'Say aloud: I read my OTP to nobody.',
    },
    'safety-deepfake': {
      title: 'A face and a voice can be false',
      say: 'Thieves can copy face and voice. If the picture jerks and money is urgent, hang up and call the old number.',
      show: 'The contacts: the real number of the family.',
      do: 'Agree on a question that only the family can answer.',
    },
    'safety-parcel': {
      title: 'Nothing ordered: no payment, no link',
      say: 'A stranger says a parcel is here and wants money first: ask at home who ordered. Nobody? Then do not take it.',
      show: 'A false parcel message in the practice screen.',
      do: 'Say: let me ask my family first.',
    },
    'safety-job': {
      title: 'Easy work, high pay is a trap',
      say: 'Pay for pressing likes: first they pay, then they want deposits. The same with far jobs at high pay without a contract.',
      show: 'A false job offer, three doubtful places.',
      do: 'Point to one of them.',
    },
    'safety-slow': {
      title: 'The more they hurry, the slower you go',
      say: 'Every fraud says: now, keep it secret, tell nobody. Then stop and ask family, team, commune police.',
      show: 'Three fingers: hurry, secret, money.',
      do: 'Count the three signs on your fingers.',
    },
  },
  together: {
    ...togetherEn,
    'safety-play-call': {
      title: 'Practise a false call and hang up',
      say: 'We play: I am the thief. Just hang up; you need not be polite to a thief.',
      show: 'Practice screen: a false call.',
      do: 'Press hang up in the practice screen.',
    },
    'safety-block': {
      title: 'Block a number that disturbed you',
      say: 'Block numbers that called to cheat. We do it on your phone.',
      show: 'The call list, hold the number, Block.',
      do: 'Block a junk number if there is one.',
    },
    'safety-lock-phone': {
      title: 'Set a screen lock',
      say: 'An open phone can be used by whoever finds it. Lock it by number or finger.',
      show: 'Settings, screen lock.',
      do: 'Set the lock and open it twice.',
    },
    'safety-apps': {
      title: 'Look for strange apps and remove them',
      say: 'Apps nobody knows, that want to see or control the screen, are removed.',
      show: 'Settings, Apps, Uninstall.',
      do: 'Look through the list, ask the family, then remove.',
    },
  },
  alone: {
    ...aloneEn,
    'safety-test': {
      title: 'Tell true from false, alone',
      say: 'The practice screen has messages and calls. Choose to press or not; a mistake costs nothing.',
      show: 'Hand over the phone and sit still.',
      do: 'Do the whole exercise, nobody helps.',
    },
    'safety-lost-money': {
      title: 'Cheated? Bank first, then police at once',
      say: 'If money or a code is gone, call the number on the back of the bank card to lock it, then the commune police. No shame; early helps.',
      show: 'The number on the back of the card.',
      do: 'Save it under the name Lock card.',
    },
  },
  teaches: {
    'safety-pass-on': {
      title: 'Tell a neighbour a story of fraud',
      say: 'True stories are remembered better than advice. Tell them over tea: how they cheat, what we do.',
      show: 'The practice screens, to play together.',
      do: 'Tell one kind of fraud to somebody beside you.',
    },
    ...teachesEn,
  },
};
