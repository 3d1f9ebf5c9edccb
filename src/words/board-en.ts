import type { BoardWords } from './board-vi.ts';
import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, ',');
const many = (count: number, one: string, more: string): string =>
  `${num(count)} ${count === 1 ? one : more}`;
const houses = (count: number): string => many(count, 'household', 'households');

function lasting(minutes: number): string {
  if (minutes < 60) return many(minutes, 'minute', 'minutes');
  if (minutes < 48 * 60) {
    const left = minutes % 60;
    return `${num(Math.floor(minutes / 60))} h${left === 0 ? '' : ` ${left} min`}`;
  }
  return many(Math.round(minutes / 1_440), 'day', 'days');
}

/** The notice board and who was told, in English. */
export const boardEn: BoardWords = {
  title: 'Notice board',
  lead: (place) => `Notices for ${place}`,
  leadOffice: (place) => `Notices of ${place} to its villages`,
  open: 'Notice board',
  openCount: (count, untold) => {
    if (count === 0) return 'No notices yet';
    const notices = many(count, 'notice', 'notices');
    return untold === 0 ? notices : `${notices}, ${houses(untold)} still to be told`;
  },
  none: 'Nothing on the board',
  noneText: 'Notices of the village and the commune stand here, without signal too.',
  noneOffice: 'The commune has no notices yet',
  noneOfficeText: 'Write it once, and every village reads the same text.',
  write: 'Write a notice',
  now: 'On the board',
  past: 'Past',
  groups: 'Groups',
  pinned: 'Pinned',
  ofCommune: (name) => `From ${name}`,
  toldLine: (met, of) => `${num(met)}/${num(of)} households told`,
  publicPage: 'The board as anybody sees it',
  withdrawn: 'Withdrawn',
  off: 'Called off',
  withdrawnWhy: (reason) => `Withdrawn: ${reason}`,
  withdrawnLead: 'This notice holds no more. Please say so when you meet people.',

  notice: {
    edition: (edition) => `edition ${num(edition)}`,
    for: (whom) => `For ${whom}`,
    alleys: (alleys) => `Only in ${alleys}`,
    villages: (villages) => `Only in ${villages}`,
    until: (day) => `Until ${day}`,
    do: 'What to do',
    source: (source) => `Source: ${source}`,
    expires: (when) => `Holds until ${when}`,
    ended: 'This warning holds no more.',
    danger: (danger, level) => `Warning: ${danger}, ${level}`,
    by: (who, when) => `Written by ${who}, ${when}`,
    byPlace: (when) => `Written ${when}`,
    correct: 'Correct the notice',
    share: 'Share into a group',
    history: 'History',
  },

  reach: {
    title: 'Told at home',
    share: 'Households that were told',
    minutes: (share, minutes) => `${share}% of households after ${lasting(minutes)}`,
    way: (way, count) => `${way} ${num(count)}`,
    walk: (left) => `${houses(left)} still to be told`,
    done: 'Every household was told',
    heard: (count) => `${houses(count)} of them where the loudspeaker played it`,
    notCounted: 'This notice does not go to households, so none are counted.',
    office: 'How many households were told, the head of each village sees on their own phone.',
  },

  walk: {
    title: 'Still to be told',
    lead: (left, of) => `${num(left)} of ${houses(of)}`,
    told: 'Told at the door',
    toldNow: 'Recorded as told',
    other: 'In another way',
    otherTitle: (head) => `How was the house of ${head} told`,
    saved: (head) => `Told: household of ${head}`,
    heard: 'The loudspeaker played it here',
    opened: 'Somebody opened the household’s page; they are still to be told',
    noAlley: 'No alley recorded',
    allDone: 'Every household was told',
    allDoneText: 'No door is left for this notice.',
    back: 'Notice',
    ways: { door: 'At the door', call: 'By a call', slip: 'By a slip' },
  },

  speaker: {
    title: 'Read over the loudspeaker',
    open: 'Read over the loudspeaker',
    lead: 'Read slowly, and twice.',
    begin: (place) => `Attention, ${place}.`,
    pressing: 'An urgent notice.',
    repeat: 'Once more.',
    end: 'End of the notice. Thank you.',
    language: 'In which language',
    played: 'It was played',
    saved: 'Recorded as played',
    log: 'When it was played',
    noLog: 'Not played yet.',
    line: (when, language) => `${when}, ${language}`,
    where: 'Where it is heard',
    whole: 'In the whole village',
    someAlleys: 'In some alleys only',
    takeBack: 'A mistake, take it back',
    takenBack: 'Taken back',
  },

  voices: {
    title: 'Listen',
    record: 'Record the notice',
    recordLead: 'Read it in the language people are used to.',
    play: (language) => `Listen in ${language}`,
    stop: 'Stop',
    by: (who, when) => `${who}, ${when}`,
    somebody: 'Somebody of the team',
    kept: 'Recording kept',
    withdraw: 'Remove the recording',
    withdrawn: 'Recording removed',
    tooLarge: 'The recording is too long. Please read it in fewer words.',
  },

  form: {
    newTitle: 'Write a notice',
    notPublic: 'Only those of the group read it; it is on no public page.',
    wasPublic:
      'Everybody could read this notice. To tell a group alone, withdraw it and write a new one.',
    editTitle: 'Correct the notice',
    leadVillage: (place) => `For the board of ${place}`,
    save: 'Put on the board',
    saveEdit: 'Put the correction up',
    saved: 'On the board',
    corrected: 'Notice corrected',
    overtaken:
      'Another correction of this notice has come meanwhile. Please read it first; if you put yours up all the same, yours takes its place and whoever is in charge looks at it.',
    class: 'Kind of notice',
    classes: { ordinary: 'Ordinary', priority: 'Priority', emergency: 'Emergency' },
    classHints: {
      ordinary: 'Meetings, vaccinations, funds',
      priority: 'To be known today',
      emergency: 'Danger, to be told at once',
    },
    name: 'Title',
    nameHint: 'Short, as in a newspaper. At most 120 letters.',
    text: 'Text',
    textHint: 'What, where, when. As you would say it.',
    do: 'What people should do',
    otherLanguage: 'Add a language',
    removeLanguage: (language) => `Remove ${language}`,
    to: 'For whom',
    alleys: 'Only for some alleys',
    alleysHint: 'With none chosen it is for the whole village.',
    villages: 'Only for some villages',
    villagesHint: 'With none chosen it is for all villages of the commune.',
    villagesLeft: 'A village that had it and is not chosen now reads that it was withdrawn.',
    until: 'Stands until',
    place: 'Place on the board',
    pin: 'Pin to the top',
    kind: 'Is there any danger',
    warn: 'Yes, this is a warning',
    danger: 'What danger',
    level: 'Which level',
    certainty: 'How sure',
    source: 'Source',
    sourceHint: 'Who says so: the weather service, the police …',
    expiresDay: 'Holds until the day',
    expiresHour: 'At what hour',
    expiresHint: 'From 0 to 23. After that hour the warning comes down by itself.',
    picture: 'Add a picture',
    pictureAgain: 'Another picture',
    pictureOff: 'Remove the picture',
    shows: 'What the picture shows',
    showsHint: 'Read to whoever does not see it well.',
    retell: 'Does the change matter',
    retellYes: 'Yes, tell every household anew',
    retellNo: 'No, only the wording',
    more: 'For whom, until when',
    preview: 'People will see',
    wrong: {
      title: 'Write a title.',
      text: 'Write what it says.',
      until: 'The day is not right. Write it like 30/11/2026.',
      expires: 'The day or hour is not right, or has passed.',
      source: 'Write who says so.',
      shows: 'Write a few words about the picture.',
    },
    withdraw: 'Withdraw the notice',
    withdrawLead: 'It stays on the board for 14 days, marked as withdrawn.',
    reason: 'Why',
    reasonHint: 'Anybody can read it. Please name nobody.',
    withdrawn: 'Notice withdrawn',
  },

  atDoor: { title: 'Not told here yet', told: 'Told at the door', read: 'Read' },
};
