import { expect, test } from 'vitest';
import type { RegisterNote } from './register.ts';
import { importWords, noteSentence } from './words.ts';

const note: RegisterNote = {
  sheet: '',
  row: 12,
  column: 'D',
  code: 'birth-not-in-calendar',
  value: '31/02/1970',
};

test('a note names its row and column in both languages', () => {
  expect(noteSentence('vi', note)).toBe(
    'Dòng 12, cột D: ngày sinh “31/02/1970” không có trong lịch',
  );
  expect(noteSentence('en', note)).toBe(
    'Row 12, column D: the birth date “31/02/1970” is not in the calendar',
  );
  const { column: _, ...whole } = {
    ...note,
    sheet: 'Thôn Mẫu',
    code: 'row-not-understood' as const,
  };
  expect(noteSentence('vi', whole)).toBe('Trang “Thôn Mẫu”, dòng 12: không hiểu dòng này');
});

test('both languages say the same codes, politely and without exclamation marks', () => {
  const said = (language: 'vi' | 'en'): string[] => {
    const { notes, doubts, fields, ignored, skipped, sheets } = importWords[language];
    const sentences = Object.values(notes).map((sentence) => sentence('Mẫu'));
    return [doubts, fields, ignored, skipped, sheets]
      .flatMap((part) => Object.values(part))
      .concat(sentences);
  };
  expect(Object.keys(importWords.en.notes)).toEqual(Object.keys(importWords.vi.notes));
  expect(Object.keys(importWords.en.doubts)).toEqual(Object.keys(importWords.vi.doubts));
  expect(said('vi').length).toBeGreaterThan(90);
  for (const sentence of [...said('vi'), ...said('en')]) expect(sentence).toMatch(/^[^!]{2,}$/u);
});
