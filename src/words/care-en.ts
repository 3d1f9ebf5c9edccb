import type { careVi } from './care-vi.ts';

export const careEn: typeof careVi = {
  rights: 'Requests about this person’s data',
  seen: {
    title: 'Who has looked',
    show: 'See who has looked',
    lead: 'Looks at the home, and who carries the register of the village on a phone.',
    none: 'Nobody has opened this household at the home yet.',
    registers: 'Who carried or opened the whole register of the village',
    days: (days, from, to) =>
      days === 1 ? `on ${from}` : `${String(days)} days, from ${from} to ${to}`,
    nobody: 'Somebody no longer on the list',
    looks: {
      page: 'opened the household',
      trace: 'looked at the history',
      search: 'found by a search',
      export: 'made a copy of the data',
      requests: 'looked at requests',
      erasing: 'looked before erasing',
      waiting: 'looked at what waits for approval',
      carried: 'carried the register on a phone',
      list: 'opened a list of names',
      doors: 'looked at the doors of the village',
    },
  },
  export: {
    press: 'Make a copy of the data',
    title: (who) => `Copy of the data of ${who}`,
    lead: 'Everything kept about this person, who wrote it and who has looked. Making it is written down, too.',
    reason: 'Reason, such as the number of the request',
    reasonMissing: 'Write the reason first.',
    make: 'Make and download',
    saved: 'Two files downloaded: one to print, one with the data',
  },
  request: {
    press: 'Record a request',
    title: (who) => `Request of ${who}`,
    kind: 'What is asked',
    kinds: {
      see: 'See the data',
      copy: 'Have a copy',
      correct: 'Correct it',
      delete: 'Delete it',
      withdraw: 'Take back consent',
      restrict: 'Use it less',
      object: 'Object to its use',
      protect: 'Protect it',
    },
    representative: 'Representative, if any',
    note: 'Note',
    kindMissing: 'Choose what is asked first.',
    save: 'Record as received today',
    saved: 'Request recorded',
    failed: 'Not recorded.',
  },
  desk: {
    title: 'Requests about personal data',
    lead: 'Confirm receipt within 2 working days, answer by the day of the law. One extension.',
    open: 'Waiting for an answer',
    closed: 'Answered',
    none: 'No request is waiting.',
    noneText: 'Record a new one on the page of the household, beside the name of whoever asks.',
    received: (day) => `received ${day}`,
    acknowledged: (day) => `receipt confirmed ${day}`,
    acknowledgeBy: (day, isUnsure) =>
      `receipt to be confirmed by ${day}${isUnsure ? ' (holidays of that year are not known yet)' : ''}`,
    due: (day, left) => {
      if (left < 0) return `${String(-left)} days overdue (due ${day})`;
      return left === 0 ? `Due today (${day})` : `${String(left)} days left (due ${day})`;
    },
    extended: (reason) => `extended: ${reason}`,
    outcomes: {
      done: 'Done',
      partly: 'Done in part',
      declined: 'Not possible',
      'taken-back': 'Taken back by whoever asked',
    },
    by: (who) => `representative: ${who}`,
    acknowledge: 'Receipt confirmed',
    extend: 'Extend',
    extendTitle: 'Extend once',
    reason: 'Reason, told to whoever asked',
    reasonMissing: 'Write the reason first.',
    close: 'Answer',
    closeTitle: 'Answer the request',
    outcome: 'Outcome',
    outcomeMissing: 'Choose the outcome first.',
    done: 'Recorded',
    toPerson: 'Open the household',
    breachTitle: 'Data lost or leaked',
    breach: (text, day) => `${text} (detected ${day})`,
    breachLeft: (hours) =>
      hours < 0
        ? `${String(-hours)} hours past the time to report to the police`
        : `${String(hours)} hours left to report to the police`,
    breachReported: (day) => `Reported ${day}`,
  },
};
