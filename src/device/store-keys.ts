import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import { err, ok } from '#kernel/result.ts';
import type { KeyPair } from '#device/crypto.ts';
import type { KeyShelf } from '#device/key-shelf.ts';
import {
  decrypt,
  encrypt,
  type LockCrypto,
  makeOthersKey,
  openOthersKey,
} from '#device/lock-keys.ts';
import { KEY_OTHERS, KEY_OWN, KEY_PLAIN, type Seal, splitKeyId } from '#device/seal.ts';

/** An open store's keys, as what they do. */
export type StoreKeys = {
  readonly seal: Seal;
  /** A signing key whose bytes leave the platform once, sealed. */
  makeKeyPair(): Promise<KeyPair>;
  /** How a signing key that was made or opened here lies on the phone; undefined of one of 0.1.0. */
  sealedOf(privateKey: unknown): Bytes | undefined;
  openPrivate(publicKey: string, sealed: Bytes): Promise<CryptoKey | undefined>;
  /** Destroys the key of others' data; the next book brings a new one. */
  endOthers(): Promise<void>;
};

type Around = { readonly store: string; readonly shelf: KeyShelf; readonly crypto: LockCrypto };

const SIGNING = { name: 'ECDSA', namedCurve: 'P-256' };

export function createStoreKeys(around: Around, own: CryptoKey): StoreKeys {
  const { crypto } = around;
  const { subtle } = crypto;
  const sealedKeys = new WeakMap<object, Bytes>();
  const others = createOthers(around, own);
  return {
    seal: createKeySeal(crypto, own, others),
    async makeKeyPair() {
      const pair = await subtle.generateKey(SIGNING, true, ['sign', 'verify']);
      const publicKey = toBase64Url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
      const bytes = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey));
      const sealed = await encrypt(crypto, own, KEY_OWN, signingPlace(publicKey), bytes);
      const privateKey = await importSigning(subtle, bytes);
      bytes.fill(0);
      sealedKeys.set(privateKey, sealed);
      return { publicKey, privateKey };
    },
    sealedOf: (privateKey) =>
      typeof privateKey === 'object' && privateKey !== null
        ? sealedKeys.get(privateKey)
        : undefined,
    async openPrivate(publicKey, sealed) {
      const bytes = await decrypt(crypto, own, signingPlace(publicKey), sealed);
      if (bytes === undefined) return undefined;
      const privateKey = await importSigning(subtle, bytes);
      bytes.fill(0);
      sealedKeys.set(privateKey, sealed);
      return privateKey;
    },
    endOthers: others.end,
  };
}

const signingPlace = (publicKey: string): string => `signing/${publicKey}`;

const importSigning = (subtle: SubtleCrypto, pkcs8: Bytes): Promise<CryptoKey> =>
  subtle.importKey('pkcs8', pkcs8, SIGNING, false, ['sign']);

type Others = {
  /** As it lies on the phone now: another tab may have destroyed it, and a later one made another. */
  now(): Promise<CryptoKey>;
  /** As last read; undefined when there is none. */
  known(): Promise<CryptoKey | undefined>;
  end(): Promise<void>;
};

function createOthers({ store, shelf, crypto }: Around, own: CryptoKey): Others {
  let held: { readonly wrapped: Bytes; readonly key: CryptoKey | undefined } | undefined;

  async function take(wrapped: Bytes | undefined): Promise<CryptoKey | undefined> {
    if (wrapped === undefined) {
      held = undefined;
      return undefined;
    }
    if (held === undefined || toBase64Url(held.wrapped) !== toBase64Url(wrapped)) {
      held = { wrapped, key: await openOthersKey(crypto, store, own, wrapped) };
    }
    return held.key;
  }

  return {
    async now() {
      const found = await take((await shelf.read(store))?.others);
      if (found !== undefined) return found;
      const fresh = await makeOthersKey(crypto, store, own);
      const row = await shelf.change(store, (now) =>
        now === undefined || now.others !== undefined ? now : { ...now, others: fresh },
      );
      const key = await take(row?.others);
      if (key === undefined) throw new Error('the keys of this store are gone');
      return key;
    },
    known: async () => held?.key ?? take((await shelf.read(store))?.others),
    async end() {
      held = undefined;
      await shelf.change(store, (row) => {
        if (row === undefined) return row;
        const { others: _, ...left } = row;
        return left;
      });
    },
  };
}

function createKeySeal(crypto: LockCrypto, own: CryptoKey, others: Others): Seal {
  const keyOf = async (keyId: number): Promise<CryptoKey | undefined> => {
    if (keyId === KEY_OWN) return own;
    return keyId === KEY_OTHERS ? others.known() : undefined;
  };
  return {
    async seal(place, plain, whose = 'own') {
      if (whose === 'own') return encrypt(crypto, own, KEY_OWN, place, plain);
      return encrypt(crypto, await others.now(), KEY_OTHERS, place, plain);
    },
    async open(place, blob) {
      const split = splitKeyId(blob);
      if (split === undefined) return err({ code: 'blob-malformed' });
      const { keyId, content } = split;
      // Of a store that is not sealed throughout yet.
      if (keyId === KEY_PLAIN) return ok(content);
      const key = await keyOf(keyId);
      if (key === undefined) return err({ code: 'key-missing', keyId });
      const plain = await decrypt(crypto, key, place, blob as Bytes); // it could be split
      return plain === undefined ? err({ code: 'blob-malformed', keyId }) : ok(plain);
    },
  };
}
