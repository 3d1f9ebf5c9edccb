import { expect, test } from 'vitest';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import { basisText } from './basis-text.ts';
import { FUND_PAGE_WORDS } from './fund-page-words.ts';
import { fundsRareVi } from './funds-rare-vi.ts';

const on = dayOfDate({ year: 2026, month: 11, dayOfMonth: 21 });

test.each([FUND_PAGE_WORDS.vi, fundsRareVi.print])(
  'what a drive rests on is told as it is, and of gifts no day of a decision',
  (text) => {
    expect(basisText(text, { kind: 'meeting', on, document: '12/BB' })).toBe(
      'Theo biên bản họp thôn số 12/BB ngày 21/11/2026',
    );
    expect(basisText(text, { kind: 'decision', on })).toBe(
      'Theo văn bản của cấp trên ngày 21/11/2026',
    );
    expect(basisText(text, { kind: 'gifts', on })).toBe('Bà con tự nguyện ủng hộ');
  },
);
