import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { socialVi } from './social-vi.ts';

export const socialEn: SkillTexts<typeof socialVi> = {
  told: {
    'social-what': {
      title: 'News of commune and village online',
      say: 'The commune has a Facebook page, people of the village post TikTok videos: growing, market days, commune news.',
      show: 'The commune’s official page on our phone.',
      do: 'Look at three posts and say which one you like.',
    },
    'social-all-see': {
      title: 'What you post, strangers see',
      say: 'Strangers can see and keep your pictures. Never post identity cards, account numbers, or children with the name of their school.',
      show: 'A post with a globe: everybody sees it.',
      do: 'Name two things not to post.',
    },
    'social-false': {
      title: 'Seen by many is not the same as true',
      say: 'A video with a million views can be invented. Cures for everything, gifts, bad news: do not share before checking.',
      show: 'Two posts about one matter: one by the commune, one by nobody known.',
      do: 'Say which one to believe, and why.',
    },
  },
  installed: {
    ...installEn,
    'social-right-app': {
      title: 'The right name, the right publisher',
      say: 'Several apps have similar names. Look at the publisher and the number of downloads before you install.',
      show: 'The app’s page in the store, the line of the publisher.',
      do: 'Press Install and wait until it is done.',
    },
    'social-lock': {
      title: 'A password of its own, and two-step login',
      say: 'No birthday, not the bank’s password. With two-step login a thief who knows the password still cannot enter.',
      show: 'Settings, Password and security.',
      do: 'Set the password yourself; we look away.',
    },
  },
  together: {
    ...togetherEn,
    'social-follow': {
      title: 'Follow the commune’s page',
      say: 'Find the commune’s page and press Follow. The phone tells when there is news.',
      show: 'The search box and how to know the real page: its name as the commune’s paper says.',
      do: 'Find it and press Follow.',
    },
    'social-who-sees': {
      title: 'Choose who sees your post',
      say: 'Before posting, choose friends or everybody. Family matters are for friends.',
      show: 'Where to choose the audience, above the text.',
      do: 'Change to Friends and post a picture of the garden.',
    },
  },
  alone: {
    ...aloneEn,
    'social-report': {
      title: 'Report a bad post, do not argue',
      say: 'For a fraud or insult press the three dots and Report. No comment, no sharing to scold.',
      show: 'The three dots at the corner of a post.',
      do: 'Point to Report.',
    },
    'social-time': {
      title: 'Set a time, keep your sleep',
      say: 'Watch a while, then rest. The phone can remind you to stop; set it for yourself and for children.',
      show: 'Screen time in Settings.',
      do: 'Set a reminder for one app.',
    },
  },
  teaches: {
    'social-pass-on': {
      title: 'Remind the family before they share',
      say: 'When somebody wants to share strange news, ask three things: who posted it, when, what does the commune say.',
      show: 'A post and the three questions on paper.',
      do: 'Ask somebody at home the three questions.',
    },
    ...teachesEn,
  },
};
