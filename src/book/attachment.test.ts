import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  FRAME_BYTES,
  FRAME_TAG_LENGTH,
  frameCountOf,
  openAttachment,
  SEALED_FRAME_BYTES,
  type SealedAttachment,
  sealAttachment,
} from '#book/attachment.ts';
import { ATTACHMENT_BYTES_MAX } from '#book/limits.ts';
import { type Bytes, toHex, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { hpkeCrypto } from '#server/crypto.ts';

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest());
const random = seededRandom(7);
const KEY = random(16);

async function seal(plain: Bytes, key = KEY): Promise<SealedAttachment> {
  const sealed = await sealAttachment(hpkeCrypto, sha256, key, plain);
  if (!sealed.ok) throw new Error(sealed.error.code);
  return sealed.value;
}

const open = (frames: readonly Bytes[], bytes: number, key = KEY) =>
  openAttachment(hpkeCrypto, key, bytes, frames);

/** Bytes that are final: what is stored under a name must open for ever. */
describe('golden', () => {
  test('one short frame', async () => {
    const key = Uint8Array.from({ length: 16 }, (_, index) => index);
    const { name, frames, bytes } = await seal(utf8('Nhà ông Sinh'), key);
    expect({ name, bytes, frame: toHex(frames[0] ?? utf8('')) }).toEqual({
      name: 'KkXhwL7nQDmjE-783pS8kpt1cDnuECZEiEtqGd3HL_A',
      bytes: 30,
      frame: 'f4bd6cc3ed2a7e40296417954dcdeec153a310a4e6f47d8643ddfd9142c5',
    });
  });

  test('three frames', async () => {
    const key = new Uint8Array(16).fill(9);
    const plain = new Uint8Array(2 * FRAME_BYTES + 1).fill(7);
    const { name, frames, bytes } = await seal(plain, key);
    expect({ name, bytes, ends: frames.map((frame) => toHex(frame.slice(-4))) }).toEqual({
      name: '9Rtbto-m9P82CCZjMk0WlzraGWTjBytoWCSA6IqF-mk',
      bytes: 2_097_201,
      ends: ['527bc484', '57b070f8', '922c55a2'],
    });
  });
});

describe('a sealed attachment', () => {
  test.each([1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 3 * FRAME_BYTES])(
    'of %i bytes opens to the same bytes',
    async (length) => {
      const plain = random(length);
      const { frames, bytes } = await seal(plain);
      expect(frameCountOf(bytes)).toBe(frames.length);
      expect(frames.slice(0, -1).every((frame) => frame.length === SEALED_FRAME_BYTES)).toBe(true);
      expect(bytes).toBe(length + frames.length * FRAME_TAG_LENGTH);
      const opened = await open(frames, bytes);
      expect(opened.ok && Buffer.compare(opened.value, plain)).toBe(0);
    },
  );

  test('does not open when frames were cut off, moved, left out, changed, or under another key', async () => {
    const { frames, bytes } = await seal(random(2 * FRAME_BYTES + 5));
    const [first, second, third] = frames;
    if (first === undefined || second === undefined || third === undefined) throw new Error('3');
    const changed = third.slice();
    changed[0] = (changed[0] ?? 0) ^ 1;
    const damaged = { ok: false, error: { code: 'file-damaged' } };
    expect(await open([first, second], 2 * SEALED_FRAME_BYTES)).toEqual(damaged);
    expect(await open([first, second], bytes)).toEqual(damaged);
    expect(await open([second, first, third], bytes)).toEqual(damaged);
    expect(await open([first, third], SEALED_FRAME_BYTES + third.length)).toEqual(damaged);
    expect(await open([first, second, changed], bytes)).toEqual(damaged);
    expect(await open(frames, bytes, random(16))).toEqual(damaged);
    expect(await open([], 0)).toEqual(damaged);
  });

  test('is refused when there is nothing, or one byte too much', async () => {
    const count = frameCountOf(ATTACHMENT_BYTES_MAX);
    const most = ATTACHMENT_BYTES_MAX - count * FRAME_TAG_LENGTH;
    expect((await seal(new Uint8Array(most))).bytes).toBe(ATTACHMENT_BYTES_MAX);
    for (const [length, code] of [
      [0, 'file-empty'],
      [most + 1, 'file-too-large'],
    ] as const) {
      const sealed = await sealAttachment(hpkeCrypto, sha256, KEY, new Uint8Array(length));
      expect(sealed).toEqual({ ok: false, error: { code } });
    }
  });
});
