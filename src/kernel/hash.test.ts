import { createHmac, hash } from 'node:crypto';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex, utf8 } from '#kernel/bytes.ts';
import { hmac, type Sha256 } from '#kernel/hash.ts';

const sha256: Sha256 = (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer'));

test('HMAC equals the machine’s own for keys up to a block', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 64 }),
      fc.uint8Array({ maxLength: 300 }),
      (key, message) => {
        expect(toHex(hmac(sha256, key, message))).toBe(
          createHmac('sha256', key).update(message).digest('hex'),
        );
      },
    ),
  );
});

test('HMAC gives test case 2 of RFC 4231', () => {
  expect(toHex(hmac(sha256, utf8('Jefe'), utf8('what do ya want for nothing?')))).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('phone and server hash alike', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(toHex(nobleSha256(bytes))).toBe(toHex(sha256(bytes)));
    }),
  );
});
