import { expect, test } from 'vitest';
import { FUND_PAGE_WORDS } from '#words/fund-page-words.ts';
import { fundsVi } from '#words/funds-vi.ts';
import { isNobodyChosen } from './drive-who.tsx';

test('some households are one at least, and of none no share is told', () => {
  expect(isNobodyChosen({ isAll: false, chosen: [] })).toBe(true);
  expect(isNobodyChosen({ isAll: false, chosen: ['household1'] })).toBe(false);
  expect(isNobodyChosen({ isAll: true, chosen: [] })).toBe(false);
  expect([0, 3, 5].map((paid) => fundsVi.progress(paid, 5))).toEqual([
    '0/5 hộ đã đóng đủ',
    '3/5 hộ đã đóng đủ',
    'Cả 5 hộ đã đóng đủ',
  ]);
  for (const text of [fundsVi, FUND_PAGE_WORDS.vi]) {
    expect(text.progress(0, 0)).toBe('Không hộ nào phải đóng');
  }
  expect(fundsVi.asked(0, '0 ₫')).toBe('Không hộ nào phải đóng');
});
