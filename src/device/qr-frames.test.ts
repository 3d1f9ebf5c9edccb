import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { createQrCollector, QR_FILE_BYTES_MAX, qrFrames } from '#device/qr-frames.ts';
import { sha256 } from '#server/crypto.ts';

const file = fc
  .uint8Array({ minLength: 1, maxLength: 3_000 })
  .map((bytes) => new Uint8Array(bytes));

describe('a file as QR codes', () => {
  test('comes together in any order, whatever is seen twice or beside it', () => {
    fc.assert(
      fc.property(file, file, fc.infiniteStream(fc.nat()), (wanted, other, draws) => {
        const frames = qrFrames(sha256, wanted);
        const strays = qrFrames(sha256, other).slice(0, -1);
        const collect = createQrCollector(sha256);
        for (const stray of strays) collect(stray);
        expect(collect('https://vi.example/#abc')).toMatchObject({ kind: 'foreign' });
        const order = [...frames, ...frames].sort(() => ((draws.next().value ?? 0) % 2) - 0.5);
        const seen = order.map((text) => collect(text));
        expect(seen.some(({ kind }) => kind === 'whole')).toBe(true);
        expect(seen.find(({ kind }) => kind === 'whole')?.file).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  test('that were tampered with never pass for the whole', () => {
    const frames = qrFrames(sha256, new Uint8Array(1_000).fill(7));
    const forged = qrFrames(sha256, new Uint8Array(1_000).fill(8))[1] ?? '';
    const mark = frames[0]?.slice(0, 16) ?? '';
    const collect = createQrCollector(sha256);
    const told = [frames[0] ?? '', `${mark}${forged.slice(16)}`, frames[2] ?? ''].map((text) =>
      collect(text),
    );
    expect(told.map(({ kind, got }) => [kind, got])).toEqual([
      ['part', 1],
      ['part', 2],
      ['part', 0],
    ]);
  });

  test('fits codes that an old camera reads, and says when it is too large', () => {
    const largest = qrFrames(sha256, new Uint8Array(QR_FILE_BYTES_MAX).fill(255));
    expect(largest).toHaveLength(21);
    for (const text of largest) expect(encode(text, { ecc: 'M' }).version).toBeLessThanOrEqual(16);
    expect(qrFrames(sha256, new Uint8Array(QR_FILE_BYTES_MAX + 1))).toEqual([]);
  });
});
