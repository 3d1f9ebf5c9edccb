import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { billsVi } from './bills-vi.ts';

export const billsEn: SkillTexts<typeof billsVi> = {
  told: {
    'bills-home': {
      title: 'Pay electricity at home',
      say: 'Electricity, water, internet on the phone, at any hour, no waiting for the collector.',
      show: 'Bills in the bank app.',
      do: 'Take out the last electricity bill.',
    },
    'bills-code': {
      title: 'The customer code is on the bill',
      say: 'Each house has a code on its bill. The right code shows the right name.',
      show: 'Where the code stands on the bill.',
      do: 'Find and read the code of your house.',
    },
    'bills-trap': {
      title: 'Threat to cut the power for money is fraud',
      say: 'A stranger threatens to cut the power and wants money on a private account: hang up. See the real debt in the app.',
      show: 'Practice screen: a false call.',
      do: 'Say: I look in the app first.',
    },
  },
  installed: {
    ...installEn,
    'bills-where': {
      title: 'A bank app is enough',
      say: 'The bank app has bills. To see the use of each day, install the power company’s app too.',
      show: 'Bills in the bank app.',
      do: 'Find Bills.',
    },
  },
  together: {
    ...togetherEn,
    'bills-first': {
      title: 'Code, name, then pay',
      say: 'Choose electricity, type the code. The phone shows name and amount. Pay only when it is your house.',
      show: 'Where the name and amount show.',
      do: 'Type the code, read name and amount.',
    },
    'bills-receipt': {
      title: 'Keep a picture of the receipt',
      say: 'Save the receipt. If somebody says unpaid, open it.',
      show: 'Save or Share after payment.',
      do: 'Save it and find it again.',
    },
  },
  alone: {
    ...aloneEn,
    'bills-next-month': {
      title: 'Next month alone',
      say: 'When the day comes, do it yourself. Save the code in the app.',
      show: 'Saved bills.',
      do: 'Open the saved bill.',
    },
    'bills-water': {
      title: 'Water and internet work the same way',
      say: 'Same place, another code. See whether your supplier is in the list.',
      show: 'The list of suppliers.',
      do: 'Find another supplier.',
    },
  },
  teaches: {
    'bills-pass-on': {
      title: 'Show the neighbour how to pay',
      say: 'If the neighbour still pays cash, show how. Do not take the money and pay for them.',
      show: 'Three things: code, name, receipt.',
      do: 'Say the three to somebody.',
    },
    ...teachesEn,
  },
};
