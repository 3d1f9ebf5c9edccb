import type { SkillTexts } from './cards.ts';
import { aloneEn, teachesEn, togetherEn } from './shared-en.ts';
import type { newsVi } from './news-vi.ts';

export const newsEn: SkillTexts<typeof newsVi> = {
  told: {
    'news-where': {
      title: 'Newspapers and weather on the phone',
      say: 'State newspapers, weather, prices of produce: free to read, only some data is used.',
      show: 'Nhân Dân newspaper or the province’s news page.',
      do: 'Choose a story and have it read out.',
    },
    'news-official': {
      title: '.gov.vn is a page of the State',
      say: 'Pages of state offices end in .gov.vn. A page that looks alike and ends otherwise: ask first.',
      show: 'The address bar of a .gov.vn page; point to its end.',
      do: 'Point to the end of the address.',
    },
    'news-listen': {
      title: 'Weak eyes? Let the paper be read',
      say: 'If eyes are weak or letters are unfamiliar, press listen. Small letters grow between two fingers.',
      show: 'The listen button, and two fingers on the screen.',
      do: 'Make a page larger with two fingers.',
    },
  },
  together: {
    ...togetherEn,
    'news-search': {
      title: 'Ask the phone by voice',
      say: 'Press the microphone and ask: what is the weather tomorrow in our commune. The phone looks it up.',
      show: 'The microphone in the browser’s search box.',
      do: 'Ask the phone a question.',
    },
    'news-save': {
      title: 'Keep a good page on the screen',
      say: 'Put a page that you often read on the home screen; next time one press opens it.',
      show: 'The three dots, Add to home screen.',
      do: 'Add a newspaper to the screen.',
    },
    'news-two': {
      title: 'Strange news: look in a second place',
      say: 'What only one place says is not yet believed. Look for it on the commune’s page or in a state newspaper.',
      show: 'How to type a few words of it into the search box.',
      do: 'Look for a story and say in how many places it stands.',
    },
  },
  alone: {
    ...aloneEn,
    'news-weather': {
      title: 'The weather each morning before the field',
      say: 'Rain or sun before you go to the field; warnings in the flood season. Heed the commune’s warning.',
      show: 'Nothing; just ask: rain or sun tomorrow.',
      do: 'Open it and answer: rain or sun tomorrow.',
    },
    'news-ads': {
      title: 'Tell a story from an advertisement',
      say: 'Where it says Advertisement or Sponsored, somebody paid. Pass over medicine and quick loans.',
      show: 'A page with an advertisement and its small mark.',
      do: 'Point to what is an advertisement.',
    },
  },
  teaches: {
    'news-pass-on': {
      title: 'Read the news to the family',
      say: 'Each evening read one useful story aloud: maize prices, vaccination, fraud warnings. Then talk about it.',
      show: 'How to send a story to the family group.',
      do: 'Read a story to somebody at home.',
    },
    ...teachesEn,
  },
};
