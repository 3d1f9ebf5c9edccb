// A phone as tests of versions ask it: bundled with its release and kept, like the home. It knows nothing
// but the web platform, so that it runs in Node and in a browser.

import { sha256 } from '@noble/hashes/sha2.js';
import { bookOf } from '#domain/books.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { createDevice } from '#device/create-device.ts';
import { createWebCrypto } from '#device/crypto.ts';
import type { Device } from '#device/device.ts';
import { createWebGzip } from '#device/gzip.ts';
import { createMemoryMirror } from '#device/memory-mirror.ts';
import { createMedium, createMemoryStore, type Medium } from '#device/memory-store.ts';
import { createLocalLock, createMemoryMark, type Platform } from '#device/platform.ts';
import { createPlainSeal } from '#device/seal.ts';

export const protocol = PROTOCOL;
export const createPhoneMedium = createMedium;

export type PhoneSettings = {
  readonly medium: Medium;
  readonly request: Platform['transport'];
  /** Seconds UTC as the phone believes. */
  readonly now: () => number;
  /** The phone dies just after this strict or loose write, counted from 1. */
  readonly diesAtWrite?: number;
};

/** What is asked of a phone of any version. */
export type VersionPhone = Pick<
  Device,
  | 'me'
  | 'enrol'
  | 'books'
  | 'findBook'
  | 'findView'
  | 'save'
  | 'ownFacts'
  | 'counts'
  | 'sync'
  | 'syncState'
  | 'now'
  | 'newId'
  | 'putDraft'
  | 'getDraft'
  // From 0.2.0 on.
  | 'hasHistory'
  | 'fetchFacts'
> & {
  /** Resolves when the phone dies. */
  readonly died: Promise<void>;
};

export async function openVersionPhone(settings: PhoneSettings): Promise<VersionPhone> {
  const { medium, request, now, diesAtWrite } = settings;
  let writes = 0;
  const store = createMemoryStore({
    medium,
    mishap(_, kind) {
      if (kind === 'write') writes += 1;
      return kind === 'write' && writes === diesAtWrite ? 'dies-after' : undefined;
    },
  });
  const device = await createDevice({
    store,
    mirror: createMemoryMirror(),
    crypto: createWebCrypto(withKeysThatLeave(crypto), (bytes) => sha256(bytes)),
    gzip: createWebGzip(),
    seal: createPlainSeal(),
    transport: request,
    clock: {
      nowMs: () => now() * 1000,
      after(waitMs, call) {
        const timer = setTimeout(call, waitMs);
        return () => clearTimeout(timer);
      },
      breathe: () => Promise.resolve(),
    },
    lock: createLocalLock(),
    wake: { send: () => undefined, listen: () => undefined, close: () => undefined },
    mark: () => Promise.resolve(createMemoryMark()),
    space: () => Promise.resolve(undefined),
    activityOf: bookOf,
  });
  return { ...device, died: store.died };
}

const OTHERS: readonly (keyof SubtleCrypto)[] = [
  'digest',
  'sign',
  'verify',
  'encrypt',
  'decrypt',
  'deriveBits',
  'deriveKey',
  'importKey',
  'exportKey',
  'wrapKey',
  'unwrapKey',
];

/** The platform's own crypto, but its private keys can be exported: a medium is written to a file. */
function withKeysThatLeave(web: Crypto): Crypto {
  const { subtle } = web;
  const bound = <Name extends keyof SubtleCrypto>(name: Name): SubtleCrypto[Name] =>
    (subtle[name] as (...args: never[]) => unknown).bind(subtle) as SubtleCrypto[Name];
  const generateKey = (async (algorithm: EcKeyGenParams, _: boolean, usages: KeyUsage[]) =>
    subtle.generateKey(algorithm, true, usages)) as SubtleCrypto['generateKey'];
  const all = Object.fromEntries(OTHERS.map((name) => [name, bound(name)]));
  return {
    subtle: { ...all, generateKey } as unknown as SubtleCrypto,
    getRandomValues: (array: Uint8Array<ArrayBuffer>) => web.getRandomValues(array),
    randomUUID: () => web.randomUUID(),
  } as Crypto;
}
