import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { bankVi } from './bank-vi.ts';

export const bankEn: SkillTexts<typeof bankVi> = {
  told: {
    'bank-why': {
      title: 'Send and receive without the long way',
      say: 'With an account, children send money in a minute, sales and benefits arrive, no long way for cash.',
      show: 'A bank app on our phone, balance covered.',
      do: 'Tell of the last long way for money.',
    },
    'bank-own-name': {
      title: 'The account stands in your own name',
      say: 'The money belongs to whose name it is. Never lend or sell an account: it may be money laundering.',
      show: 'The identity card opens the account.',
      do: 'Say: I lend my account to nobody.',
    },
    'bank-secret': {
      title: 'Three things for nobody: password, PIN, OTP',
      say: 'Real bank staff do not ask for them. Children who help need not know them either.',
      show: 'Three fingers, one for each.',
      do: 'Count them on your fingers.',
    },
  },
  installed: {
    ...installEn,
    'bank-right-app': {
      title: 'The right app of your own bank',
      say: 'The bank’s name is on the card or the paper. Find that name in the store; the publisher is the bank.',
      show: 'The name on the card beside the name in the store.',
      do: 'Compare both and press Install.',
    },
    'bank-face': {
      title: 'The bank asks for face and identity card',
      say: 'The bank must know it is you: it takes your face and reads the card’s chip. Only in its app or at its counter.',
      show: 'Where to lay the card at the back of the phone.',
      do: 'Lay on the card and do as the phone says.',
    },
  },
  together: {
    ...togetherEn,
    'bank-login': {
      title: 'Log in and see the balance',
      say: 'Open the app, type the password, see the balance. We look away and need not know it.',
      show: 'The eye that hides or shows the balance.',
      do: 'Log in, look, hide it again.',
    },
    'bank-history': {
      title: 'See money in and out',
      say: 'The history shows day, sender and amount. Something strange: call the bank.',
      show: 'The history of payments.',
      do: 'Find the last one and say what it is.',
    },
  },
  alone: {
    ...aloneEn,
    'bank-log-out': {
      title: 'Look, then log out',
      say: 'Press log out when done, above all on a shared phone.',
      show: 'Nothing; just see whether it is done.',
      do: 'Log in, look, log out.',
    },
    'bank-card-lock': {
      title: 'Know where to lock the card',
      say: 'Card or phone lost: lock the card in the app or call the number on its back.',
      show: 'Lock card in the app.',
      do: 'Point to it, do not press.',
    },
  },
  teaches: {
    'bank-pass-on': {
      title: 'Show the family how to see the balance',
      say: 'Show wife, husband, brothers how to look themselves. Everybody types their own password.',
      show: 'The order: open, log in, look, log out.',
      do: 'Say the four steps in order.',
    },
    ...teachesEn,
  },
};
