import { expect, test } from 'vitest';
import { whyOf } from '#domain/late-wording.ts';
import { FUNDS_WORDS } from './words.ts';

test('every reason about money is a calm sentence in both languages', () => {
  const codes = Object.keys(FUNDS_WORDS.vi.whys);
  expect(Object.keys(FUNDS_WORDS.en.whys)).toEqual(codes);
  expect(codes.length).toBeGreaterThan(20);
  for (const code of codes) {
    for (const language of ['vi', 'en'] as const) {
      expect(whyOf(language, code), code).toMatch(/^\p{Lu}[^!]+\.$/u);
    }
  }
  expect(whyOf('vi', 'id-taken')).toContain('Mã này');
  expect(whyOf('vi', 'toString')).toContain('toString');
});
