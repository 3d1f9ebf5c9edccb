import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPattern } from '#form/pattern.ts';

const matches = (pattern: string, text: string): boolean | undefined => {
  const read = readPattern(pattern);
  return read.ok ? read.value.matches(text) : undefined;
};

describe('patterns', () => {
  test.each([
    ['[0-9]{11}', '12345678901', true],
    ['^[0-9]{11}$', '12345678901', true],
    ['[0-9]{11}', 'a12345678901b', false],
    ['[0-9]+', 'abc123', false],
    ['0[35789]\\d{8}', '0987654321', true],
    ['(\\+84|0)[1-9]\\d{8,9}', '+84912345678', true],
    ['[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}', 'ban.so@xa.vn', true],
    ['[^ ]*', 'không dấu cách', false],
    ['\\p{L}+( \\p{L}+)*', 'Nguyễn Thị Hoàng Phương Thảo', true],
    ['a|bc', 'bc', true],
    ['a|bc', 'abc', false],
    ['colou?r', 'color', true],
    ['', '', true],
    ['(?:ab){2,3}', 'ababab', true],
    ['(?:ab){2,3}', 'ab', false],
    ['[]a]', ']', true],
  ])('%s on %s', (pattern, text, fits) => {
    expect(matches(pattern, text)).toBe(fits);
  });

  test.each(['(', '[a', '*a', 'a{3,1}', 'a)', '\\1', '(?=a)', '\\'])(
    '%s is not read',
    (pattern) => {
      expect(matches(pattern, 'a')).toBeUndefined();
    },
  );

  test('one that would hold a browser for hours is answered at once', () => {
    expect(matches('(a+)+$', `${'a'.repeat(1_500)}b`)).toBe(false);
    expect(matches('(a|a)*(a|aa)*', 'a'.repeat(600))).toBe(true);
  });

  test.each([
    ['((((a?){1000}){1000}){1000}){1000}', 'aaa', true],
    ['((((a?){1000}){1000}){1000}){1000}', 'aab', false],
    [`${'('.repeat(19)}a${'+)'.repeat(19)}b`, 'a'.repeat(40), false],
    [`${'('.repeat(19)}a*${')*'.repeat(19)}`, 'a'.repeat(40), true],
  ])('%s takes no longer for being nested', (pattern, text, fits) => {
    const from = performance.now();
    expect(matches(pattern, text)).toBe(fits);
    expect(performance.now() - from).toBeLessThan(3_000);
  });

  test('agrees with the browser wherever both read it', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '(a|b)',
      '(ab)',
      '\\d',
      'a|b',
      '^',
      '$',
    );
    const times = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{0,}');
    const pattern = fc
      .array(fc.tuple(piece, times), { maxLength: 5 })
      .map((parts) =>
        parts.map(([part, sign]) => (/^[\^$]$|\|b$/u.test(part) ? part : part + sign)).join(''),
      );
    const text = fc
      .array(fc.constantFrom('a', 'b', '1'), { maxLength: 6 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(pattern, text, (source, said) => {
        const own = new RegExp(`^(?:${source})$`, 'u').test(said);
        expect(matches(source, said), `${source} on ${said}`).toBe(own);
      }),
      { numRuns: 500 },
    );
  });
});
