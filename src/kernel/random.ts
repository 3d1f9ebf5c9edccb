import type { Bytes } from '#kernel/bytes.ts';
import { assert } from '#kernel/assert.ts';

/** A source of random bytes: the machine's in the running app, a seeded one in tests, simulator and demo. */
export type Random = (length: number) => Bytes;

/** Uniform integer in [0, below). */
export function randomInt(random: Random, below: number): number {
  assert(Number.isSafeInteger(below) && below > 0 && below <= 2 ** 32, 'randomInt range');
  const limit = Math.floor(2 ** 32 / below) * below;
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random(4);
    const value = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    if (value < limit) return value % below;
  }
}

/** Seeded generator sfc32 (Chris Doty-Humphrey, PractRand): for tests and demo data, never for secrets. */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88;
  let c = 0xb7e15162 ^ Math.floor(seed / 2 ** 32);
  let counter = 1;
  const next = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return result >>> 0;
  };
  for (let round = 0; round < 15; round += 1) next();
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let index = 0; index < length; index += 4) {
      const word = next();
      for (let byte = 0; byte < 4 && index + byte < length; byte += 1) {
        bytes[index + byte] = (word >>> (8 * byte)) & 255;
      }
    }
    return bytes;
  };
}
