import type { phoneVi } from './phone-vi.ts';

/** What the app says before and around its screens, in English. */
export const phoneEn: typeof phoneVi = {
  places: {
    doors: 'Doors',
    tray: 'Tray',
    charge: 'Approvals',
    me: 'Me',
    commune: 'Commune',
    find: 'Find',
    review: 'To decide',
    teams: 'Teams',
  },

  start: {
    lead: 'The work book of the community digital team: every alley, every door.',
    noLink: 'A link is needed to begin',
    noLinkText:
      'The team leader or a commune officer sends each person a link of their own. Open it on this phone and the book of the village appears.',
    hello: 'Welcome',
    helloLead: 'This link opens your work book on this phone. Press “Use this phone” to begin.',
    beside: (name) =>
      `This browser holds the practice book of ${name}. The new link opens a book of its own; change between them under Me.`,
    apart: (name) =>
      `This phone holds the book of ${name}. Yours lies apart with a PIN of its own; neither can read the other.`,
    deadLink: 'This link cannot be used',
    phoneName: 'What this phone is called',
    phoneNameHint: 'For example: team phone, phone at home. It is shown in the history.',
    begin: 'Use this phone',
    beginning: 'Registering the phone',
    promiseOffline: 'Without signal the book still opens and takes records.',
    promiseKept: 'What is recorded stays on the phone until the commune has received it.',
    promiseLink: 'The link is yours alone; please do not pass it on.',
    opening: (name) => `Opening the book of ${name}`,
    loading: 'Fetching the book of the village',
    loadingLead: 'The first time needs signal. From then on it opens at once.',
    books: (complete, of) =>
      of === 0 ? 'Asking the commune' : `${complete} of ${of} books fetched`,
    early: (share) =>
      share === undefined
        ? 'Fetching the book: visits and learning'
        : `Fetching the book: visits and learning, ${Math.round(share * 100)}% so far`,
    earlyStuck:
      'Only the households have come; a visit can be recorded all the same. Earlier visits and learning follow as soon as there is signal again.',
    unopened: 'The book on this phone could not be opened. Please do not clear the browser’s data.',
    loadingStuck:
      'Not finished because there is no signal. Where there is signal the phone goes on from here.',
    stay: (name) => `Open the book of ${name}`,
    signIn: 'Officers sign in',
    nowhere: 'There is no such page',
    nowhereText: 'The address just opened leads nowhere.',
    notHere: 'Not found',
    notHereText: 'This phone does not have that household or person in its book.',
    toDoors: 'To the doors',
  },

  enrolProblems: {
    other: 'The commune’s server has trouble. What is recorded is kept and sent again.',
    offline: 'No signal yet. The first time needs signal; please try again where there is some.',
    'card-of-another':
      'This link is another person’s. The phone keeps the book of its present owner.',
    'too-many-requests': 'Many people are opening it at once. Please wait a minute and try again.',
  },
};
