import { type Bytes, concatBytes, fromUtf8, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/*
 * Every body, page, salt and draft on the phone passes through this pair. A blob is
 *   key id (2 bytes, high byte first) ‖ content under that key
 * so blobs of several keys lie side by side and encryption is a matter of the pair alone. `place` is
 * the table and key it lies under, which a cipher binds in. Key id 0 is plain.
 */

export type SealProblem = {
  readonly code: 'blob-malformed' | 'key-missing';
  readonly keyId?: number;
};

export type Seal = {
  seal(place: string, plain: Bytes): Promise<Bytes>;
  open(place: string, blob: unknown): Promise<Result<Bytes, SealProblem>>;
};

const KEY_ID_LENGTH = 2;
const PLAIN = new Uint8Array(KEY_ID_LENGTH);

export const createPlainSeal = (): Seal => ({
  seal: (_place, plain) => Promise.resolve(concatBytes(PLAIN, plain)),
  open(_place, blob) {
    if (!(blob instanceof Uint8Array) || blob.length < KEY_ID_LENGTH) {
      return Promise.resolve(err({ code: 'blob-malformed' as const }));
    }
    const keyId = (blob[0] ?? 0) * 256 + (blob[1] ?? 0);
    if (keyId !== 0) return Promise.resolve(err({ code: 'key-missing' as const, keyId }));
    return Promise.resolve(ok(blob.slice(KEY_ID_LENGTH)));
  },
});

export const sealText = (seal: Seal, place: string, text: string): Promise<Bytes> =>
  seal.seal(place, utf8(text));

export async function openText(
  seal: Seal,
  place: string,
  blob: unknown,
): Promise<Result<string, SealProblem>> {
  const opened = await seal.open(place, blob);
  if (!opened.ok) return opened;
  const text = fromUtf8(opened.value);
  return text.ok ? text : err({ code: 'blob-malformed' });
}
