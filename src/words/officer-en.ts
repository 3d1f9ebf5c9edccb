import { groupDigits } from './number-text.ts';
import type { OfficerWords } from './officer-vi.ts';
import { officerRegisterEn } from './officer-register-en.ts';

const num = (value: number): string => groupDigits(value, ',');
const of = (count: number, one: string, many: string): string =>
  `${num(count)} ${count === 1 ? one : many}`;
const households = (count: number): string => of(count, 'household', 'households');
const people = (count: number): string => of(count, 'person', 'people');

export const officerEn: OfficerWords = {
  ask: {
    loading: 'Asking the commune’s server',
    offline: 'A network is needed to see the commune’s figures; nothing is lost.',
    offlineStale: (time) => `No network. The figures below are from ${time} and not up to date.`,
    failedStale: (time) => `No new figures yet. The figures below are from ${time}.`,
    notWritten: 'Not recorded; everything is as before.',
    retry: 'Ask again',
    problems: {
      'not-yours': 'This part is not open to you. Please ask the commune’s administrator.',
      'not-found': 'The server does not find this any more. It may be recorded elsewhere now.',
      malformed:
        'This address is not right, so the home found nothing. Start again from the commune.',
      'home-failed': 'The home had a fault. Nothing is lost. Please try again in a few minutes.',
      'not-signed': 'The server does not know this phone. Please open the link of your card again.',
      'stream-ended': 'The session on this computer has ended. Please sign in again.',
      'stream-unknown':
        'The server does not know this phone. Please open the link of your card again.',
      'too-many-requests': 'The server is busy. Please wait a minute and ask again.',
      'reply-malformed':
        'The server answers in a way this version cannot read. Please update the app.',
      'too-large': 'The file is larger than the server takes.',
      'disk-full':
        'The server’s disk is full and nothing was written. Please tell the administrator.',
    },
    unknown: (code) =>
      `The server has no answer. Nothing is lost. Please try again; if it stays so, report code ${code}.`,
  },

  sending: {
    waiting: (count) => `Waiting to be sent: ${num(count)}`,
    trouble: (count) => `Not accepted: ${num(count)}`,
  },

  place: {
    choose: 'Choose a place',
    none: 'No commune has been given to you',
    noneText:
      'This phone may not see a commune’s figures yet. Please ask the commune’s administrator.',
  },

  day: {
    label: 'Figures as of',
    today: 'Today',
    monthEnd: (month) => `End of ${month}`,
    other: 'Another day',
    show: 'Show',
    field: 'Up to the end of',
    wrong: 'Please write a day that has passed, for example 21/11/2026',
    asOf: (day) => `as of ${day}`,
    notToday: (day) => `These are the figures of ${day}.`,
    nothingYet: (day) => `By the end of ${day} no household was recorded here`,
    nothingYetText: 'The place may not have been founded yet, or its register came in later.',
    backToToday: 'Show today',
    at: (time, day) => `${time} on ${day}`,
    updated: (time) => `worked out at ${time}`,
  },

  commune: {
    counts: (villages, houses, residents) =>
      `${of(villages, 'village', 'villages')} · ${households(houses)} · ${people(residents)}`,
    allCaption: (place, day) => `All figures of ${place}, as of ${day}`,
    figure: 'Figure',
    share: 'Share',
    met: 'Reached',
    of: 'Out of',
    night: 'The villages at night',
    nightText: (lit, all) => `Every door is a household. ${num(lit)} of ${num(all)} are lit.`,
    nightVillage: (name, met, lit, whole, all) =>
      `${name}: ${households(all)}, ${num(met)} met, ${num(lit)} with a lit pane, ${num(whole)} in gold`,
    nightFoot: (whole, all) => `${num(whole)}/${num(all)} in gold`,
    nightKey: {
      shut: 'never met',
      met: 'met',
      lit: 'lit pane: a skill done alone',
      whole: 'gold frame: one person has all 5',
      teaches: 'lit doorstep: teaches others',
    },
    nightAll: (count) => `Show all ${num(count)} villages`,
    project: 'Show on the whole screen',
    proficientByMonth: 'Households with one person proficient in 5 skills, at month ends',
    rise: (count) => (count > 0 ? `${num(count)} more within a year` : 'no more within a year'),
    visitsByMonth: 'Visits in each of the last 12 months',
    month: (month, year) => `${String(month)}/${String(year)}`,
    compare: 'Villages compared',
    compareBy: 'Compare by',
    compareTitle: (measure) => `${measure}: highest first`,
    table: 'Figures village by village',
    tableCaption: (day) => `Figures of each village, as of ${day}`,
    columns: 'Group of figures',
    columnGroups: {
      headline: 'Main figures',
      basic: 'The five basic skills',
      other: 'Other figures',
      all: 'All columns',
    },
    tableWide:
      'Wider than the screen: scroll sideways for the other columns; printed, all are there.',
    village: 'Village',
    householdsHead: 'Households',
    residentsHead: 'People',
    lastVisit: 'Last visit',
    never: 'none yet',
    published: 'Published numbers',
    source: (source) => `source: ${source}`,
    empty: 'The commune has no household yet',
    emptyText:
      'Import the commune’s household register to begin. It is shown before anything is written.',
    toMonths: 'Figures by month',
    toRequests: 'Data requests',
    toImport: 'Import the register',
    toLadder: 'Skills',
    toQuestions: 'Questions of residents',
    toBoard: 'Notice board',
    toSurveys: 'Surveys',
    toDirectives: 'Directives',
    toCampaigns: 'Campaigns',
    print: 'Print this page',
    publicPage: 'Public page',
    refresh: 'Get the newest figures',
  },

  village: {
    counts: (houses, residents) => `${households(houses)} · ${people(residents)}`,
    lastVisit: (day) => `last visit ${day}`,
    noVisit: 'no visit yet',
    papers: 'Household cards, door plates',
    doors: 'The doors',
    asMap: 'As a map',
    asWall: 'As doors',
    team: 'Community digital technology team',
    teamNone: 'No team in this village yet',
    unknown: 'There is no such page',
    unknownText: 'The address may be incomplete, or the place is not in your commune.',
    teamOpen: 'See and change members',
    empty: 'This village has no household yet',
    emptyText: 'Import the commune’s register, or let the team record households at the doors.',
    toCommune: 'Commune',
    filters: {
      all: 'All',
      shut: 'Never met',
      whole: 'Not yet proficient in 5 skills',
      away: 'Often away',
    },
    none: 'No such door',
    nameless: 'head unknown',
  },

  list: {
    met: 'Reached',
    missing: 'Not yet',
    tabs: 'Reached or not yet',
    search: 'Filter by name or village',
    shown: (count) => of(count, 'line', 'lines'),
    noneMet: 'Nobody on this list yet',
    noneMissing: 'Nobody is left',
    noneFound: 'No name fits',
    born: (year) => `born ${String(year)}`,
    nobody: 'Nothing to count: no household or person has been recorded.',
  },

  home: {
    people: 'People of the household',
    visits: 'Visits',
    noVisits: 'No visit yet',
    noPeople: 'Nobody is recorded in this household yet',
    trace: 'History',
    code: 'Household code',
    alley: 'Alley',
    phone: 'Phone',
    business: 'Business household',
    left: 'This household is no longer counted here',
    yes: 'yes',
    away: 'works far away',
    smartphone: 'has a smartphone',
    bank: 'has a bank account',
    epay: 'pays by phone',
    consent: (day) => `agrees to be helped by the team until ${day}`,
    born: (year) => `born ${String(year)}`,
    skillsDone: (count) => `${String(count)} of 5 basic skills`,
    noSkills: 'No skill recorded yet',
    helps: 'Help given',
    by: (who) => `recorded by ${who}`,
    corrected: 'corrected',
    takenOut: 'Recorded by mistake, taken out',
    traceOf: (name) => `History of ${name}`,
  },

  trace: {
    lead: 'Newest first. Every line is one record, kept as it was written.',
    received: (time, seq) => `received by the server ${time}, line ${num(seq)} of the book`,
    clockAhead: 'the clock of the recording phone was ahead',
    empty: 'No record yet',
    happenedOn: (day) => `it happened on ${day}`,
  },

  find: {
    label: 'Name of a person or head of household',
    hint: 'Without accents or by initials as well, for example “nguyen”, “tvs”',
    found: (shown, total) =>
      shown < total
        ? `${num(shown)} of ${num(total)} results; type more to narrow them down`
        : of(total, 'result', 'results'),
    none: (text) => `Nobody in the commune has a name like “${text}”`,
    noneText: 'Try fewer letters, or the given name alone.',
    start: 'Find a person or a household',
    startText:
      'Results come from all villages of the commune. Choose a line to open the household.',
    headOf: (name) => `household of ${name}`,
  },

  teams: {
    lead: (teams, members) =>
      `${of(teams, 'team', 'teams')} · ${of(members, 'member at work', 'members at work')}`,
    none: 'No team has been recorded yet',
    noneText: 'Open a village and add the first member.',
    table: 'Community digital technology teams, village by village',
    village: 'Village',
    members: 'Members',
    leader: 'Leader',
    noLeader: 'none yet',
    noTeam: 'no team',
    since: 'Since',
    notLoaded: 'The commune’s officer keeps the list of teams',
    notLoadedText:
      'An administrator of the province sees figures and doors, decides what waits and brings in registers. Members, cards and duties are seen and changed on the device of the commune’s officer.',
  },

  team: {
    named: (place) => `Digital technology team of ${place}`,
    since: (day) => `since ${day}`,
    until: (day) => `until ${day}`,
    past: 'Former members',
    none: 'No member yet',
    noneText: 'Add the first person, then hand over the card to open on their phone.',
    add: 'Add a member',
    found: 'Found a team and add a member',
    card: 'Member’s card',
    phones: 'Phones',
    end: 'End the task',
    endTitle: (name) => `End the task of ${name}`,
    endText:
      'After that day this person cannot record in the village. What was recorded stays, with their name.',
    endDay: 'Last day of work',
    endSure: 'End the task',
    ended: (name) => `Recorded: the task of ${name} ends. Waiting for the server.`,
    name: 'Full name',
    nameWrong: 'Please write the full name',
    phone: 'Phone number',
    phoneWrong: 'The number does not have the right form. For example 0912 345 678',
    post: 'Post in the village',
    postHint: 'For example: village head, Youth Union, Women’s Union',
    duty: 'Duty in the team',
    from: 'From',
    dayWrong: 'Please write a day, for example 21/11/2026',
    decision: 'Decision that founds the team',
    decisionHint: 'Number and day of the decision, if there is one',
    save: 'Add to the team',
    saved: (name) => `${name} is recorded in the team`,
    deviceNone: 'not opened on any phone yet',
    devices: (count) => `in use on ${of(count, 'phone', 'phones')}`,
  },

  register: officerRegisterEn,
};
