import { groupDigits } from './number-text.ts';
import type { NoticeWords } from './notice-words.ts';

const num = (value: number): string => groupDigits(value, ',');
const counted = (value: number, one: string): string =>
  value === 1 ? `1 ${one}` : `${num(value)} ${one}s`;

/** What the phone tells of itself, in English. */
export const noticeEn: NoticeWords = {
  ended:
    'The session on this computer has ended. What was recorded and what is being typed is still here.',
  endedCard:
    'This device was reported as no longer in use, so it gets no more of the books. What was recorded is still here; ask the team leader or a commune officer for a new link.',
  signInAgain: 'Sign in again',
  understood: 'Understood',
  toTray: 'Open the tray',

  cleared: (count, waiting) =>
    waiting === 0
      ? `The browser has deleted the book on this phone: ${counted(count, 'record')}.`
      : `The browser has deleted the book on this phone: ${counted(count, 'record')}, at least ${num(waiting)} of them not sent.`,
  clearedSent:
    'The commune still has what was sent. Look at the doors you went to and record again what is missing there.',
  clearedHeld: (saves) =>
    `The second, sealed copy on this phone still holds ${counted(saves, 'save')} and the phone sends them: do not record again yet, and do not clear the browser’s data.`,
  clearedCard: 'Ask the team leader or a commune officer for a new link to open the book here.',

  leftBehind: (saves) =>
    `The book that was on this phone is lost, but its second, sealed copy kept ${counted(saves, 'save')}. The phone sends them to the commune when there is signal.`,
  leftBehindWelcome: (saves) =>
    `The book that was on this phone is lost, but its second, sealed copy kept ${counted(saves, 'save')}. Open the link you were sent to use the phone again; it sends them to the commune. Please do not clear the browser’s data.`,

  leftBehindLink: (saves) =>
    `The book that was on this phone is lost, but its second, sealed copy kept ${counted(saves, 'save')}. Press “Use this phone” and it sends them to the commune. Please do not clear the browser’s data.`,
  leftBehindUnseen:
    'The phone could not see whether anything of an earlier book is left here. Please do not clear the browser’s data, and look again.',
  lookAgain: 'Look again',

  found: (count) => `Found ${counted(count, 'record')} on this phone not sent yet.`,
  foundHelp: 'All of it is whole. The phone sends by itself when there is signal.',

  unreadable: (count) =>
    `${counted(count, 'record')} on this phone could not be read any more. Please record again.`,
  damaged:
    'Part of the book on this phone is damaged. The phone gathers and sends what can be read.',
  unchecked:
    'The phone could not check whether what was recorded is whole. Please do not clear the browser’s data, and check again.',
  checkAgain: 'Check again',

  roomLow:
    'The phone is almost full. You can go on recording and sending, but nothing new is fetched. Please delete photos, films or apps you do not use.',
  roomFull:
    'The phone is full: the last record was not saved; earlier records are whole. Leave this screen as it is, delete some photos or films, and save again.',

  restored:
    'The server was restored from a backup. This phone sends what the server lacks; nothing has to be recorded again.',

  clockFast: (howMuch) => `The clock of this phone is about ${howMuch} fast.`,
  clockSlow: (howMuch) => `The clock of this phone is about ${howMuch} slow.`,
  clockHelp:
    'Go on recording: days and times in the book follow the commune’s clock. Please turn on automatic date and time in the settings of the phone.',
  minutes: (count) => counted(count, 'minute'),
  hours: (count) => counted(count, 'hour'),
  days: (count) => counted(count, 'day'),

  storage: {
    asked: 'Asking the browser whether it keeps the book for good.',
    kept: 'The browser has promised to keep this book.',
    'may-be-cleared':
      'The browser has not promised to keep the book: it may be deleted when the phone runs out of room. Adding Bản Số to the home screen makes it safer.',
    unable: 'This browser does not say whether it keeps the book. Send as soon as there is signal.',
  },
  install: 'Add to the home screen',
  installHow: {
    ios: 'How: press the Share button of the browser, then “Add to Home Screen”.',
    android:
      'How: open the menu of the browser (three dots), then “Add to Home screen” or “Install app”.',
    desk: 'How: open the menu of the browser and install this page as an app.',
  },
  askToKeep: 'Ask the browser to keep the book',
};
