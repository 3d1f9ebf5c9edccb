import { createECDH, hash } from 'node:crypto';
import { type Bytes, concatBytes, fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { HpkeCrypto } from '#kernel/hpke.ts';
import type { Random } from '#kernel/random.ts';
import type { PublicKey } from '#book/signed.ts';
import {
  createKeyPair as createRealPair,
  hpkeCrypto as realHpke,
  type KeyPair,
  sha256,
} from '#server/crypto.ts';

/*
 * The home's own crypto but for what the curve does with keys. Signatures of ECDSA are other bytes each time,
 * and what is named by a hash over them would stand in another order in each run. Here a signature is a hash
 * under the public key, and what two keys agree on a hash of both: quick, the same each time, and of no use
 * over other bytes or with another key. In a run every source gets this module in place of
 * `#server/crypto.ts` (`loader.ts`).
 */
export { isKeyPair, isPublicKey, machineRandom, sha256, type KeyPair } from '#server/crypto.ts';

export const createSigner =
  ({ key }: Pick<KeyPair, 'key'>): ((bytes: Bytes) => Bytes) =>
  (bytes) =>
    signatureOf(key, bytes);

export const verify = (key: PublicKey, bytes: Bytes, signature: Bytes): boolean =>
  Buffer.compare(signatureOf(key, bytes), signature) === 0;

const signatureOf = (key: PublicKey, bytes: Bytes): Bytes =>
  new Uint8Array(hash('sha512', concatBytes(utf8(key), bytes), 'buffer'));

/** The public halves of private keys, as far as they were made or asked for here. */
const points = new Map<string, Bytes>();
const POINTS_MAX = 20_000;

export function createKeyPair(random: Random): KeyPair {
  const pair = createRealPair(random);
  const point = fromBase64Url(pair.key);
  if (point.ok) keep(pair.secret, point.value);
  return pair;
}

export const hpkeCrypto: HpkeCrypto = {
  ...realHpke,
  async agree(privateKey, point) {
    const own = pointOf(privateKey as Bytes); // a pair's own, as for the real one
    const [first, last] = Buffer.compare(own, point) < 0 ? [own, point] : [point, own];
    return sha256(concatBytes(first, last));
  },
};

function pointOf(secret: Bytes): Bytes {
  const known = points.get(toBase64Url(secret));
  if (known !== undefined) return known;
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secret);
  return keep(secret, new Uint8Array(curve.getPublicKey()));
}

function keep(secret: Bytes, point: Bytes): Bytes {
  if (points.size >= POINTS_MAX) points.clear();
  points.set(toBase64Url(secret), point);
  return point;
}
