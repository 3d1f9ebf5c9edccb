import { groupDigits } from './number-text.ts';
import { phoneEn } from './phone-en.ts';
import type { Words } from './words.ts';

const num = (value: number): string => groupDigits(value, ',');

export const en: Words = {
  phone: phoneEn,

  language: { name: 'English', decimal: '.', group: ',' },

  shell: {
    saving: {
      safe: (said) => `${said}. Kept on this phone.`,
      undone: 'Undone; the history keeps both',
    },
    appName: 'Bản Số',
    practice: { word: 'PRACTICE VILLAGE', said: 'Only practice, sent nowhere' },
    back: 'Back',
    close: 'Close',
    undo: 'Undo',
    retry: 'Try again',
    moreBanners: (count) => (count === 1 ? '1 more thing to know' : `${count} more things to know`),
    fewerBanners: 'Show less',
    saved: 'Saved on this phone',
    loading: 'Opening',
    more: 'Show more',
    count: num,
    places: 'Main places',
    skip: 'Skip to the main content',
    theme: { title: 'Screen', auto: 'Follow the phone', light: 'Light', dark: 'Dark' },
    demo: 'Practice copy – every figure is made up',
    offline:
      'No signal yet. Keep recording as usual; the phone sends by itself when there is signal.',
    failed: 'Something went wrong on this screen. Everything recorded is still on this phone.',
    screenMissing: 'This screen has not come yet. It comes by itself once there is a signal.',
    draft: (when) => `There is an unfinished draft from ${when}`,
    draftResume: 'Continue',
    draftRestored: (when) => `The draft from ${when} is complete; go on.`,
    draftDrop: 'Discard the draft',
    draftSee: 'See the newer one',
    speak: 'Read aloud',
    speakStop: 'Stop reading',
  },

  door: {
    household: (head) => `Household of ${head}`,
    skills: (lit, of) => `${lit} of ${of} skills`,
    neverMet: 'never met',
    away: (times) => `nobody home ${times} ${times === 1 ? 'time' : 'times'}`,
    whole: 'one person proficient in all 5 skills',
    teaches: 'somebody here teaches others',
    wall: 'The doors of the village',
    house: (number) => `House ${number}`,
    keyTitle: 'How to read a door',
    key: {
      shut: 'Closed door: never met',
      ajar: 'Door ajar: met',
      lit: 'Lit pane: somebody can do one skill alone',
      whole: 'Gold frame: one person is proficient in all 5 skills',
      teaches: 'Light on the path: somebody teaches others',
      away: 'Rings beside the door: visits that found nobody home',
    },
  },

  ladder: {
    none: 'Not begun',
    steps: ['Told about it', 'Installed', 'Done together', 'Does it alone', 'Teaches others'],
    done: 'Reached',
    here: 'Is at this step',
    next: 'Next step',
    record: (skill, step) => `Record ${skill}: ${step}`,
    summary: (step, name) => `step ${step} of 5, ${name}`,
  },

  status: {
    waiting: 'Waiting to be sent',
    received: 'Received',
    held: 'Waiting for approval',
    refused: 'Not accepted, see why',
  },

  figure: {
    asOf: (day) => `as of ${day}`,
    none: '—',
    open: 'See the doors',
    table: 'Show as a table',
    label: 'Name',
    value: 'Figure',
  },

  field: {
    optional: '(optional)',
    dateHint: 'day/month/year, for example 21/11/2026',
  },

  list: {
    empty: 'Nothing here yet',
    loading: 'Opening the list',
    all: 'All',
    found: (count) => `${num(count)} ${count === 1 ? 'result' : 'results'}`,
    find: 'Find a name',
    noneFound: 'There is no such name.',
  },

  table: {
    sortBy: (column) => `Sort by ${column}`,
    print: 'Print this table',
  },

  trace: {
    title: 'History',
    by: (who) => `recorded by ${who}`,
    from: (device) => `from ${device}`,
  },
};
