import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  concatBytes,
  fromBase64Url,
  fromUtf8,
  sameBytes,
  toBase64Url,
  toHex,
  utf8,
} from '#kernel/bytes.ts';

test('base64url is the one of RFC 4648 and reads back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (sample) => {
      const bytes = new Uint8Array(sample);
      const text = toBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64Url(text)).toEqual({ ok: true, value: bytes });
    }),
  );
});

test('base64url has one spelling for each bytes', () => {
  for (const text of ['A', 'AB', 'AAB', 'A=', 'A+', 'AAAAA', '\u00e1a']) {
    expect(fromBase64Url(text), text).toEqual({ ok: false, error: { code: 'not-base64url' } });
  }
  expect(fromBase64Url('AA').ok).toBe(true);
});

test('malformed UTF-8 is an error, a byte order mark is kept', () => {
  expect(fromUtf8(new Uint8Array([0xc3, 0x28])).ok).toBe(false);
  expect(fromUtf8(new Uint8Array([0xed, 0xa0, 0x80])).ok).toBe(false);
  expect(fromUtf8(utf8('\ufeffBản'))).toEqual({ ok: true, value: '\ufeffBản' });
});

test('bytes are compared and joined whole', () => {
  expect(sameBytes(utf8('ab'), utf8('ab'))).toBe(true);
  expect(sameBytes(utf8('ab'), utf8('ac'))).toBe(false);
  expect(sameBytes(utf8('ab'), utf8('abc'))).toBe(false);
  expect(toHex(concatBytes(utf8('a'), new Uint8Array(0), utf8('b')))).toBe('6162');
});

test('text has the same bytes, short or long, plain or not', () => {
  const encoder = new TextEncoder();
  const parts = ['', 'a', '\0', '\u007f', '\u0080', 'ư', '💡', '\ud800', '"'];
  for (const length of [0, 1, 62, 63, 64, 65, 200]) {
    for (const part of parts) {
      for (const text of [part + 'b'.repeat(length), 'b'.repeat(length) + part]) {
        expect(toHex(utf8(text)), text).toBe(toHex(encoder.encode(text)));
      }
    }
  }
});
