import { expect, test } from 'vitest';
import { CARRY_WORDS } from './carry-words.ts';
import { monthsEn } from './months-en.ts';
import { monthsVi } from './months-vi.ts';
import { OFFICER_PHONES_WORDS } from './officer-phones-words.ts';
import { officerWordsOf } from './officer-words.ts';
import { PAGES_WORDS } from './pages-words.ts';
import { reviewEn } from './review-en.ts';
import { reviewVi } from './review-vi.ts';
import { LANGUAGES } from './words.ts';

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    return [String(Reflect.apply(value, undefined, [2, 5, 3, 4, 6]))];
  }
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts);
  return [];
}

test.each(LANGUAGES)(
  'no text of the officer’s screens, of carrying or the public pages in %s is empty, shouts or carries a stray blank',
  (language) => {
    const all = texts([
      officerWordsOf(language),
      PAGES_WORDS[language],
      CARRY_WORDS[language],
      OFFICER_PHONES_WORDS[language],
      { vi: reviewVi, en: reviewEn }[language],
      { vi: monthsVi, en: monthsEn }[language],
    ]);
    expect(all.length).toBeGreaterThan(200);
    expect(
      all.filter((text) => text.trim() === '' || text.includes('!') || text !== text.trim()),
    ).toEqual([]);
    expect(
      all.filter((text) => text !== text.normalize('NFC') || text.includes('undefined')),
    ).toEqual([]);
  },
);

test('both languages speak of the same problems, files and reasons', () => {
  const [vi, en] = [officerWordsOf('vi'), officerWordsOf('en')];
  expect(Object.keys(en.ask.problems)).toEqual(Object.keys(vi.ask.problems));
  expect(Object.keys(en.register.fileErrors)).toEqual(Object.keys(vi.register.fileErrors));
  expect(Object.keys(reviewEn.whys)).toEqual(Object.keys(reviewVi.whys));
  expect(Object.keys(reviewVi.whys).length).toBeGreaterThan(8);
});
