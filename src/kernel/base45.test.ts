import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { fromBase45, toBase45 } from '#kernel/base45.ts';

describe('base45', () => {
  test('is that of RFC 9285', () => {
    expect(toBase45(utf8('AB'))).toBe('BB8');
    expect(toBase45(utf8('Hello!!'))).toBe('%69 VD92EX0');
    expect(toBase45(utf8('base-45'))).toBe('UJCLQE7W581');
    expect(fromBase45('QED8WEX0')).toEqual({ ok: true, value: utf8('ietf!') });
  });

  test('gives back every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual({ ok: true, value: new Uint8Array(bytes) });
      }),
    );
  });

  test.each(['A', 'GGW', ':::', 'ab', 'BB8A', '::'])('%s is none', (text) => {
    expect(fromBase45(text)).toEqual({ ok: false, error: { code: 'not-base45' } });
  });
});
