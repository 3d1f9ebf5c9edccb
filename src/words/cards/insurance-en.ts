import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { insuranceVi } from './insurance-vi.ts';

export const insuranceEn: SkillTexts<typeof insuranceVi> = {
  told: {
    'insurance-why': {
      title: 'Your insurance on the phone',
      say: 'Until when the health card is valid, how many years were paid: it is on the phone.',
      show: 'The health card in VNeID or VssID, private lines covered.',
      do: 'Say where your health card is now.',
    },
    'insurance-voluntary': {
      title: 'Farmers can have a pension, too',
      say: 'Without a company one can pay voluntary social insurance, the State adds a part. Ask the commune’s collecting agent.',
      show: 'Name and place of the agent as the commune tells them.',
      do: 'Say who in the house pays already.',
    },
    'insurance-trap': {
      title: 'A fee to receive a benefit is fraud',
      say: 'Insurance money and benefits need no fee first. Who calls for a fee or an OTP is a thief.',
      show: 'Practice screen: a false call.',
      do: 'Say: to receive costs nothing first.',
    },
  },
  installed: {
    ...installEn,
    'insurance-app': {
      title: 'Install VssID, enter with VNeID',
      say: 'VssID is the app of Vietnam Social Security. With VNeID you need no other password.',
      show: 'The login by identity account.',
      do: 'Install it and log in.',
    },
  },
  together: {
    ...togetherEn,
    'insurance-card': {
      title: 'Open the health card on the phone',
      say: 'Health card: see your first clinic and the last day. Show it when you go there.',
      show: 'Where clinic and last day stand.',
      do: 'Open it and read the last day.',
    },
    'insurance-years': {
      title: 'See how long was paid',
      say: 'The history shows years and months. If some are missing, note them and ask the office.',
      show: 'The history of participation.',
      do: 'Find and read the total.',
    },
  },
  alone: {
    ...aloneEn,
    'insurance-visit': {
      title: 'Open the card alone at the clinic',
      say: 'Say we are at the health station. Open the health card.',
      show: 'Play the nurse; only ask.',
      do: 'Open the right card, nobody helps.',
    },
    'insurance-renew': {
      title: 'Remember the last day',
      say: 'An expired card means paying the clinic. Set a reminder a month before.',
      show: 'The phone’s calendar and a reminder.',
      do: 'Set one.',
    },
  },
  teaches: {
    'insurance-pass-on': {
      title: 'Help old neighbours see the last day',
      say: 'Old people forget the day. Sit by and let them look on their own or their child’s phone.',
      show: 'Where the last day stands.',
      do: 'Make a date with a house.',
    },
    ...teachesEn,
  },
};
