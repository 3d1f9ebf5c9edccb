import type { CarryWords } from './carry-words.ts';

/** Carrying what is unsent by way of another phone, in English. */
export const carryEn: CarryWords = {
  title: 'Carry for me',
  lead: 'Send without signal: pack and seal it, and let another phone carry it. Whoever carries it can read nothing of it.',
  toHand: 'Have it carried',
  toTake: 'Carry for somebody',

  hand: {
    lead: 'All that was recorded here and is not sent yet, packed and sealed. Only the commune’s server can open it.',
    packing: 'Packing',
    holds: (facts, size) => `The bundle holds ${facts} unsent records, ${size}.`,
    holdsFound: (saves) => `With it ${saves} saves found of the book before.`,
    nothing: 'Nothing is waiting',
    nothingText: 'All that was recorded on this phone has reached the commune.',
    onlyFiles: 'Only pictures and files wait',
    filesStay: (files) =>
      `Unsent pictures and files do not go with a bundle. They stay on this phone, ${files} so far, and are sent when there is signal.`,
    noKey: 'Nothing can be sealed yet',
    noKeyText:
      'This phone has not been given the commune’s sealing key. Go where there is signal once; it is fetched by itself. What is recorded is kept.',
    kept: 'After handing over, what is recorded stays on this phone. Sent twice, it counts once.',
    stepsTitle: 'After handing it over',
    steps: [
      'The other phone opens Carry for me and presses “Carry for somebody”.',
      'When that phone has signal, the bundle goes to the commune by itself.',
      'That phone gives back the commune’s answer. Take it here and the records show “Received”.',
    ],
    takeAnswer: 'Take the commune’s answer',
  },

  ways: {
    share: 'Send with another app',
    save: 'Save as a file',
    saveAll: 'Save all that is unsent as a file',
    saveWithoutFiles: 'Save all that is unsent as a file, but for pictures and attachments',
    show: 'Let the other phone scan',
    tooLarge: 'This bundle is too large for scanning. Use the file.',
    saved: (name) => `Saved the file ${name}`,
    notShared: 'It was not sent with that app. Save it as a file.',
  },

  show: {
    title: 'Let the other phone scan',
    label: (i, of) => `Code ${i} of ${of}`,
    count: (i, of) => `Code ${i}/${of}`,
    hint: 'Hold both phones still. The codes change by themselves until the other phone has them all.',
    hintOne: 'Hold both phones still until the other phone says it has it.',
    pause: 'Pause',
    go: 'Go on',
  },

  scan: {
    title: 'Scan the other phone',
    look: 'Point the camera at the code on the other phone.',
    got: (got, of) => `Scanned ${got}/${of} codes`,
    foreign: 'That code does not belong to a bundle.',
    noCamera: 'The camera could not be opened. Allow it, or ask the other phone for a file.',
  },

  take: {
    lead: 'Carry what another phone could not send. This phone can read nothing of it.',
    openFile: 'Open a file',
    scan: 'Scan codes',
    tookBundle: (saves) =>
      `Took a bundle of ${saves} saves. It goes to the commune when there is signal.`,
    tookAnswers: (facts) => `The commune has answered ${facts} records of this phone.`,
    nothingNew: 'This answer says nothing new to this phone.',
    notTaken: (saves) =>
      `The commune could not take ${saves} saves yet. They are kept and sent again.`,
    carrying: 'Being carried',
    none: 'Nothing is being carried',
    noneText: 'Bundles of other phones show here.',
    bundle: (when) => `Bundle taken ${when}`,
    waits: (saves) => `${saves} saves wait for signal`,
    taken: (saves) => `The commune has received ${saves} saves`,
    left: (saves) => `${saves} saves not taken yet, sent again later`,
    unreadable: (saves) => `${saves} saves cannot be opened by this commune`,
    sendNow: 'Send now',
    sending: 'Sending',
    giveBack: 'Give back the commune’s answer',
    giveBackLead: 'When the phone that asked takes this answer, its records show “Received”.',
  },

  rescue: {
    title: 'The second, sealed copy',
    kept: (saves) =>
      `The second, sealed copy on this phone keeps ${saves} saves. Send them to the commune now, or save them as a file that another phone carries. Sent twice, they count once.`,
    brought: (saves) => `The commune has received ${saves} saves.`,
    partly: 'Not all of it could be looked at; there may be more. Look again in some minutes.',
    unseen:
      'The second, sealed copy could not be looked at. Please do not clear the browser’s data, and look again in some minutes.',
    look: 'Look again',
  },

  problems: {
    'not-a-carry-file': 'This file is neither a bundle nor the commune’s answer to one.',
    'frames-malformed': 'The bundle is damaged or cut short. Ask the other phone for it again.',
    'key-unknown':
      'This phone has not been given the commune’s sealing key. Go where there is signal once and try again.',
    'not-enrolled': 'This phone is not registered. Please open the link you were sent again.',
    'disk-full': 'The phone has no room for the bundle. Delete some photos or films and try again.',
    'store-failed': 'The phone could not keep the bundle. Please try again.',
    'nothing-unsent': 'Nothing is waiting.',
    other: 'It could not be sent. The bundle is kept and sent again.',
    offline: 'No signal yet. The bundle is kept and goes by itself when there is signal.',
  },
};
