import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bytes, concatBytes, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { createPacks } from './packed.ts';

const text = (packed: Bytes): string => brotliDecompressSync(packed).toString('utf8');
const households = Array.from({ length: 900 }, (_, at) => `Hộ ${at * 7_919} ở bản, ngõ ${at % 14}`);
const GIVEN = utf8(JSON.stringify(households));
const NONE = utf8('');

test('what is given comes back with what is the asker’s own behind it, whatever they are', async () => {
  const bytes = fc.uint8Array({ maxLength: 2_000 }).map((each) => new Uint8Array(each));
  await fc.assert(
    fc.asyncProperty(bytes, bytes, async (given, own) => {
      const packed = await createPacks().pack({}, given, own);
      expect(new Uint8Array(brotliDecompressSync(packed))).toEqual(concatBytes(given, own));
    }),
  );
});

test.each([65_535, 65_536, 65_537, 200_000])('%i bytes of one’s own come back', async (length) => {
  const own = seededRandom(7)(length);
  const packed = await createPacks().pack({}, GIVEN, own);
  expect(new Uint8Array(brotliDecompressSync(packed))).toEqual(concatBytes(GIVEN, own));
});

test('who asks later is given what was packed thoroughly meanwhile, and nobody what is another’s', async () => {
  const packs = createPacks();
  const given = {};
  const first = await packs.pack(given, GIVEN, utf8('of the first'));
  let later = first;
  for (let turn = 0; turn < 200 && later.length === first.length; turn += 1) {
    await wait(20);
    later = await packs.pack(given, GIVEN, utf8('of a second'.padEnd(12)));
  }
  expect(later.length).toBeLessThan(first.length);
  expect(later.length).toBeLessThan(brotliCompressSync(GIVEN).length + 12 + 16);
  expect(text(first).endsWith(']of the first')).toBe(true);
  expect(text(later).endsWith(']of a second ')).toBe(true);
});

test('many books at a time leave no more than a few waiting to be packed thoroughly', async () => {
  const packs = createPacks();
  const many = Array.from({ length: 40 }, () => ({}));
  const firsts = await Promise.all(many.map((given) => packs.pack(given, GIVEN, NONE)));
  await wait(1_500);
  const seconds = await Promise.all(many.map((given) => packs.pack(given, GIVEN, NONE)));
  const better = seconds.filter((each, at) => each.length < (firsts[at]?.length ?? 0));
  expect(better.length).toBeGreaterThan(0);
  expect(better.length).toBeLessThanOrEqual(8);
  expect(new Set(seconds.map(text))).toEqual(new Set([text(firsts[0] ?? NONE)]));
});
