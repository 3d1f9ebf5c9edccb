import type { Bytes } from '#kernel/bytes.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { HpkeCrypto } from '#kernel/hpke.ts';

const AGREEMENT = { name: 'ECDH', namedCurve: 'P-256' };
const CIPHER = 'AES-GCM';

/** What sealed copies need, by Web Crypto. */
export function createWebHpke(subtle: SubtleCrypto, sha256: Sha256): HpkeCrypto {
  const keyOf = (key: Bytes, use: 'encrypt' | 'decrypt') =>
    subtle.importKey('raw', key, CIPHER, false, [use]);
  return {
    sha256,
    async makeEphemeral() {
      const pair = await subtle.generateKey(AGREEMENT, false, ['deriveBits']);
      const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
      return { point, privateKey: pair.privateKey };
    },
    async agree(privateKey, point) {
      try {
        const other = await subtle.importKey('raw', point, AGREEMENT, false, []);
        const ecdh = { name: AGREEMENT.name, public: other };
        // As made above.
        return new Uint8Array(await subtle.deriveBits(ecdh, privateKey as CryptoKey, 256));
      } catch {
        return undefined;
      }
    },
    async encrypt(key, iv, plain) {
      const cipher = { name: CIPHER, iv };
      return new Uint8Array(await subtle.encrypt(cipher, await keyOf(key, 'encrypt'), plain));
    },
    async decrypt(key, iv, sealed) {
      try {
        const cipher = { name: CIPHER, iv };
        return new Uint8Array(await subtle.decrypt(cipher, await keyOf(key, 'decrypt'), sealed));
      } catch {
        return undefined;
      }
    },
  };
}
