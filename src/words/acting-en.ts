import type { ActingWords } from './acting-vi.ts';

/** Acting for a person, in English. */
export const actingEn: ActingWords = {
  begin: 'Act for them',
  who: 'Who acted',

  check: {
    title: 'Act for them',
    lead: (minutes) =>
      `Three short steps, then ${minutes} minutes of acting. The phone reminds you all the while.`,
    person: 'Is it this person?',
    ask: (who) => `May I ask, is this ${who}?`,
    askBorn: (who, year) => `May I ask, is this ${who}, born in ${year}?`,
    readAloud: 'Read it aloud and wait for the answer. Ask every time, even somebody you know.',
    yes: 'It is this person',
    no: 'It is not',
    consent: 'Consent',
    given: (until) => `Consent is given until the end of ${until}.`,
    what: 'What is to be done',
    skill: 'Which skill it belongs to',
    reason: 'What they asked for',
    reasonHint: 'A few words, for example: look up the pension. The person can read it.',
    start: (minutes) => `Begin to act (${minutes} minutes)`,
    started: 'Begun to act',
    other: (who) => `You are acting for ${who}. Beginning this ends that one, as done.`,
    same: (who) => `You are acting for ${who}. The new task replaces the one under way.`,
  },

  now: (who) => `Acting for ${who}`,
  left: (minutes) => `${minutes} min left`,
  nobody: 'somebody of the village',
  done: 'Done',

  end: {
    title: (who) => `Stop acting for ${who}`,
    outcome: 'How far it came',
    outcomes: { done: 'Done', partly: 'Partly done', 'not-done': 'Could not be done' },
    hint: 'Log out of their accounts, give back phone and papers before you end.',
    save: 'Stop acting',
    saved: 'Stopped acting',
  },

  seen: {
    title: 'Who acted',
    lead: 'Turn the screen to the person, or have it read aloud.',
    for: (who) => `When the team acted for ${who}`,
    none: 'Nobody has acted for them yet.',
    spokenNone: (who) => `${who}, nobody of the team has acted for you yet.`,
    line: (day, helper, what) => `On ${day}, ${helper} did: ${what}.`,
    helper: (name) => `${name} acted`,
    unknown: 'Somebody of the team',
    running: 'under way',
    overtime: 'time ran out, ended by itself',
    print: 'Print slip',
    more: 'Whoever finds it wrong tells the village head or the one-stop desk of the commune.',
  },

  slip: {
    title: 'Slip of help',
    lead: 'Print it on A6 and give it to the person.',
    forWhom: 'Done for',
    by: 'Helper',
    when: 'When',
    span: (day, from, to) => `${day}, ${from}–${to}`,
    what: 'Task',
    recorded: 'Written in the book',
    outcome: 'Result',
    check: 'To check: scan this code, or type the address into a browser.',
    never:
      'The team keeps no passwords, asks for no OTP and takes no money. Whoever asks is not of the team.',
    qr: 'QR code of the page to check',
    print: 'Print this slip',
    sentence: (parts) => parts.join('. '),
  },
};
