import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '#kernel/bytes.ts';
import { numberedKey, numberOfKey, TABLES } from '#device/local-store.ts';
import { createPlainSeal, openText, sealText } from '#device/seal.ts';

const seal = createPlainSeal();

describe('sealed blobs', () => {
  test('open to what was sealed, and begin with the id of their key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const plain = new Uint8Array(bytes);
        const blob = await seal.seal('pages/x', plain);
        expect([...blob.subarray(0, 2)]).toEqual([0, 0]);
        expect(await seal.open('pages/x', blob)).toEqual({ ok: true, value: plain });
      }),
    );
  });

  test('that were sealed under another key, or are none, stay closed', async () => {
    expect(await seal.open('x', new Uint8Array([1, 2, 3]))).toEqual({
      ok: false,
      error: { code: 'key-missing', keyId: 258 },
    });
    for (const blob of [undefined, null, 'text', new Uint8Array(1), {}]) {
      expect(await seal.open('x', blob)).toEqual({ ok: false, error: { code: 'blob-malformed' } });
    }
    expect(await openText(seal, 'x', new Uint8Array([0, 0, 0xff]))).toMatchObject({ ok: false });
  });

  test('and their keys have the form in which phones hold them', async () => {
    expect(toHex(await sealText(seal, 'outbox/x', '{"a":"Đ"}'))).toBe('00007b2261223a22c490227d');
    expect(numberedKey('AAAAAAAAAA', 42)).toBe('AAAAAAAAAA.00000042');
    expect(numberOfKey('A-_.00000042')).toBe(42);
    expect([...TABLES]).toEqual([
      'meta',
      'books',
      'pages',
      'states',
      'counters',
      'saves',
      'salts',
      'outbox',
      'answers',
      'drafts',
      'copies',
      'past',
      'carried',
      'files',
      'frames',
    ]);
  });

  test('keep text to the letter', async () => {
    const text = 'Nguyễn Thị Hoa — đã gặp';
    expect(await openText(seal, 'x', await sealText(seal, 'x', text))).toEqual({
      ok: true,
      value: text,
    });
  });
});
