import type { memberVi } from './member-vi.ts';
import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, ',');

/** The member's screens in English. */
export const memberEn: typeof memberVi = {
  unknownPlace: 'place without a known name',

  address: {
    man: (name) => name,
    woman: (name) => name,
    oldMan: (name) => name,
    oldWoman: (name) => name,
    plain: (name) => name,
  },

  relations: {
    spouse: { male: 'husband', female: 'wife' },
    parent: { male: 'father', female: 'mother' },
    grandparent: { male: 'grandfather', female: 'grandmother' },
    'child-in-law': { male: 'son-in-law', female: 'daughter-in-law' },
  },

  day: {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    weekday: (weekday, day) => `${weekday} ${day}`,
    after: (day, hour) => `${day}, after ${hour}:00`,
    todayAt: (time) => `${time} today`,
    at: (time, day) => `${time}, ${day}`,
  },

  doors: {
    title: 'Doors',
    lead: (doors, proficient) => `${num(proficient)}/${num(doors)} with somebody proficient`,
    search: 'Find a name',
    asWall: 'Doors',
    noAlley: 'Alley not recorded',
    houses: (count) => `${num(count)} households`,
    asList: 'List',
    lit: (lit, of) => `${lit}/${of} skills`,
    back: (when) => `Come back ${when}`,
    lacks: (skill) => `Missing: ${skill}`,
    filters: {
      all: 'All',
      due: 'Due',
      never: 'Never visited',
      away: 'Nobody home 2 times or more',
      none: 'Nobody proficient',
    },
    noVillage: 'No village book yet',
    noVillageText: 'Once a village is given to you, its doors appear here.',
    empty: 'The village has no households in the book',
    emptyText: 'The commune officer brings in the register; the doors then appear here.',
    noneLeft: 'No door left',
    noneLeftText: 'Every household is past this.',
    notFound: (name) => `Nobody called “${name}”`,
    notFoundText:
      'Names are found without accents and by initials, for example “tvs” for Triệu Văn Sinh.',
  },

  household: {
    nameless: 'head not known',
    back: 'Back to the household',
    code: (code) => `code ${code}`,
    visit: 'Record a visit',
    lit: 'somebody does it alone',
    unlit: 'nobody does it alone yet',
    left: (why) => `This household no longer counts: ${why}.`,
    call: (phone) => `Call ${phone}`,
    people: 'People of the house',
    noPeople: 'The book names nobody here yet.',
    addPerson: 'Add a person',
    away: 'Family far away',
    next: (skill, step) => `Next: ${skill} – ${step}`,
    allDone: 'Does every skill alone',
    visits: 'Visits',
    noVisits: 'Nobody has been here yet.',
    moreVisits: (count) => `Show ${num(count)} more`,
    edit: 'Edit the household',
  },

  person: {
    born: (year) => `born ${year}`,
    away: 'far away at present',
    noPhone: 'no smartphone',
    basics: '5 basic skills',
    basicsLead: 'Press a skill, then the step that was just reached.',
    others: 'Other skills',
    lastStep: (day) => `Last recorded on ${day}`,
    recorded: (skill, step) => `${skill}: ${step}`,
    left: (why) => `This person no longer counts: ${why}.`,
    edit: 'Edit this person',
  },

  consent: {
    title: 'Consent to be helped',
    none: 'No consent recorded. It is needed before doing things on a person’s accounts for them.',
    given: (until) => `Consent is given until ${until}.`,
    ask: 'Ask and record consent',
    renew: 'Ask again and renew',
    withdraw: 'Withdraw',
    sheetTitle: 'Ask for consent',
    readAloud: 'Read this aloud:',
    wording: (who, helper, until) =>
      `${who}, I am ${helper} of the community digital team. I ask to help you with things on the phone and online, such as making accounts, looking things up and filing papers. I only do what you ask for, keep no passwords and take no money. Everything done for you is recorded and can be seen. This consent lasts until ${until} and can be taken back at any time. Do you agree?`,
    term: 'Consent until when',
    terms: { half: 'Half a year', year: 'One year', two: 'Two years' },
    agree: 'Heard and agreed',
    marked: (until) => `Consent given until ${until}`,
    withdrawn: 'Consent withdrawn',
  },

  help: {
    title: 'For you, with you, alone',
    none: 'No help recorded yet.',
    record: 'Record help',
    how: 'How it was done',
    hints: {
      for: 'Done for the person, with their consent',
      with: 'The person presses, you stand beside',
      alone: 'The person does it alone, you watch',
    },
    skill: 'Which skill it belongs to',
    save: 'Record this help',
    saved: 'Help recorded',
  },

  visit: {
    title: 'Record a visit',
    outcomeTitle: 'What happened at the door',
    nobodyHint: '“Nobody home” is recorded at once when pressed.',
    peopleTitle: 'Which step was reached today',
    noPeople: 'The book names nobody in this house',
    noPeopleText:
      'The visit can be recorded all the same. People are added on the page of the house.',
    offer: (step) => `Record step: ${step}`,
    otherSkill: 'Another skill',
    further: (step) => `One step further: ${step}`,
    drop: 'Remove',
    helpTitle: 'How you helped (if you did)',
    needsConsent: 'Doing it for someone needs their consent.',
    note: 'Note',
    save: {
      met: 'Record this visit',
      nobody: 'Record nobody home',
      later: 'Record come back',
      refused: 'Record this visit',
    },
    saved: {
      met: 'Visit recorded',
      nobody: 'Nobody home recorded',
      later: 'Come back recorded',
      refused: 'Visit recorded',
    },
    draftAt: (when, who) => `Draft from ${when}, household of ${who}`,
    restored: (when) => `The draft from ${when} is complete; go on.`,
  },

  back: {
    title: 'Come back on which day',
    other: 'Another day',
    day: 'Day',
    dayWrong: 'Write a day from tomorrow up to a year ahead.',
    hourTitle: 'After which hour',
    anyHour: 'Any hour',
    hour: (hour) => `After ${hour}:00`,
    chosen: (when) => `Will be recorded: come back ${when}`,
  },

  correct: {
    visitTitle: 'Correct a visit',
    stepTitle: (skill) => `Correct a step: ${skill}`,
    recorded: (outcome, when, day) =>
      `“${outcome}” was recorded${day === undefined ? '' : ` for ${day},`} at ${when}.`,
    really: 'It really was',
    never: 'Recorded by mistake, there was no visit',
    neverHint: 'For example the wrong house was pressed',
    stepMistake: 'Recorded by mistake, take the step out',
    reason: 'Why it is corrected',
    reasonHint: 'For example: pressed the house next door',
    save: 'Record the correction',
    saved: 'Correction recorded',
    bothKept: 'The first record is not lost: the history keeps both.',
  },

  edit: {
    household: 'Edit the household',
    person: 'Edit',
    add: 'Add a person',
    head: 'Name of the head',
    headHint: 'Used while nobody in the list is marked as head.',
    alley: 'Alley',
    code: 'Household code',
    phone: 'Phone number',
    phoneWrong: 'This number is not right. Write all 10 digits, for example 0912 345 678.',
    business: 'Business',
    isBusiness: 'Business household',
    name: 'Full name',
    nameWrong: 'Please write the full name.',
    born: 'Day or year of birth',
    bornHint: 'For example 21/11/1962, or 1962',
    bornWrong: 'This day is not right. Write day/month/year, or the year alone.',
    sex: 'Sex',
    relation: 'Relation to the head',
    marks: 'Has',
    markNames: {
      smartphone: 'Smartphone',
      bank: 'Bank account',
      epay: 'Pays by phone',
      away: 'Far away at present',
    },
    save: 'Record the change',
    addSave: 'Add to this household',
    saved: 'Change recorded',
    added: (name) => `${name} added`,
    bothKept: 'Only what changed is recorded. The history keeps before and after.',
    householdEnd: 'This household is no longer here',
    householdReturn: 'Bring this household back',
    personEnd: 'This person is no longer here',
    personReturn: 'Bring this person back',
    why: 'Why',
    record: 'Record it',
    ended: 'Recorded',
    returned: 'Brought back',
  },

  save: {
    safe: (said) => `${said}. Kept on this phone.`,
    undone: 'Undone; the history keeps both',
  },

  tray: {
    title: 'Tray',
    neverSynced: 'The commune has not been reached yet',
    syncedAt: (when) => `Commune last reached at ${when}`,
    sendNow: 'Send now',
    sending: 'Sending',
    empty: 'Nothing recorded on this phone yet',
    emptyText: 'Every record appears here and shows whether the commune has received it.',
    trouble: (why) => `Not sent yet. ${why}`,
    resumesAt: (when) => `It goes on at ${when}.`,
    because: (why) => `Reason: ${why}`,
    groups: {
      waiting: 'Waiting',
      files: 'Pictures and papers still waiting',
      received: 'Received',
      held: 'Held',
      refused: 'Not accepted',
    },
    groupLead: {
      waiting: 'Safe on this phone. It is sent by itself when there is signal.',
      files:
        'The commune has the record; its picture or paper is still on this phone and is sent by itself when there is signal.',
      received: 'The commune has received it and signed a receipt. These cannot be lost.',
      held: 'The commune keeps it until somebody in charge looks. You need not record it again.',
      refused:
        'The commune did not take it into the book. It is kept here; see why and record it rightly.',
    },
    safeTitle: 'Without signal',
    safe: 'Keep recording as usual. A record is on this phone and nowhere else until it shows “Received”. An empty battery, a closed page or a restart loses nothing. Please do not clear the browser’s data while something is “Waiting”.',
  },

  trace: {
    lead: 'Who recorded what, when, and from which phone. A correction stands beside what it corrects.',
    opening: 'Opening the history',
    empty: 'Nothing recorded yet',
    emptyText: 'The first record will appear here.',
    corrected: 'corrected',
    unknown: 'somebody without a known name',
    thisPhone: 'this phone',
    asked: (why) => `To be looked at: ${why}`,
    fileLeft: 'The record is received; its picture or paper is still on this phone.',
    clockAhead: 'The clock of that phone ran ahead.',
  },

  charge: {
    title: 'Approvals',
    lead: 'What waits for somebody in charge. The answer is recorded too.',
    empty: 'Nothing to approve',
    emptyText: 'When something needs you, the count appears in the bar below.',
    by: (who) => `recorded by ${who}`,
    heldBecause: (why) => `Held: ${why}`,
    askedBecause: (why) => `In the book, to be looked at: ${why}`,
    openDoor: 'See this household',
    openPerson: 'See this person',
    asked: { 'no-consent': 'done for somebody whose consent is not in the book.' },
    declineReason: 'Why it is not approved',
    declineHint: 'Whoever recorded it can read this.',
    declineSave: 'Record as not approved',
    declineNot: 'Not now',
    note: 'Answer',
    release: 'Approve',
    decline: 'Do not approve',
    settle: 'Looked at',
    answered: {
      release: 'Approved',
      decline: 'Recorded as not approved',
      settle: 'Recorded as looked at',
    },
  },

  me: {
    title: 'Me',
    roles: 'Given tasks',
    village: 'Village shown',
    textSize: 'Text size',
    textSizes: { normal: 'Normal', large: 'Large', largest: 'Very large' },
    language: 'Language',
    phoneTitle: 'This phone',
    keeps: (where, homes, people) =>
      `This phone carries the book of ${where}: ${num(homes)} households, ${num(people)} people, with names, phone numbers and what they have learnt.`,
    keepsOwn: (own, waiting) =>
      waiting === 0
        ? `Records made on this phone: ${num(own)}. None of them waits to be sent.`
        : `Records made on this phone: ${num(own)}. The commune does not have ${num(waiting)} of them yet.`,
    keepsNone: 'Nothing was recorded on this phone yet.',
    keepsOffice: 'This phone carries no village. Figures and lists are asked from the commune.',
    keepsLock:
      'The book has no lock of its own: whoever can unlock the phone can read it. Please set a screen lock.',
    build: (id) => `Bản Số 0.1${id === undefined ? '' : `, build ${id}`}`,
    newer: 'A newer version of the app is ready. Drafts and books stay as they are.',
    takeNow: 'Use the new version',
    helpTitle: 'Help',
    help: [
      {
        question: 'How to record without signal?',
        answer:
          'As usual. The phone keeps it and sends by itself when there is signal. The tray shows how much is waiting.',
      },
      {
        question: 'What if something wrong was recorded?',
        answer:
          'Press Undo right after, or open the household, press the visit and correct it. The history keeps both.',
      },
      {
        question: 'What if the phone dies while writing?',
        answer:
          'Open the app again: the draft is complete and stands on top of the doors. Press Continue.',
      },
      {
        question: 'Whom to tell when the phone is lost?',
        answer:
          'Tell the team leader or a commune officer at once, who gives out a new link. What showed “Received” is safe at the commune; what was still waiting lies on the lost phone alone.',
      },
    ],
    others: 'Other people of this practice home',
    playAs: (name) => `Change to ${name}`,
  },
};
