import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Bytes, fromUtf8, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { inflateBeginning } from './body.ts';

const packed = (bytes: Bytes): Bytes => new Uint8Array(gzipSync(bytes));

test.each([
  [2_047, 2_047],
  [2_048, 2_048],
  [2_049, 2_048],
  [8 * 1024 * 1024, 2_048],
])('of %i packed bytes %i are unpacked', async (length, unpacked) => {
  const begun = await inflateBeginning(packed(utf8('0'.repeat(length))), 2_048);
  expect(begun).toEqual({ ok: true, value: utf8('0'.repeat(unpacked)) });
});

test('what lies behind the beginning is not even looked at', async () => {
  const spoilt = packed(utf8('0'.repeat(8 * 1024 * 1024)));
  spoilt.fill(0xff, -8);
  const begun = await inflateBeginning(spoilt, 2_048);
  expect(begun).toEqual({ ok: true, value: utf8('0'.repeat(2_048)) });
});

test('what is cut off begins as the whole does', async () => {
  const whole = utf8(Buffer.from(seededRandom(4)(6_000)).toString('base64'));
  const begun = await inflateBeginning(packed(whole).slice(0, 2_048), 1_024);
  expect(begun).toEqual({ ok: true, value: whole.slice(0, 1_024) });
});

test('nothing begins with nothing', async () => {
  const begun = await inflateBeginning(packed(utf8('')), 2_048);
  expect(begun.ok && fromUtf8(begun.value)).toEqual({ ok: true, value: '' });
});

test('what is not packed begins nothing', async () => {
  const begun = await inflateBeginning(utf8('{"book":'), 2_048);
  expect(begun.ok || begun.error.code).toBe('not-gzip');
});
