import { type Bytes, concatBytes, fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import { createSigner, verify as verifyBytes } from './crypto.ts';

/*
 * Node's own for the kept code of a released home, but signatures are those of a run (`crypto.ts`): what it
 * signs and verifies, phones of these sources and the home that takes over its store verify and sign.
 */
export { createECDH, createHash, hash, randomBytes } from 'node:crypto';

type Jwk = { readonly x: string; readonly y: string };
type Asked = { readonly key: Jwk };
/** A key as the simulator names it, whichever half was asked for. */
type Key = { readonly key: string };

const UNCOMPRESSED = 4;

function keyOf({ key: { x, y } }: Asked): string {
  const [left, right] = [fromBase64Url(x), fromBase64Url(y)];
  if (!left.ok || !right.ok) throw new Error('not a key');
  return toBase64Url(concatBytes(Uint8Array.of(UNCOMPRESSED), left.value, right.value));
}

export { keyOf as createPrivateKey, keyOf as createPublicKey };

export const sign = (_: string, bytes: Bytes, by: Key): Bytes => createSigner(by)(bytes);

export const verify = (_: string, bytes: Bytes, { key }: Key, signature: Bytes): boolean =>
  verifyBytes(key, bytes, signature);
