import { type Bytes, concatBytes, fromUtf8, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/*
 * Every body, page, salt and draft on the phone passes through this pair. A blob is
 *   key id (2 bytes, high byte first) ‖ content under that key
 * so blobs of several keys lie side by side and encryption is a matter of the pair alone. `place` is
 * the table and key it lies under, which a cipher binds in. Key ids, once here, keep their meaning:
 */

/** Nothing is sealed: practice stores, and stores of 0.1.0 until they are sealed in place. */
export const KEY_PLAIN = 0;
/** What this person said, began or carries: opens for as long as the phone lives. */
export const KEY_OWN = 1;
/** What the home told of other people: opens while a lease runs. */
export const KEY_OTHERS = 2;
/** Those this build knows, here or not. */
export const KNOWN_KEYS: ReadonlySet<number> = new Set([KEY_PLAIN, KEY_OWN, KEY_OTHERS]);

export type Whose = 'own' | 'others';

export type SealProblem = {
  readonly code: 'blob-malformed' | 'key-missing';
  readonly keyId?: number;
};

export type Seal = {
  /** @param whose data it is; the person's own unless said otherwise */
  seal(place: string, plain: Bytes, whose?: Whose): Promise<Bytes>;
  open(place: string, blob: unknown): Promise<Result<Bytes, SealProblem>>;
};

const KEY_ID_LENGTH = 2;

/** Content behind the id of its key. */
export const joinKeyId = (keyId: number, ...content: readonly Bytes[]): Bytes =>
  concatBytes(new Uint8Array([keyId >> 8, keyId & 0xff]), ...content);

/** The id and the content of a blob; undefined when it is none. */
export function splitKeyId(
  blob: unknown,
): { readonly keyId: number; readonly content: Bytes } | undefined {
  if (!(blob instanceof Uint8Array) || blob.length < KEY_ID_LENGTH) return undefined;
  const keyId = (blob[0] ?? 0) * 256 + (blob[1] ?? 0);
  return { keyId, content: new Uint8Array(blob.subarray(KEY_ID_LENGTH)) };
}

export const createPlainSeal = (): Seal => ({
  seal: (_place, plain) => Promise.resolve(joinKeyId(KEY_PLAIN, plain)),
  open(_place, blob) {
    const split = splitKeyId(blob);
    if (split === undefined) return Promise.resolve(err({ code: 'blob-malformed' as const }));
    const { keyId, content } = split;
    if (keyId === KEY_PLAIN) return Promise.resolve(ok(content));
    return Promise.resolve(err({ code: 'key-missing' as const, keyId }));
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
