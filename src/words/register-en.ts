import type { RegisterWords } from './register-vi.ts';

export const registerEn: RegisterWords = {
  at: (row, column, sheet) => {
    const place =
      column === undefined ? `row ${String(row)}` : `row ${String(row)}, column ${column}`;
    return sheet === undefined || sheet === ''
      ? place.replace('r', 'R')
      : `Sheet “${sheet}”, ${place}`;
  },

  fields: {
    code: 'household code',
    head: 'head of household',
    name: 'full name',
    family: 'family and middle name',
    relation: 'relation to the head',
    birth: 'birth date or year',
    male: 'male (mark or birth date)',
    female: 'female (mark or birth date)',
    sex: 'sex',
    phone: 'phone number',
    village: 'village',
    alley: 'address in the village',
    members: 'people in the household',
    smartphone: 'has a smartphone',
    bank: 'has a bank account',
    epay: 'has an e-wallet',
    away: 'works far away',
    business: 'household business',
    note: 'remarks',
  },

  ignored: {
    ordinal: 'row numbers, not needed',
    'id-number': 'document numbers: not kept, for people’s privacy',
    'closed-data': 'sensitive information: not kept in this book',
    'second-column': 'another column says the same',
    'not-known': 'the column’s header was not understood',
  },

  skipped: {
    title: 'title of the register',
    numbering: 'row of column numbers',
    'repeated-header': 'column headers again',
    heading: 'heading',
    total: 'total',
    signature: 'signatures and closing remarks',
  },

  sheets: {
    read: 'read',
    'no-header': 'no row of column headers found, not read',
    empty: 'empty sheet',
    hidden: 'hidden sheet, not read',
  },

  notes: {
    'name-missing': () => 'the full name is missing',
    'name-not-understood': (value) => `the name “${value}” has unexpected characters`,
    'name-old-font': (value) =>
      `the name “${value}” is written for an old font; please convert the file to Unicode`,
    'name-with-text': (value) => `what stands in brackets in “${value}” is not kept in the name`,
    'birth-not-in-calendar': (value) => `the birth date “${value}” is not in the calendar`,
    'birth-not-understood': (value) => `the birth date “${value}” was not understood`,
    'birth-out-of-range': (value) => `the birth date “${value}” is too far back or ahead`,
    'birth-in-future': (value) => `the birth date “${value}” is in the future`,
    'birth-month-not-kept': (value) => `“${value}” has no day, only the year is kept`,
    'birth-twice': (value) => `the birth date “${value}” differs from that in another column`,
    'sex-not-understood': (value) => `the sex “${value}” was not understood`,
    'sex-twice': () => 'both male and female are given',
    'relation-not-understood': (value) =>
      `the relation “${value}” was not understood, kept as other`,
    'second-head': (value) =>
      `the household has a head already; “${value}” is kept as another member`,
    'no-head': () => 'nobody of this household is given as its head',
    'head-assumed': () =>
      'the register does not say who the head is; the first person of each household is taken as head',
    'head-not-listed': (value) => `the head “${value}” has no row in the household`,
    'phone-not-a-number': (value) => `“${value}” is not a phone number`,
    'phone-too-short': (value) => `the phone number “${value}” is too short`,
    'phone-too-long': (value) => `the phone number “${value}” is too long`,
    'phone-unknown-prefix': (value) => `the phone number “${value}” has an unknown prefix`,
    'phone-not-vietnamese': (value) => `“${value}” is not a phone number of Vietnam`,
    'phone-second': (value) => `only the first phone number is kept, no further one of “${value}”`,
    'phone-with-text': (value) => `only the phone number of “${value}” is kept, not the words`,
    'code-missing': (value) =>
      value === '' ? 'the household code is missing' : `the household of “${value}” has no code`,
    'code-not-understood': (value) => `the household code “${value}” was not understood`,
    'code-used-twice': (value) => `the household code “${value}” is used for another head already`,
    'village-missing': () => 'no village is named; please choose one when importing',
    'members-not-understood': (value) => `the number of people “${value}” was not understood`,
    'members-differ': (value) => `people stated and people listed differ: ${value}`,
    'answer-not-understood': (value) => `the answer “${value}” was not understood`,
    'taken-as-yes': (value) => `“${value}” is taken as yes; the words are not kept`,
    'number-not-kept': () => 'taken as yes; the number is not kept, for privacy',
    'note-not-kept': (value) => `the remark “${value}” is not kept`,
    'gone-left-out': (value) => `the register says that “${value}” is no longer there: left out`,
    'duplicate-row': (value) => `“${value}” stands in another row of this household`,
    'same-person-twice': (value) =>
      `“${value}” with the same birth date is also in another household`,
    'second-value': (value) =>
      `“${value}” differs from an earlier row of the household, which is kept`,
    'text-too-long': () => 'the text is too long and not kept',
    'text-not-understood': (value) => `“${value}” has unexpected characters and is not kept`,
    'row-not-understood': () => 'this row was not understood',
    'household-unknown': (value) =>
      `nothing says who lives together, so ${value} rows are not read; a household code or a relation to the head is needed`,
    'cell-without-header': (value) => `“${value}” stands in a column without a header`,
    'no-header': () => 'no row of column headers in the first 20 rows',
  },

  doubts: {
    'village-missing': 'the file does not name the village of this household',
    'village-not-known': 'the commune has no village of this name',
    'village-unclear': 'more than one village has this name',
    'household-without-head': 'neither household code nor head is known',
    'household-left': 'this household is recorded as moved away or empty',
    'household-twice': 'this household stands twice in the file, with different content',
    'household-in-doubt': 'this household is part of another doubt in the file',
    'code-twice': 'more than one household has this code',
    'code-other-head': 'this code belongs to a household with another head',
    'head-other-code': 'this head has another household code',
    'head-twice': 'more than one household has a head of this name and birth year',
    'head-year-unknown': 'a head of the same name, but no birth year to be sure',
    'head-changed': 'the head in the file is not the head on record',
    'resident-left': 'this person is recorded as deceased or moved away',
    'resident-unclear': 'more than one person of the household has this name',
    'resident-birth-differs': 'a person of the same name in the household, but another birth date',
    'resident-elsewhere':
      'a person of the same name and birth date is in another household of the village',
  },
};
