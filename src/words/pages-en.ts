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
    'Each number is counted from the visits that the team recorded and from the commune’s household register. No number points at a person or a house.',
  villages: 'Villages',
  villagesNone: 'No village has been published yet.',
  toCommune: (name) => `Back to ${name}`,
  otherLanguage: 'Tiếng Việt',
  demo: 'Practice copy: every number is made up.',
  foot: 'Bản Số: the work book of community digital technology teams',
  card: {
    title: 'Household card',
    opening: 'Opening the page of the household.',
    missing:
      'This address holds no card. Please scan the QR code on the card again; it is needed each time.',
  },
  household: {
    title: 'Page of the household',
    code: (code) => `Household code ${code}`,
    noted:
      'The digital team knows only that somebody opened this page, not who. When something is urgent somebody still comes to the door to tell it.',
    visit: 'The team will come',
    visitOn: (day, hour) => (hour === undefined ? day : `${day}, after ${String(hour)}:00`),
    acted: 'Who acted',
    actedNone: 'Nobody of the team has acted for anyone of the house.',
    helperUnknown: 'Somebody of the team',
    actedNote:
      'Only days and names of the team stand here. For whom and what for is on the slip; or ask the team.',
    looked: 'Who opened what is kept of this household',
    lookedNone: 'In the past year nobody opened this household by itself at the home.',
    lookers: { team: 'somebody of the team', office: 'an officer of the commune' },
    lookedTaken: 'put together in a file',
    lookedNote:
      'Who it was and what they saw, the one-stop desk tells. The team carries the village’s book on its phones from door to door; that is not written here.',
    team: 'Who is of the team',
    teamLead: 'Only who stands here by name is of the team today.',
    duties: { leader: 'leader', deputy: 'deputy', member: 'member' },
    consent: 'To agree, or to agree no longer',
    consentText: [
      'The team acts only after asking for consent, and asks name and year of birth every time.',
      'It can be taken back at any time: tell the team or the village head; no reason is needed.',
      'If a day or a name is wrong, tell the one-stop desk of the commune.',
      'A lost card: tell the team leader. With the new card the old one opens nothing any more.',
    ],
  },
  plate: {
    genuine: 'Genuine plate',
    title: (village) => `QR plate on the door of a house in ${village}`,
    about:
      'This plate was given by the commune’s community digital team. This page does not tell whose house it is, who lives there or what they can do.',
    helper: 'Somebody says they are of the team',
    helperText: [
      'Ask their name. The household’s card shows the names of the team of today.',
      'Ask the village head, or call the one-stop desk of the commune.',
      'Send no money, and tell nobody a password or OTP code.',
    ],
  },
  said: {
    cardUnknown: {
      title: 'This card opens nothing',
      lines: [
        'It was replaced by a new card or withdrawn, or the code was not read whole.',
        'Please scan again. If it still fails, ask the team leader for another; the household’s book is whole.',
      ],
    },
    householdGone: {
      title: 'This household is no longer in the village’s book',
      lines: ['It moved away or joined another. Ask the team leader for a new card.'],
    },
    plateUnknown: {
      title: 'There is no such plate here',
      lines: [
        'It may be of another commune, of a house that moved away, or false.',
        'Do nothing that is written around it. Ask the village head or the commune’s one-stop desk.',
      ],
    },
    scanAgain: {
      title: 'Please scan the household card again',
      lines: ['The page of a household is opened by the QR code on its card, each time anew.'],
    },
    tooMany: {
      title: 'Too many tries',
      lines: ['Please wait a few minutes and scan again. The card and the book are whole.'],
    },
  },
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
    seenLead: 'Looks at this person or this household at the home of the commune.',
    sent: 'Messages to this household',
    channels: { zalo: 'Zalo message', sms: 'SMS' },
    sentStates: {
      queued: 'waits to be sent',
      sent: 'sent',
      delivered: 'arrived',
      failed: 'did not arrive',
      expired: 'too late, not sent any more',
      skipped: 'not needed',
    },
    registers: 'Who carried or opened the whole register of the village',
    registersLead:
      'Members of the village’s team carry the register on their phones, to work without a signal. Which pages they open there is not written down.',
    days: (days, from, to) =>
      days === 1 ? `on ${from}` : `${String(days)} days, from ${from} to ${to}`,
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
      erasing: 'looked before erasing',
      waiting: 'looked at what waits for approval',
      survey: 'looked at who answered what in a survey',
      desk: 'looked at matters sent to the desk',
      due: 'looked at what is soon erased',
      carried: 'carried the register on a phone',
      list: 'opened a list of names',
      doors: 'looked at the doors of the village',
    },
    foot: 'This is personal. Give it to the person or their representative alone.',
  },
};
