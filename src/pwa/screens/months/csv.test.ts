import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('a sheet is read by spreadsheets of Vietnam, and by nobody as a formula', () => {
  expect(
    csvOf([
      ['Nơi', 'Số đạt'],
      ['Bản "Mới"; trên', 12],
      ['=1+1', -3],
      ['-@', ''],
      ['hai\ndòng', 0],
    ]),
  ).toBe('\uFEFFNơi;Số đạt\r\n"Bản ""Mới""; trên";12\r\n\'=1+1;-3\r\n\'-@;\r\n"hai\ndòng";0\r\n');
});
