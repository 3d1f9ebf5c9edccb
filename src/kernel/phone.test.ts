import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPhone, parsePhone } from './phone.ts';

test.each([
  ['0912345678', '+84912345678'],
  ['0912.345.678', '+84912345678'],
  ['0912 345 678', '+84912345678'],
  ['(091) 234-5678', '+84912345678'],
  ['+84 912 345 678', '+84912345678'],
  ['+840912345678', '+84912345678'],
  ['84912345678', '+84912345678'],
  ['0084912345678', '+84912345678'],
  ['912345678', '+84912345678'],
  ['01623456789', '+84323456789'],
  ['1623456789', '+84323456789'],
  ['01693456789', '+84393456789'],
  ['01203456789', '+84703456789'],
  ['01213456789', '+84793456789'],
  ['01223456789', '+84773456789'],
  ['01263456789', '+84763456789'],
  ['01283456789', '+84783456789'],
  ['01233456789', '+84833456789'],
  ['01243456789', '+84843456789'],
  ['01253456789', '+84853456789'],
  ['01273456789', '+84813456789'],
  ['01293456789', '+84823456789'],
  ['01863456789', '+84563456789'],
  ['01883456789', '+84583456789'],
  ['01993456789', '+84593456789'],
  ['+841623456789', '+84323456789'],
  ['02383456789', '+842383456789'],
  ['024 3456 7890', '+842434567890'],
  ['2383456789', '+842383456789'],
  ['０９１２３４５６７８', '+84912345678'],
])('%s', (text, phone) => {
  expect(parsePhone(text)).toEqual({ ok: true, value: phone });
});

test('a number whose leading zero a spreadsheet dropped', () => {
  expect(parsePhone(912_345_678)).toEqual({ ok: true, value: '+84912345678' });
});

test.each([
  ['', 'phone-empty'],
  [' - ', 'phone-empty'],
  ['không có', 'phone-not-a-number'],
  ['0912345678/0987654321x', 'phone-not-a-number'],
  ['09123456', 'phone-too-short'],
  ['0912345', 'phone-too-short'],
  ['09123456789', 'phone-too-long'],
  ['091234567890', 'phone-too-long'],
  ['0412345678', 'phone-unknown-prefix'],
  ['01103456789', 'phone-unknown-prefix'],
  ['0112345678', 'phone-unknown-prefix'],
  ['02013456789', 'phone-unknown-prefix'],
  ['+8613812345678', 'phone-not-vietnamese'],
  ['00856201234567', 'phone-not-vietnamese'],
])('%s is refused', (text, code) => {
  expect(parsePhone(text)).toEqual({ ok: false, error: { code, text } });
});

test('formats for the eye and reads it back', () => {
  expect(formatPhone('+84912345678')).toBe('0912 345 678');
  expect(formatPhone('+842383456789')).toBe('0238 3456 789');
  const mobile = fc
    .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([first, rest]): `+84${string}` => `+84${first}${String(rest).padStart(8, '0')}`);
  fc.assert(
    fc.property(mobile, (phone) => {
      expect(parsePhone(phone)).toEqual({ ok: true, value: phone });
      expect(parsePhone(formatPhone(phone))).toEqual({ ok: true, value: phone });
    }),
  );
});

test('never throws, and what it accepts is E.164', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 .]{6,16}$/u)), (text) => {
      const read = parsePhone(text);
      if (read.ok) expect(read.value).toMatch(/^\+84([35789]\d{8}|2\d{9})$/u);
    }),
  );
});
