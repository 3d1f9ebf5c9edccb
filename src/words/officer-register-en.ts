import { groupDigits } from './number-text.ts';
import type { OfficerWords } from './officer-vi.ts';

const num = (value: number): string => groupDigits(value, ',');
const of = (count: number, one: string, many: string): string =>
  `${num(count)} ${count === 1 ? one : many}`;
const households = (count: number): string => of(count, 'household', 'households');
const people = (count: number): string => of(count, 'person', 'people');

export const officerRegisterEn: OfficerWords['register'] = {
  title: 'Import the register',
  lead: 'The Excel or CSV file that the commune keeps. The server reads it and shows it first; nothing is written until you agree.',
  whose: 'This register is of',
  wholeCommune: 'The whole commune, every row names its village',
  choose: 'Choose a .xlsx or .csv file',
  chooseOther: 'Choose another file',
  reading: 'The server is reading the file',
  writing: 'The server is writing. A large register may take a minute; please keep this page open.',
  file: (name) => `File: ${name}`,
  preview: 'Preview, nothing written yet',
  tooLarge: 'The file is larger than 8 MB. Please take out pictures or split it.',
  wrongKind: 'This file is neither .xlsx nor .csv. In Excel choose Save as, then .xlsx.',
  fileErrors: {
    'file-empty': 'The file has no rows.',
    'file-too-large': 'The file is larger than the server takes.',
    'file-not-a-spreadsheet': 'This is not a spreadsheet. Please choose a .xlsx or .csv file.',
    'file-old-or-locked':
      'An old Excel file (.xls) or one with a password. Please save it as .xlsx without a password.',
    'file-damaged': 'The file is damaged and cannot be read to its end. Please save it again.',
    'file-too-big-inside': 'The content of the file is too large. Please split it.',
    'file-too-many-sheets': 'The file has too many sheets.',
    'file-too-many-rows': 'The file has too many rows (more than 60,000). Please split it.',
    'file-too-many-columns': 'The file has too many columns.',
    'file-not-utf8': 'The letters cannot be read. Please save as UTF-8 or as .xlsx.',
    'file-quotes-open': 'A quotation mark in the CSV file is never closed.',
    'sheet-unreadable': 'This file cannot be read as a register.',
    'preview-stale': 'The books have changed since the preview. Please preview once more.',
    'unsupported-media': 'The server does not take this kind of file.',
  },
  unknown: (code) => `something else (code ${code})`,
  nothingWritten: 'Nothing was written.',
  rows: {
    created: 'New',
    changed: 'Changed',
    unchanged: 'Unchanged',
    review: 'To look at',
    notes: 'Not understood',
  },
  counts: (houses, residents) => `${households(houses)}, ${people(residents)}`,
  places: (count) => of(count, 'change', 'changes'),
  rowsText: (count) => of(count, 'row', 'rows'),
  cells: (count) => of(count, 'cell', 'cells'),
  who: 'Household, person',
  wholeFile: 'The whole file',
  sheetStates: {
    read: 'read',
    'no-header': 'no header row found',
    empty: 'empty',
    hidden: 'hidden, not read',
  },
  byVillage: 'Village by village',
  village: 'Village',
  newHouseholds: 'New households',
  newResidents: 'New people',
  columns: 'Columns understood',
  column: 'Column',
  header: 'Header in the file',
  meaning: 'Understood as',
  sheet: 'Sheet',
  cell: 'Cell',
  says: 'The file says',
  notes: (count) => `${of(count, 'place', 'places')} not fully understood`,
  notesNone: 'Every cell is understood',
  notesText: 'These cells are left out; the rest of the row is taken.',
  note: 'What is not understood',
  review: (count) => `${of(count, 'row', 'rows')} for a person to look at`,
  reviewText: 'It is not certain whether these are new or already there, so they are not written.',
  why: 'Why',
  confirm: (created, changed) =>
    changed === 0 ? `Write: ${created}` : `Write: ${created}, ${of(changed, 'change', 'changes')}`,
  confirmNothing: 'This file has nothing new to write',
  done: 'Written into the books',
  doneText: (houses, residents) =>
    `${households(houses)} and ${people(residents)} created. Every record carries your name.`,
  doneChanged: (count) => `${of(count, 'place', 'places')} changed as the file says.`,
  doneAgain: 'Importing the same file again creates nothing twice.',
  toCommune: 'See the commune',
  another: 'Import another file',
  template:
    'The file needs a header row within the first 20 rows, for example: Thôn, Số hộ, Họ và tên, Quan hệ với chủ hộ, Năm sinh, Giới tính, Số điện thoại.',
};
