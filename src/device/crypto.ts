import { type Bytes, fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { HpkeCrypto } from '#kernel/hpke.ts';
import type { Random } from '#kernel/random.ts';
import type { PublicKey, Verify } from '#book/signed.ts';

/** A stream's keys. The private one is opaque and stored as it is; a browser never shows its bytes. */
export type KeyPair = { readonly publicKey: PublicKey; readonly privateKey: unknown };

export type DeviceCrypto = {
  readonly sha256: Sha256;
  readonly random: Random;
  makeKeyPair(): Promise<KeyPair>;
  sign(privateKey: unknown, bytes: Bytes): Promise<Bytes>;
  readonly verify: Verify;
  /** Curve and cipher of sealed copies and attachments; fetched at the first use. */
  hpke(): Promise<HpkeCrypto>;
};

const KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };

/** Web Crypto with a SHA-256 that answers at once, for chains of thousands of links. */
export function createWebCrypto(web: Crypto, sha256: Sha256): DeviceCrypto {
  const imported = new Map<PublicKey, Promise<CryptoKey | undefined>>();
  async function importKey(key: PublicKey): Promise<CryptoKey | undefined> {
    const raw = fromBase64Url(key);
    if (!raw.ok) return undefined;
    return web.subtle.importKey('raw', raw.value, KEY, false, ['verify']).catch(() => undefined);
  }
  return {
    sha256,
    random: (length) => web.getRandomValues(new Uint8Array(length)),
    async makeKeyPair() {
      const pair = await web.subtle.generateKey(KEY, false, ['sign', 'verify']);
      const raw = await web.subtle.exportKey('raw', pair.publicKey);
      return { publicKey: toBase64Url(new Uint8Array(raw)), privateKey: pair.privateKey };
    },
    async sign(privateKey, bytes) {
      // The store gives back what makeKeyPair made.
      return new Uint8Array(await web.subtle.sign(SIGNATURE, privateKey as CryptoKey, bytes));
    },
    async verify(key, bytes, signature) {
      const known = imported.get(key) ?? importKey(key);
      imported.set(key, known);
      const publicKey = await known;
      return publicKey !== undefined && web.subtle.verify(SIGNATURE, publicKey, signature, bytes);
    },
    async hpke() {
      const { createWebHpke } = await import('#device/web-hpke.ts');
      return createWebHpke(web.subtle, sha256);
    },
  };
}
