import { createECDH } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bytes, fromUtf8, toHex, utf8 } from '#kernel/bytes.ts';
import type { HpkeCrypto } from '#kernel/hpke.ts';
import {
  carryFile,
  joinFrames,
  openAnswer,
  openCopy,
  openingIdOf,
  readCarryFile,
  readFrames,
  saysTaken,
  sealAnswer,
  sealCopy,
  splitFrames,
} from '#book/copy.ts';
import { hpkeCrypto } from '#server/crypto.ts';

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));
const secretOf = (fill: number): Bytes => new Uint8Array(32).fill(fill);
const pointOf = (secret: Bytes): Bytes => {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secret);
  return new Uint8Array(curve.getPublicKey());
};

/** The key of every message is the same here, so that its bytes are. */
const crypto: HpkeCrypto = {
  ...hpkeCrypto,
  makeEphemeral: () => Promise.resolve({ point: pointOf(secretOf(3)), privateKey: secretOf(3) }),
};

const HOME = { point: pointOf(secretOf(5)), privateKey: secretOf(5) };
/** gzip of `{"stream":"streamst01"}`, stored without compression. */
const PACKED = hex(
  '1f8b0800000000000003011700e8ff7b2273747265616d223a2273747265616d73743031227d3e0736e517000000',
);

const GOLDEN_COPY =
  '01010204591ab771ebbcfd6d9cb9094d106528add1a69d44c2c1f627f089ec58b9c61adf9f4e6abf0d045c0c' +
  '693a3c68ad7c97ca72be64def4a26fecd263dd98a92780f0713165241b8b9206094a9fc6b2ce6c59eb947f2c' +
  '1612e5462f75058c7e0edae0b59bad1c964a40e7e6dcab8ddbd696bf5be280b6197936cd64b2570f4381';
const GOLDEN_ANSWER = '01010909090909090909090909095ca7eab684c3bcc4ad305b73b8a5fab9d99fadca72531b';

/*
 * Copies lie on phones and travel for weeks. A line that fails here means that they can no longer be opened:
 * change the code, never the line.
 */
describe('bytes that never change', () => {
  test('a copy', async () => {
    const copy = hex(GOLDEN_COPY);
    const sealed = await sealCopy(crypto, { id: 258, point: HOME.point }, PACKED);
    expect(sealed.ok && toHex(sealed.value)).toBe(GOLDEN_COPY);
    expect(openingIdOf(copy)).toBe(258);
    const opened = await openCopy(crypto, HOME, copy);
    expect(opened).toEqual({ ok: true, value: PACKED });
    expect(fromUtf8(new Uint8Array(gunzipSync(PACKED)))).toEqual({
      ok: true,
      value: '{"stream":"streamst01"}',
    });
  });

  test('an answer', async () => {
    const reply = secretOf(7);
    const nonce = new Uint8Array(12).fill(9);
    const answer = await sealAnswer(crypto, reply, nonce, true, utf8('{"n":3}'));
    expect(toHex(answer)).toBe(GOLDEN_ANSWER);
    expect(saysTaken(answer)).toBe(true);
    expect(await openAnswer(crypto, reply, answer)).toEqual(utf8('{"n":3}'));
  });

  test('a file', () => {
    expect(toHex(carryFile('copies', [Uint8Array.of(1, 2), new Uint8Array(0)]))).toBe(
      `${Buffer.from('banso.copies@1\n').toString('hex')}00000002010200000000`,
    );
  });
});

describe('a copy', () => {
  test('opens for its home alone, and not when a byte of it is another', async () => {
    const sealed = await sealCopy(crypto, { id: 1, point: HOME.point }, PACKED);
    if (!sealed.ok) throw new Error(sealed.error.code);
    const other = { point: pointOf(secretOf(6)), privateKey: secretOf(6) };
    expect((await openCopy(crypto, other, sealed.value)).ok).toBe(false);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sealed.value.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = sealed.value.slice();
          changed[at] = (changed[at] ?? 0) ^ by;
          const opened = await openCopy(crypto, HOME, changed);
          // The key's id only says where to look for the key.
          expect(opened.ok).toBe(at === 1 || at === 2);
        },
      ),
      { numRuns: 200 },
    );
    expect(await openCopy(crypto, HOME, Uint8Array.of(1, 0))).toMatchObject({ ok: false });
    expect(openingIdOf(Uint8Array.of(2, 0, 1, 0))).toBeUndefined();
  });

  test('is answered for its author alone', async () => {
    const answer = await sealAnswer(crypto, secretOf(7), secretOf(1).slice(0, 12), false, PACKED);
    expect(saysTaken(answer)).toBe(false);
    expect(await openAnswer(crypto, secretOf(8), answer)).toBeUndefined();
    for (const none of [answer.slice(0, 9), new Uint8Array(0), answer.slice(1)]) {
      expect(await openAnswer(crypto, secretOf(7), none)).toBeUndefined();
    }
  });
});

describe('frames', () => {
  const frames = fc.array(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
    {
      maxLength: 8,
    },
  );

  test('split into what was joined', () => {
    fc.assert(
      fc.property(frames, (all) => {
        expect(splitFrames(joinFrames(all))).toEqual({ ok: true, value: all });
        expect(readCarryFile(carryFile('answers', all))).toEqual({
          ok: true,
          value: { kind: 'answers', frames: all },
        });
      }),
    );
  });

  test('torn anywhere, give the whole ones before it', () => {
    fc.assert(
      fc.property(frames, fc.nat(), (all, cut) => {
        const whole = joinFrames(all);
        const torn = whole.slice(0, whole.length === 0 ? 0 : cut % whole.length);
        const read = readFrames(torn);
        expect(read.frames).toEqual(all.slice(0, read.frames.length));
        expect(read.end).toBeLessThanOrEqual(torn.length);
        expect(joinFrames(read.frames)).toEqual(torn.slice(0, read.end));
        if (read.end < torn.length) expect(splitFrames(torn).ok).toBe(false);
      }),
    );
  });

  test('of another file are told from damaged ones', () => {
    expect(readCarryFile(utf8('Họ và tên;Năm sinh\n'))).toMatchObject({
      error: { code: 'not-a-carry-file' },
    });
    expect(readCarryFile(utf8('banso.copies@1\n\0\0\0'))).toMatchObject({
      error: { code: 'frames-malformed' },
    });
    expect(readCarryFile(new Uint8Array(0)).ok).toBe(false);
  });
});
