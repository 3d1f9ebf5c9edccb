import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  randomBytes,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { type Bytes, concatBytes, fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { HpkeCrypto } from '#kernel/hpke.ts';
import type { Random } from '#kernel/random.ts';
import type { PublicKey } from '#book/signed.ts';

/** Node's own: ECDSA P-256 with SHA-256 in the 64-byte r‖s form, keys as 65-byte uncompressed points. */

const DSA = 'ieee-p1363';
const SCALAR_LENGTH = 32;
const POINT_LENGTH = 65;
const KEYS_CACHED_MAX = 20_000;
const TAG_LENGTH = 16;

export const sha256: Sha256 = (bytes) => plain(hash('sha256', bytes, 'buffer'));

/** The machine's own randomness. */
export const machineRandom: Random = (length) => plain(randomBytes(length));

/** A private key is its 32-byte scalar. */
export type KeyPair = { readonly key: PublicKey; readonly secret: Bytes };

/** A key pair from a source of randomness: the same bytes, the same pair. */
export function createKeyPair(random: Random): KeyPair {
  for (;;) {
    const secret = random(SCALAR_LENGTH);
    const curve = createECDH('prime256v1');
    try {
      curve.setPrivateKey(secret);
      return { key: toBase64Url(curve.getPublicKey()), secret };
    } catch {
      // One scalar in 2³² is no private key: the next one is.
    }
  }
}

/** Whether the two halves are one pair. */
export function isKeyPair({ key, secret }: KeyPair): boolean {
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(secret);
  } catch {
    return false;
  }
  return toBase64Url(curve.getPublicKey()) === key;
}

/** A function that signs with the pair's private key. */
export function createSigner(pair: KeyPair): (bytes: Bytes) => Bytes {
  const point = fromBase64Url(pair.key);
  if (!point.ok) throw new Error('store broken: a key pair without a public key');
  const key = importSecret(point.value, pair.secret);
  return (bytes) => plain(signBytes('sha256', bytes, { key, dsaEncoding: DSA }));
}

function importSecret(point: Uint8Array, secret: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: { ...jwkOf(point), d: toBase64Url(secret) }, format: 'jwk' });
  } catch {
    throw new Error('store broken: a private key that is none');
  }
}

const known = new Map<PublicKey, KeyObject>();

/** False as well when the key is no point of the curve or the signature has another form. */
export function verify(key: PublicKey, bytes: Bytes, signature: Bytes): boolean {
  const imported = known.get(key) ?? importKey(key);
  if (imported === undefined || signature.length !== 64) return false;
  return verifyBytes('sha256', bytes, { key: imported, dsaEncoding: DSA }, signature);
}

/** Whether a text is a public key of the curve. */
export const isPublicKey = (key: string): boolean =>
  (known.get(key) ?? importKey(key)) !== undefined;

function importKey(key: PublicKey): KeyObject | undefined {
  const point = fromBase64Url(key);
  if (!point.ok || point.value.length !== POINT_LENGTH || point.value[0] !== 4) return undefined;
  try {
    const imported = createPublicKey({ key: jwkOf(point.value), format: 'jwk' });
    if (known.size >= KEYS_CACHED_MAX) known.clear();
    known.set(key, imported);
    return imported;
  } catch {
    return undefined;
  }
}

const jwkOf = (point: Uint8Array) => ({
  kty: 'EC',
  crv: 'P-256',
  x: toBase64Url(point.subarray(1, 33)),
  y: toBase64Url(point.subarray(33)),
});

/** Curve and cipher for sealed copies; a private key is its 32-byte scalar. */
export const hpkeCrypto: HpkeCrypto = {
  sha256,
  makeEphemeral() {
    const curve = createECDH('prime256v1');
    const point = plain(curve.generateKeys());
    return Promise.resolve({ point, privateKey: plain(curve.getPrivateKey()) });
  },
  async agree(privateKey, point) {
    const curve = createECDH('prime256v1');
    try {
      curve.setPrivateKey(privateKey as Bytes); // as made above, or a pair's own
      return plain(curve.computeSecret(point));
    } catch {
      return undefined;
    }
  },
  async encrypt(key, nonce, text) {
    const cipher = createCipheriv(cipherOf(key), key, nonce);
    return concatBytes(cipher.update(text), cipher.final(), cipher.getAuthTag());
  },
  async decrypt(key, nonce, sealed) {
    if (sealed.length < TAG_LENGTH) return undefined;
    const cipher = createDecipheriv(cipherOf(key), key, nonce, { authTagLength: TAG_LENGTH });
    try {
      cipher.setAuthTag(sealed.subarray(-TAG_LENGTH));
      return concatBytes(cipher.update(sealed.subarray(0, -TAG_LENGTH)), cipher.final());
    } catch {
      return undefined;
    }
  },
};

const cipherOf = (key: Bytes) => (key.length === 32 ? 'aes-256-gcm' : 'aes-128-gcm');

/** The bytes of a Buffer, which Node allots from memory of no one else's kind. */
const plain = (buffer: Buffer): Bytes =>
  new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.length); // never a shared buffer
