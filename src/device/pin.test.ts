import { expect, test } from 'vitest';
import { flawOf, looksLikeBirthday } from '#device/pin.ts';

test.each([
  ['12345', 'not-six-digits'],
  ['12345a', 'not-six-digits'],
  ['1234567', 'not-six-digits'],
  ['000000', 'same-digit'],
  ['777777', 'same-digit'],
  ['123456', 'row'],
  ['890123', 'row'],
  ['987654', 'row'],
  ['210987', 'row'],
  ['121212', 'repeated'],
  ['123123', 'repeated'],
  ['147258', 'well-known'],
  ['112233', 'well-known'],
  ['471902', undefined],
  ['135791', undefined],
])('%s as a PIN: %s', (pin, flaw) => {
  expect(flawOf(pin)).toBe(flaw);
});

test.each([
  ['150389', true],
  ['890315', true],
  ['031988', true],
  ['201599', true],
  ['471902', false],
  ['864207', false],
])('%s may be a birthday: %s', (pin, may) => {
  expect(looksLikeBirthday(pin)).toBe(may);
});
