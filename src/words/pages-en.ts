import { groupDigits } from './number-text.ts';
import type { PagesWords } from './pages-vi.ts';

const num = (value: number): string => groupDigits(value, ',');
const of = (count: number, one: string, many: string): string =>
  `${num(count)} ${count === 1 ? one : many}`;

export const pagesEn: PagesWords = {
  asOf: (day) => `As of ${day}`,
  facts: (households, members) => {
    const all = of(households, 'household', 'households');
    return members === 0 ? all : `${all} · a digital team of ${num(members)}`;
  },
  picture: 'The village at night',
  pictureSaid: (lit, whole, all) =>
    `Of ${of(all, 'door', 'doors')}, at least ${num(lit)} with a lit pane, ${num(whole)} in a gold frame.`,
  pictureNote:
    'A summary, set from bright to dark; no door stands for a particular house. Lit pane: somebody does one skill alone. Gold frame: one person is proficient in all 5 skills.',
  figures: 'What people here can do',
  tooFew: 'Not published, so that it points at no household.',
  published: 'Published numbers',
  source: (source, day) => `source ${source}, ${day}`,
  reach: 'Reach the digital team',
  reachText: [
    'Ask the village head or a member of the team at the culture house; the team comes to your home, free of charge.',
    'At the commune: ask at the one-stop desk during office hours.',
    'The team never asks for a password or an OTP code. Whoever asks is not of the team.',
  ],
  about: 'Where these numbers come from',
  aboutText:
    'Each number is counted from the visits that the team recorded and from the commune’s household register. This page holds no name, phone number or particular house.',
  villages: 'Villages',
  villagesNone: 'No village has been published yet.',
  toCommune: (name) => `Back to ${name}`,
  otherLanguage: 'Tiếng Việt',
  demo: 'Practice copy: every number is made up.',
  foot: 'Bản Số: the work book of community digital technology teams',
  notFound: 'There is no such page',
  notFoundText: 'The address may be incomplete, or this place has published nothing yet.',
  personal: {
    title: (name) => `What is kept about ${name}`,
    lead: (home, day, reason) => `Made by ${home} on ${day}. Reason: ${reason}.`,
    rights:
      'Whoever is named here may see it, have a copy, ask for it to be corrected, deleted or used less, or take a consent back. A commune officer writes the request down; its receipt is confirmed within 2 working days.',
    written: 'What was written',
    seen: 'Who has looked',
    seenNone: 'Nobody has opened it at the home yet.',
    seenLead:
      'These are looks at the home of the commune. Members of the village’s team carry the register on their phones and ask the home nothing.',
    what: 'What',
    on: 'Day',
    by: 'Written by',
    when: 'Written at',
    state: 'State',
    states: {
      ok: 'in the book',
      flagged: 'in the book, with a question',
      held: 'waits for approval',
      refused: 'not taken',
    },
    looks: {
      page: 'opened the page',
      trace: 'looked at the history',
      search: 'found by a search',
      export: 'made this copy',
      requests: 'looked at requests',
    },
    foot: 'This is personal. Give it to the person or their representative alone.',
  },
};
