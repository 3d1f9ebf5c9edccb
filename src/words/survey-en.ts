import type { surveyVi } from './survey-vi.ts';

/** Asking a survey at the door, in English. */
export const surveyEn: typeof surveyVi = {
  title: 'Survey',
  language: 'Asked in',
  languageUnnamed: 'The language of the form',
  step: (now, of) => `Question ${now} of ${of}`,
  next: 'Next',
  back: 'Previous question',
  toEnd: 'Look over the answers',
  later: 'Not finished, next time',
  closed:
    'This survey is closed. Answers can still be saved; whoever is in charge will look at them.',
  left: 'The register says that this household left. Answers can still be saved; whoever is in charge will look at them.',
  overtaken:
    'Somebody else wrote down or changed the answers of this household meanwhile. Both are kept when this is saved; whoever is in charge sees which are right.',
  nearlyFull:
    'These answers are very long and nearly fill what the phone can keep. Please keep the rest very short.',
  full: 'These answers are longer than the phone can keep and cannot be saved yet. Please shorten those written in words; all that was answered is kept as a draft.',
  withdraw: {
    lead: 'The wrong house was asked, or this one wishes to take its answers back? Then this form counts no longer; the history says that they were withdrawn.',
    button: 'Withdraw the whole form of this household',
    done: 'Form of this household withdrawn',
    undone: 'The answers stand again as before',
  },
  draftAt: (title, when, who) => `“${title}” left half asked at ${when}, household of ${who}`,
  keptForLater: 'Kept; go on next time',
  time: (name, which) => `${name}: ${which}`,
  choose: 'Choose one',
  chooseMany: 'Choose all that apply',
  clear: 'Take back',
  search: 'Search the list',
  more: (count) => `${count} more; type a few letters to find them.`,
  answer: 'Answer',
  date: 'Date',
  time24: 'Time',
  time24Hint: 'Hours and minutes, for example 19:30',
  range: (from, to) => `From ${from} to ${to}`,
  acknowledge: 'Read and agreed',
  barcodeHint: 'Type the number below the code',
  position: 'Take the position',
  positionAgain: 'Take it again',
  positionBusy: 'Finding the position',
  positionProblems: {
    denied:
      'The phone may not see the position. Allow it in the settings of the browser and try again.',
    unfound: 'The phone found no position. Turn on its location, go into the open and try again.',
    unable:
      'This phone cannot measure positions. Ask the other questions; take another phone for this one.',
    outside: 'This place lies outside Viet Nam and cannot be written down.',
    rough:
      'What was found is too far off to be kept. Go into the open, wait half a minute and try again.',
  },
  positionFound: (accuracy) => `Give or take ${accuracy}.`,
  positionRough: (accuracy) =>
    `Kept, but give or take ${accuracy}. Go into the open and take it again if you can.`,
  positionIs: (north, east) => `Position: ${north}, ${east}`,
  pictureInPreview: 'At the door a picture or sound is taken here.',
  taken: { image: 'Picture taken', audio: 'Sound recorded' },
  takeAway: 'Take out',
  fixed: 'Worked out by the phone',
  repeat: {
    count: (count) => (count === 0 ? 'None yet' : `${count} so far`),
    add: 'Add one',
    remove: (which) => `Remove number ${which}`,
    removed: 'Removed',
    full: '50 are the most.',
  },
  states: {
    open: (questions) => `${questions} questions, not asked yet`,
    begun: 'Half asked, tap to go on',
    answered: (when) => `Answered ${when}`,
    incomplete: 'Incomplete: a part is not approved yet',
  },
  problems: {
    required: 'This has to be answered.',
    malformed: 'The answer is not of the right kind. Look at it again.',
    constraint: 'The answer is not valid. Look at it again.',
    'off-range': 'This number is off the scale. Choose one on it.',
    'choice-gone': 'This choice does not fit the earlier answer any more. Choose again.',
  },
  end: {
    title: 'Look it over',
    lead: 'Tap a question to change it. Nothing is sent before it is saved.',
    none: 'Not answered',
    missing: (count) => `${count} to be answered or corrected`,
    save: 'Save the answers',
    saved: 'Answers saved',
    corrected: 'Answers corrected',
    toMissing: 'To what is missing',
    previewOnly: 'This is a trial: nothing is saved, nothing is sent.',
  },
};
