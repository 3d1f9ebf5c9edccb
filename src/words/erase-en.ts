import type { eraseVi } from './erase-vi.ts';
import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, ',');
const records = (count: number): string => (count === 1 ? '1 record' : `${num(count)} records`);
const devices = (count: number): string => (count === 1 ? '1 device' : `${num(count)} devices`);

export const eraseEn: typeof eraseVi = {
  press: 'Erase the data',
  pressHousehold: 'Erase the data of the whole household',
  title: (who) => `Erase the data of ${who}`,
  titleHousehold: (who) => `Erase the data of ${who} and all in the house`,
  lead: 'Look carefully before you erase. Nobody can bring it back.',
  people: 'With the people of the household:',
  goes: (facts) => `To be erased: ${records(facts)}`,
  goesLead: 'Each line is what stands there now. The pale line below is what is left of it.',
  left: (text) => `Left: ${text}`,
  more: (count) => `Show ${num(count)} more`,
  beyond: (count) => `and ${num(count)} more that are not shown here`,
  nothing: 'There is nothing left to erase',
  nothingText: 'Nothing names this person, or it was erased before.',
  stays: 'What is kept',
  staysText:
    'Visits, steps of skills, days and the year of birth are kept, without a name. So the figures of village and commune stay as they are.',
  holders: (count) => (count === 0 ? 'No device has it' : `${devices(count)} have it`),
  holdersLead: 'Each erases it by itself the next time it meets the home.',
  heard: (when) => `met the home at ${when}`,
  why: 'Why it is erased',
  grounds: {
    asked: 'The person asked for it',
    'consent-ended': 'The consent ran out or was taken back',
    'purpose-ended': 'It is needed no longer',
    unlawful: 'It was recorded unlawfully',
    ordered: 'An authority ordered it',
  },
  document: 'Number of the document, such as 12/QĐ-UBND',
  documentWrong: 'The number is one word without a space, such as 12/QĐ-UBND.',
  groundMissing: 'Choose why first.',
  begin: 'Erase this',
  sure: (who) => `Erase the data of ${who} for good?`,
  sureText: (facts) =>
    `${records(facts)} lose names, telephones and notes. It cannot be undone. Old backups remain until their time is over.`,
  confirm: 'Erase for good',
  elsewhere: 'Some of it stands where you may not erase. Ask the administrators of the province.',
  problems: {
    'tombstones-unset':
      'The home has no place to write down what is erased. Ask the administrator to set TOMBSTONES_DIR.',
    'tombstones-same-disk':
      'What is erased would be written on the disk of the books. Ask the administrator for another one.',
    'tombstones-failed':
      'The home could not write down what is erased, so nothing was. Tell the administrator.',
  },
  paper: {
    title: 'Confirmation that personal data was erased',
    of: 'Of',
    where: 'Kept by',
    when: 'Erased at',
    why: 'Because',
    document: 'Document',
    what: 'Erased',
    facts: (facts, books) =>
      `${records(facts)} in ${books === 1 ? '1 book' : `${num(books)} books`}`,
    by: 'Erased by',
    kept: 'Still kept: numbers of visits, steps of skills, days, the year of birth, without a name.',
    phones: (count) =>
      count === 0
        ? 'No device of the team has it.'
        : `${devices(count)} of the team erase it when they meet the home.`,
    backups:
      'Older backups hold it until they are removed; whichever is restored, the home erases it again.',
    shred:
      'The files of the database are still to be rewritten by the administrator: docs/operate/what-is-stored.md.',
    sign: 'Signature and full name',
    print: 'Print the confirmation',
    leaving:
      'The name stands on this paper alone. It opens again under What was erased until the book is locked or the page closed.',
  },
  done: 'Erased',
  closed: 'The request is recorded as done.',
  notClosed: (why) => `Erased, but the request could not be recorded as done. ${why}`,
  toDesk: 'Back to the requests',
  list: {
    title: 'What was erased',
    papers: 'Papers that can still be printed',
    paper: (name) => `Paper for ${name}`,
    show: 'Show what was erased',
    lead: 'No names are left. Each line says how much, why, by whom, and which device has not heard of it.',
    none: 'Nothing was erased yet.',
    line: (day, village, facts) => `${day} · ${village} · ${records(facts)}`,
    allHeard: 'All devices have met the home since',
    waiting: (count) => `${devices(count)} have not met the home since:`,
    check: 'Look before erasing',
  },
};
