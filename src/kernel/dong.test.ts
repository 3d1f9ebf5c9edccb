import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDong, parseDong } from './dong.ts';

test('formats with dots and a no-break space', () => {
  expect(formatDong(150_000)).toBe('150.000\u00a0₫');
  expect(formatDong(1_234_567)).toBe('1.234.567\u00a0₫');
  expect(formatDong(0)).toBe('0\u00a0₫');
  expect(formatDong(-50_000)).toBe('-50.000\u00a0₫');
});

test.each([
  ['150000', 150_000],
  ['150.000', 150_000],
  ['150,000', 150_000],
  ['150 000', 150_000],
  ['150.000 ₫', 150_000],
  ['150.000\u00a0₫', 150_000],
  ['150.000đ', 150_000],
  ['150.000 đồng', 150_000],
  ['150.000 VND', 150_000],
  ['150k', 150_000],
  ['150K', 150_000],
  ['1.500k', 1_500_000],
  ['150 nghìn', 150_000],
  ['150 ngàn đồng', 150_000],
  ['1tr5', 1_500_000],
  ['1tr500', 1_500_000],
  ['1tr05', 1_050_000],
  ['2tr', 2_000_000],
  ['1,5 triệu', 1_500_000],
  ['1.5tr', 1_500_000],
  ['1 triệu 200 nghìn', 1_200_000],
  ['1 triệu 200', 1_200_000],
  ['2 tỷ', 2_000_000_000],
  ['2,5 tỉ', 2_500_000_000],
  ['1.234.567', 1_234_567],
])('reads %s', (text, amount) => {
  expect(parseDong(text)).toEqual({ ok: true, value: amount });
  expect(parseDong(text.normalize('NFD'))).toEqual({ ok: true, value: amount });
});

test.each([
  ['', 'dong-not-understood'],
  ['k', 'dong-not-understood'],
  ['-150k', 'dong-not-understood'],
  ['1.50.000', 'dong-not-understood'],
  ['150x', 'dong-not-understood'],
  ['5k5tr', 'dong-not-understood'],
  ['1,5', 'dong-not-whole'],
  ['1,2345 triệu', 'dong-not-understood'],
  ['99999999999 tỷ', 'dong-too-large'],
])('refuses %s', (text, code) => {
  expect(parseDong(text)).toEqual({ ok: false, error: { code, text } });
});

test('reads back what it formats', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (amount) => {
      expect(parseDong(formatDong(amount))).toEqual({ ok: true, value: amount });
    }),
  );
});

test('never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof parseDong(text).ok === 'boolean'));
});
