import { type Bytes, concatBytes, utf8 } from '#kernel/bytes.ts';
import type { Random } from '#kernel/random.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { joinKeyId, splitKeyId } from '#device/seal.ts';

/*
 * Which key opens which (AES-256-GCM throughout):
 *
 *   PIN ──PBKDF2──▶ PIN key ─┐
 *   device key ──────────────┴▶ own key ──▶ drafts, outbox, salts, own signing key
 *                                  └──────▶ others' key ──▶ pages of books
 *
 * The own key is sealed under the PIN key and that under the device key, so that nothing can be tried
 * without the latter. Others' key lies under the own key: it can be destroyed alone, and made anew without a
 * PIN. What is in memory is never extractable.
 */

export type LockCrypto = { readonly subtle: SubtleCrypto; readonly random: Random };

const AES = { name: 'AES-GCM', length: 256 };
const IV_LENGTH = 12;
/** Measured in decision 0020: some two seconds on the slowest phones served. */
export const PIN_ITERATIONS = 600_000;

/** Opens and seals, and wraps the key below. */
const OWN_USES: KeyUsage[] = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const OTHERS_USES: KeyUsage[] = ['encrypt', 'decrypt'];

const gcm = (iv: Bytes, place: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8(place),
});

const keyPlace = (store: string, name: 'own' | 'others' | 'pin'): string => `key/${store}/${name}`;

/** Content under a key, and to what it belongs bound in: key id ‖ iv ‖ ciphertext and tag. */
export async function encrypt(
  { subtle, random }: LockCrypto,
  key: CryptoKey,
  keyId: number,
  place: string,
  plain: Bytes,
): Promise<Bytes> {
  const iv = random(IV_LENGTH);
  const sealed = await subtle.encrypt(gcm(iv, `${keyId}/${place}`), key, plain);
  return joinKeyId(keyId, iv, new Uint8Array(sealed));
}

/** Undefined when it was not sealed under this key and id for this place, or was changed since. */
export async function decrypt(
  { subtle }: LockCrypto,
  key: CryptoKey,
  place: string,
  blob: Bytes,
): Promise<Bytes | undefined> {
  const split = splitKeyId(blob);
  if (split === undefined) return undefined;
  const { keyId, content } = split;
  const [iv, sealed] = [content.subarray(0, IV_LENGTH), content.subarray(IV_LENGTH)];
  try {
    return new Uint8Array(await subtle.decrypt(gcm(iv, `${keyId}/${place}`), key, sealed));
  } catch {
    return undefined;
  }
}

export const makeDeviceKey = ({ subtle }: LockCrypto): Promise<CryptoKey> =>
  subtle.generateKey(AES, false, ['encrypt', 'decrypt']);

/** The key that a PIN gives; slow on purpose. */
async function pinKey(
  { subtle }: LockCrypto,
  pin: string,
  salt: Bytes,
  iterations: number,
): Promise<CryptoKey> {
  const base = await subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveKey']);
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return subtle.deriveKey(way, base, AES, false, ['wrapKey', 'unwrapKey']);
}

export type Sealing = {
  readonly device: CryptoKey;
  readonly salt: Bytes;
  readonly iterations: number;
};

/** A new own key, and it as it lies on the phone. */
export async function makeOwnKey(
  crypto: LockCrypto,
  store: string,
  pin: string,
  { device, salt, iterations }: Sealing,
): Promise<{ readonly key: CryptoKey; readonly own: Bytes }> {
  const { subtle } = crypto;
  const under = await pinKey(crypto, pin, salt, iterations);
  const fresh = await subtle.generateKey(AES, true, OWN_USES);
  const inner = await wrap(crypto, fresh, under, keyPlace(store, 'pin'));
  const own = await encrypt(crypto, device, 0, keyPlace(store, 'own'), inner);
  const key = await unwrap(crypto, inner, under, keyPlace(store, 'pin'), OWN_USES);
  if (key === undefined) throw new Error('invariant broken: a key that does not open');
  return { key, own };
}

/** What the device key alone opens of the own key: to be had before an attempt is counted. */
export async function openOuter(
  crypto: LockCrypto,
  store: string,
  device: CryptoKey,
  own: Bytes,
): Promise<Result<Bytes, 'lock-damaged'>> {
  const inner = await decrypt(crypto, device, keyPlace(store, 'own'), own);
  return inner === undefined ? err('lock-damaged') : ok(inner);
}

/** The own key; undefined when the PIN is not the one. */
export async function openInner(
  crypto: LockCrypto,
  store: string,
  pin: string,
  inner: Bytes,
  { salt, iterations }: Pick<Sealing, 'salt' | 'iterations'>,
): Promise<CryptoKey | undefined> {
  const under = await pinKey(crypto, pin, salt, iterations);
  return unwrap(crypto, inner, under, keyPlace(store, 'pin'), OWN_USES);
}

/** The own key under another PIN, taken out for a moment; undefined when the one before is not right. */
export async function rewrapOwnKey(
  crypto: LockCrypto,
  store: string,
  pins: { readonly before: string; readonly after: string },
  inner: Bytes,
  sealing: Sealing & { readonly saltAfter: Bytes },
): Promise<Bytes | undefined> {
  const { device, salt, saltAfter, iterations } = sealing;
  const place = keyPlace(store, 'pin');
  const before = await pinKey(crypto, pins.before, salt, iterations);
  const key = await unwrap(crypto, inner, before, place, OWN_USES, true);
  if (key === undefined) return undefined;
  const after = await pinKey(crypto, pins.after, saltAfter, iterations);
  const wrapped = await wrap(crypto, key, after, place);
  return encrypt(crypto, device, 0, keyPlace(store, 'own'), wrapped);
}

/** A new key of others' data, as it lies on the phone. */
export async function makeOthersKey(
  crypto: LockCrypto,
  store: string,
  own: CryptoKey,
): Promise<Bytes> {
  const fresh = await crypto.subtle.generateKey(AES, true, OTHERS_USES);
  return wrap(crypto, fresh, own, keyPlace(store, 'others'));
}

export const openOthersKey = (
  crypto: LockCrypto,
  store: string,
  own: CryptoKey,
  wrapped: Bytes,
): Promise<CryptoKey | undefined> =>
  unwrap(crypto, wrapped, own, keyPlace(store, 'others'), OTHERS_USES);

async function wrap(
  { subtle, random }: LockCrypto,
  key: CryptoKey,
  under: CryptoKey,
  place: string,
): Promise<Bytes> {
  const iv = random(IV_LENGTH);
  return concatBytes(iv, new Uint8Array(await subtle.wrapKey('raw', key, under, gcm(iv, place))));
}

async function unwrap(
  { subtle }: LockCrypto,
  wrapped: Bytes,
  under: CryptoKey,
  place: string,
  uses: KeyUsage[],
  extractable = false,
): Promise<CryptoKey | undefined> {
  const [iv, sealed] = [wrapped.slice(0, IV_LENGTH), wrapped.slice(IV_LENGTH)];
  try {
    return await subtle.unwrapKey('raw', sealed, under, gcm(iv, place), AES, extractable, uses);
  } catch {
    return undefined;
  }
}
