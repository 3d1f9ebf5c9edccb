import { describe, expect, test } from 'vitest';
import { createWorld } from '#test/domain/world.ts';

const judged = (asked: string) =>
  createWorld().ask('board', 'leader', 'answer.given@1', {
    answer: 'answer0001',
    edition: 'edition001',
    texts: { vi: { asked, said: 'Sáng thứ Hai.' } },
  });

describe('a question that everybody reads', () => {
  test.each([
    '0912345678',
    '0912.345.678',
    '(0912) 345 678',
    '0912–345–678',
    '0912 – 345 – 678',
    '0912. 345. 678.',
    '0912\u00A0345\u00A0678',
    '+84 912 345 678',
    '+84.912.345.678',
    '(+84) 912 345 678',
    '+84 (0) 912-345-678',
    '84.912.345.678',
    '024.3825.1234',
    '091.234.567',
    '001085.001.234',
    '012345678',
    '123456789',
    'số 5. 0912.345.678',
  ])('names nobody by a number: Nhà %s bao giờ có nước', (number) => {
    const why = { verdict: 'refused', why: 'names-somebody' };
    expect(judged(`Nhà ${number} bao giờ có nước?`)).toEqual(why);
  });

  test.each([
    '1.200.000.000 đồng',
    '1.000.000.000 đồng',
    '100.000.000.000 đồng',
    '12.084.912.345 đồng',
    '500.000 - 1.000.000 đồng',
    '1,000,000,000 đồng',
    'ngày 03.12.2026',
    '07 giờ 30 ngày 03/12/2026',
    'ở tổ 84, khu 02',
  ])('may speak of money and days: %s', (amount) => {
    expect(judged(`Đóng ${amount} thì sao?`)).toEqual({ verdict: 'ok' });
  });
});
