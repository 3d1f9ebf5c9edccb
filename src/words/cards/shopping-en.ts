import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { shoppingVi } from './shopping-vi.ts';

export const shoppingEn: SkillTexts<typeof shoppingVi> = {
  told: {
    'shopping-why': {
      title: 'Buy what the near market does not have',
      say: 'Spare parts, school books, seeds come to the commune. Compare prices first.',
      show: 'A marketplace on our phone, looking for something needed.',
      do: 'Name a thing you need.',
    },
    'shopping-cod': {
      title: 'Look at the goods, then pay',
      say: 'For the first time choose to pay on delivery. Wrong goods are not taken. Never send money ahead to a strange seller.',
      show: 'Where to choose how to pay.',
      do: 'Say when to pay the first time.',
    },
    'shopping-stars': {
      title: 'See what others say',
      say: 'Look at stars, complaints and buyers’ pictures. Surprisingly cheap is suspicious.',
      show: 'Reviews with buyers’ pictures.',
      do: 'Find a complaint and read it.',
    },
  },
  installed: {
    ...installEn,
    'shopping-address': {
      title: 'The address names the new commune',
      say: 'An address is village, commune, province. Add something easy to find: near the culture house.',
      show: 'Address in the account.',
      do: 'Type your own address.',
    },
  },
  together: {
    ...togetherEn,
    'shopping-find': {
      title: 'Find, compare three, put in the basket',
      say: 'Type its name, look at three sellers: price, delivery, stars. Put one in the basket; nothing is paid yet.',
      show: 'Search box and basket.',
      do: 'Find something and put it in.',
    },
    'shopping-order': {
      title: 'Order and follow the parcel',
      say: 'Look at address and sum, choose pay on delivery, press Order. Then My orders shows where it is.',
      show: 'My orders.',
      do: 'Press Order when sure, or empty the basket.',
    },
  },
  alone: {
    ...aloneEn,
    'shopping-receive': {
      title: 'Look at it before the courier leaves',
      say: 'Is it your order and name? If wrong, refuse it or press Return in the app.',
      show: 'Return and refund in the order.',
      do: 'Point to Return.',
    },
    'shopping-chat-trap': {
      title: 'A seller wants to chat elsewhere: stop',
      say: 'Private chat, private transfer, strange links: stop. Only inside the app are you protected.',
      show: 'The chat with the seller inside the app.',
      do: 'Say why not to chat elsewhere.',
    },
  },
  teaches: {
    'shopping-pass-on': {
      title: 'Buy together with neighbours',
      say: 'Several houses order fertiliser and seed as one, cheaper. Show them how to look together.',
      show: 'How to send a product to the group.',
      do: 'Send one to the group.',
    },
    ...teachesEn,
  },
};
