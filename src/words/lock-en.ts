import type { LockWords } from './lock-words.ts';

export const lockEn: LockWords = {
  pad: {
    entered: (digits, of) => `${digits} of ${of} digits entered`,
    show: 'Show PIN',
    hide: 'Hide PIN',
    erase: 'Erase',
  },

  choose: {
    title: 'Choose a 6-digit PIN',
    lead: 'The phone asks for it each time the book is opened. Nobody else knows it, the commune neither.',
    leadOld:
      'From now on the book on this phone has a PIN. Once it is chosen, what lies here is sealed. What was not sent stays whole.',
    again: 'Enter the same PIN again',
    againLead: 'Once more, to be sure that it is remembered.',
    differs: 'The two were not the same. Please choose again.',
    flaws: {
      'not-six-digits': 'A PIN has exactly 6 digits.',
      'same-digit': 'Six equal digits are what everybody tries. Please choose another.',
      row: 'Digits in a row are what everybody tries. Please choose another.',
      repeated: 'Repeated digits are easy to guess. Please choose another.',
      'well-known': 'Many people use this PIN. Please choose another.',
    },
    birthday: 'This looks like a birthday, which neighbours know. Another one is better.',
    keepAnyway: 'Use it all the same',
    other: 'Choose another',
    making: 'Locking the book',
    sealing: (done, of) => `${done} of ${of} items sealed`,
    failed: 'The phone could not keep the PIN. Nothing has changed; please try again.',
    forget:
      'Nobody can open the book when the PIN is forgotten. Remember it well; do not write it on the phone.',
  },

  unlock: {
    title: (name) => (name === '' ? 'Enter the 6-digit PIN' : `Book of ${name}`),
    lead: 'Enter the 6-digit PIN to open the book.',
    goesOn:
      'This card was given to whoever has this book on this phone. Enter the 6-digit PIN as before, and the book goes on.',
    stillGood:
      'This book still works, so the new card is not needed. It is unused and opens another phone.',
    opening: 'Opening the book',
    wrong: (left) =>
      `Not the PIN. ${left} tries are left. After the last the book on this phone is erased, and a new card is needed.`,
    last: 'Not the PIN. 1 try is left. If it is wrong the book on this phone is erased, and a new card is needed.',
    wait: (left) => `Too many wrong tries: wait ${left} before the next.`,
    minutes: (count) => `${count} min`,
    seconds: (count) => `${count} s`,
    damaged: 'The lock of this book cannot be read. What was not sent is still kept sealed.',
    failed: 'The book could not be opened. Nothing is lost; please try again.',
    forgot: 'PIN forgotten',
    others: 'Somebody else uses this phone',
  },

  forgot: {
    title: 'When the PIN is forgotten',
    lead: 'The PIN is kept nowhere but in your memory, so nobody can look it up or change it.',
    steps: [
      'Ask the leader or an officer of the commune for a new card, and open its link on this phone.',
      'What was recorded and not sent is still kept sealed. It goes to the commune without the PIN, as soon as there is a signal.',
      'Unfinished drafts of the old book cannot be opened again.',
    ],
    sent: 'Nothing waits to be sent on this phone.',
    sending: 'Sending the sealed records to the commune',
    notSent:
      'The sealed records could not be sent yet. The phone sends them when there is a signal.',
    remove: 'Erase the old book from this phone',
    removeSure: 'Press again to erase the old book',
    removeText:
      'Drafts cannot be brought back. The sealed copies of what was not sent stay on the phone until the commune has them.',
    back: 'Back to the PIN',
  },

  wiped: {
    title: 'The book on this phone is erased',
    lead: 'The PIN was wrong 10 times, or somebody chose to erase it, so that no stranger can read it.',
    next: 'Ask the leader or an officer of the commune for a new card, and open its link.',
    others: 'Open somebody else’s book',
  },

  people: {
    title: 'Who is using the phone',
    lead: 'Each person has a book and a PIN of their own. Nobody can read the book of another.',
    list: 'People of this phone',
    practice: 'Practice book',
    add: 'Add a person',
    addText: 'Open the link of that person’s card in this browser, and choose another PIN.',
    back: 'Back',
  },

  dark: {
    title: 'The village’s book is closed for now',
    ended:
      'This phone may not read the village’s book any more. If that is a mistake, ask the leader or an officer.',
    runOut:
      'The phone has not met the commune’s server for a long time, so what it held of residents was erased to keep it private.',
    runOutDo: 'Go where there is a signal and press the button below. The whole book comes again.',
    kept: 'Your own records, drafts and tray are still here, and can be sent or carried. The cards of the app open as well.',
    cards: 'Open the cards',
    meet: 'Ask the commune again',
    meeting: 'Asking the commune',
    stuck: 'The commune could not be reached. Try again where there is a signal.',
    drafts: 'Drafts that are kept',
    draft: (day) => `Written on ${day}`,
    carry: 'Have another phone carry it',
  },

  me: {
    title: 'Lock',
    text: 'The book locks when the app is closed, and after some time away. Unfinished forms are kept as drafts.',
    away: 'Lock after time away',
    awayMinutes: { 5: '5 minutes', 15: '15 minutes', 60: '1 hour' },
    lockNow: 'Lock now',
    change: 'Change the PIN',
    before: 'Enter the present PIN',
    changed: 'PIN changed',
    stop: 'Keep the present PIN',
    people: 'Somebody else uses this phone',
    name: 'Name shown while locked',
    nameHint: 'Whoever holds the phone sees it.',
    saveName: 'Keep the name',
    savedName: 'Name kept',
    lease: (days) =>
      `The village’s book opens for another ${days} days without meeting the commune. Each meeting begins them anew.`,
  },
};
