import { expect, test } from 'vitest';
import { DEAD_CARD_WORDS } from './dead-card-words.ts';
import { doorSentence } from './door-words.ts';
import { LOCK_WORDS } from './lock-words.ts';
import { LATE_WORDS } from './late-words.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import { ratioText } from './number-text.ts';
import { SIGN_IN_WORDS } from './sign-in-words.ts';
import { wordsOf } from './all-words.ts';
import { LANGUAGES } from './words.ts';
import type { Words } from './words.ts';

const VI = { decimal: ',', group: '.' };

test('a ratio shows its two numbers and never rounds some to none or most to all', () => {
  expect(ratioText(912, 1200, VI)).toBe('76% (912/1.200)');
  expect(ratioText(1199, 1200, VI)).toBe('99,9% (1.199/1.200)');
  expect(ratioText(23_999, 24_000, VI)).toBe('99,996% (23.999/24.000)');
  expect(ratioText(1, 1200, VI)).toBe('0,1% (1/1.200)');
  expect(ratioText(0, 1200, VI)).toBe('0% (0/1.200)');
  expect(ratioText(1200, 1200, VI)).toBe('100% (1.200/1.200)');
  expect(ratioText(0, 0, VI)).toBe('—');
  expect(ratioText(9992, 10_000, VI, 2)).toBe('99,92% (9.992/10.000)');
});

test('a door is read out as one sentence', () => {
  const face = {
    panes: [true, true, true, false, false],
    met: true,
    whole: false,
    teaches: false,
    away: 2,
  };
  const door = { ...face, head: 'ông Triệu Văn Sinh' };
  expect(doorSentence(wordsOf('vi'), door)).toBe(
    'Hộ ông Triệu Văn Sinh, 3 trên 5 kỹ năng, vắng nhà 2 lần',
  );
  expect(doorSentence(wordsOf('en'), { ...door, met: false, away: 1 })).toBe(
    'Household of ông Triệu Văn Sinh, 3 of 5 skills, never met, nobody home 1 time',
  );
});

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(Reflect.apply(value, undefined, [2, 5]))];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts);
  return [];
}

test.each(LANGUAGES)('no text of %s is empty, shouts or carries a stray blank', (language) => {
  const words: Words = wordsOf(language);
  const all = texts([
    words,
    NOTICE_WORDS[language],
    LOCK_WORDS[language],
    SIGN_IN_WORDS[language],
    LATE_WORDS[language],
    DEAD_CARD_WORDS[language],
  ]);
  expect(all.length).toBeGreaterThan(60);
  expect(
    all.filter((text) => text.trim() === '' || text.includes('!') || text !== text.trim()),
  ).toEqual([]);
  expect(all.filter((text) => text !== text.normalize('NFC'))).toEqual([]);
});
