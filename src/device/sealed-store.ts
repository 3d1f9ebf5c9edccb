import * as v from 'valibot';
import { fromUtf8, utf8 } from '#kernel/bytes.ts';
import type { Change, LocalStore } from '#device/local-store.ts';
import { IDENTITY_KEYS, LockedIdentity } from '#device/locked-identity.ts';
import type { Unlocked } from '#device/lock.ts';
import type { StoreLock } from '#device/platform.ts';
import type { StoreKeys } from '#device/store-keys.ts';

/*
 * A store whose rows of identity are sealed: who the person is, and the signing key. Which stream it is stays
 * readable, because a save asks for it inside its transaction. All else is sealed by whoever writes it.
 */

const enrolledPlace = (key: string): string => `meta/${key}/enrolled`;

/** As much of an identity as is needed to seal it. */
const OpenIdentity = v.looseObject({ publicKey: v.string(), privateKey: v.unknown() });

/** What a platform takes over from an open lock. */
export const openLock = ({ keys, lease }: Unlocked): StoreLock => ({
  seal: keys.seal,
  locked: {
    lease,
    endOthers: keys.endOthers,
    isBare: (privateKey) => keys.sealedOf(privateKey) === undefined,
  },
  makeKeyPair: keys.makeKeyPair,
  over: (store) => createSealedStore(store, keys),
});

export function createSealedStore(inner: LocalStore, keys: StoreKeys): LocalStore {
  return {
    ...inner,
    async read(table, key) {
      const value = await inner.read(table, key);
      return table === 'meta' && IDENTITY_KEYS.has(key) ? openIdentity(keys, key, value) : value;
    },
    async write(changes, options) {
      return inner.write(await Promise.all(changes.map((change) => sealed(keys, change))), options);
    },
  };
}

async function sealed(keys: StoreKeys, change: Change): Promise<Change> {
  const isIdentity = change.table === 'meta' && IDENTITY_KEYS.has(change.key);
  if (!isIdentity || 'gone' in change) return change;
  return { ...change, value: await sealIdentity(keys, change.key, change.value) };
}

/** The row as it may lie on the phone. */
export async function sealIdentity(keys: StoreKeys, key: string, value: unknown): Promise<unknown> {
  const { privateKey, enrolled, ...open } = v.parse(OpenIdentity, value);
  const signing = keys.sealedOf(privateKey);
  const place = enrolledPlace(key);
  return {
    ...open,
    ...(signing === undefined ? { privateKey } : { signing }),
    ...(enrolled !== undefined && {
      enrolled: await keys.seal.seal(place, utf8(JSON.stringify(enrolled))),
    }),
  };
}

/** The row as the device knows it. Throws when it does not open: nothing may replace it then. */
async function openIdentity(keys: StoreKeys, key: string, value: unknown): Promise<unknown> {
  const found = v.safeParse(LockedIdentity, value);
  // As 0.1.0 wrote it, until it is sealed in place.
  if (!found.success) return value;
  const { signing, enrolled, privateKey: bare, ...open } = found.output;
  const privateKey = signing === undefined ? bare : await keys.openPrivate(open.publicKey, signing);
  const told = enrolled && (await keys.seal.open(enrolledPlace(key), enrolled));
  const text = told?.ok === true ? fromUtf8(told.value) : undefined;
  if (privateKey === undefined || (enrolled !== undefined && text?.ok !== true)) {
    throw new Error('store damaged: identity');
  }
  return {
    ...open,
    privateKey,
    ...(text?.ok === true && { enrolled: parsed(text.value) }),
  };
}

/** Whatever it is, whoever reads the row asks for its form. */
const parsed = (text: string): unknown => JSON.parse(text);
