import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { sellingVi } from './selling-vi.ts';

export const sellingEn: SkillTexts<typeof sellingVi> = {
  told: {
    'selling-why': {
      title: 'Sell vegetables and honey to people far away',
      say: 'Good goods are cheap at the near market. A picture, a video, and people in the city order.',
      show: 'A house of the commune that sold, if it agreed to be told of.',
      do: 'Say what your house has this season.',
    },
    'selling-honest': {
      title: 'The truth and a clear price keep buyers',
      say: 'Weight, price, delivery, day. As it is, so say it; buyers come back.',
      show: 'A clear post.',
      do: 'Say price and weight of one thing.',
    },
    'selling-trap': {
      title: 'A link to receive money is fraud',
      say: 'Real buyers just transfer. Links, codes, false pictures of payment: look into the account before you send.',
      show: 'The balance in the bank app, not the buyer’s picture.',
      do: 'Say: money first seen, then sent.',
    },
  },
  installed: {
    ...installEn,
    'selling-page': {
      title: 'Open a page to sell',
      say: 'Facebook, TikTok or a marketplace. Begin with the one you know best, one page.',
      show: 'Where to change the name; the garden as picture.',
      do: 'Name the page and take its picture.',
    },
  },
  together: {
    ...togetherEn,
    'selling-photo': {
      title: 'Photograph in the morning, clean ground',
      say: 'Morning light, clean goods, leaf or wood below, the hands that made it. Three are enough: near, far, at work.',
      show: 'A dark and a bright picture of one bunch.',
      do: 'Take three pictures.',
    },
    'selling-live': {
      title: 'Ten minutes live',
      say: 'Stand the phone firmly, have signal, greet, show, say the price, repeat it for those who come late. We write orders.',
      show: 'The live button and where comments show.',
      do: 'Speak a minute to the phone, not yet live.',
    },
    'selling-order': {
      title: 'Five things on each order',
      say: 'Name, number, address, what and how much, how paid. One missing and it goes wrong.',
      show: 'A form of five lines.',
      do: 'Write one order.',
    },
  },
  alone: {
    ...aloneEn,
    'selling-pack': {
      title: 'Pack well, write who gets it',
      say: 'Paper around fruit, wrap bottles. Name and number on it. A picture before it goes.',
      show: 'Nothing; look at the parcel.',
      do: 'Pack one and photograph it.',
    },
    'selling-reply': {
      title: 'Answer on the same day',
      say: 'Answer within the day, say when sold out. A complaint: say sorry and replace.',
      show: 'The page’s messages.',
      do: 'Answer one question.',
    },
  },
  teaches: {
    'selling-pass-on': {
      title: 'Sell together with the neighbour',
      say: 'One house has little, several have enough. Share a session: one speaks, one writes, one packs.',
      show: 'A table of who does what.',
      do: 'Win one house and choose a day.',
    },
    ...teachesEn,
  },
};
