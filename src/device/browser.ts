import { sha256 } from '@noble/hashes/sha2.js';
import { bookOf } from '#domain/books.ts';
import { createDevice } from '#device/create-device.ts';
import { createWebCrypto } from '#device/crypto.ts';
import type { Device } from '#device/device.ts';
import { createWebGzip } from '#device/gzip.ts';
import { openIdbStore } from '#device/idb-store.ts';
import type { Mirror } from '#device/mirror.ts';
import {
  createLocalLock,
  type Lock,
  type Platform,
  type Transport,
  type Wake,
} from '#device/platform.ts';
import { createPlainSeal } from '#device/seal.ts';
import { createSyncLoop } from '#device/sync-loop.ts';

/** Whether the browser promised to keep the store; `asked`: not answered yet, `unable`: it never will. */
export type Persistence = 'asked' | 'kept' | 'may-be-cleared' | 'unable';

export type BrowserDevice = {
  readonly device: Device;
  persistence(): Persistence;
  /** Ends the exchange with the home and closes the store. */
  close(): void;
};

export type BrowserOptions = {
  /** One phone store; its database, lock and channel carry this name. */
  readonly name?: string;
  /** Address of the home without a path; the app's own origin when absent. */
  readonly homeUrl?: string;
};

/** A request that takes longer is one that the valley swallowed. */
const REQUEST_MAX_MS = 60_000;

/** The phone in a browser tab, in exchange with its home for as long as the tab is open. */
export async function openBrowserDevice({
  name = 'banso',
  homeUrl = '',
}: BrowserOptions = {}): Promise<BrowserDevice> {
  const store = await openIdbStore(name);
  const platform: Platform = {
    store,
    mirror: createLazyMirror(name),
    crypto: createWebCrypto(crypto, (bytes) => sha256(bytes)),
    gzip: createWebGzip(),
    seal: createPlainSeal(),
    transport: homeTransport(homeUrl),
    clock: {
      nowMs: () => Date.now(),
      after(waitMs, call) {
        const timer = setTimeout(call, waitMs);
        return () => clearTimeout(timer);
      },
      breathe,
    },
    lock: createTabLock(`${name}.sync`),
    wake: createTabWake(name),
    activityOf: bookOf,
  };
  const device = await createDevice(platform);
  const loop = createSyncLoop(device, platform);
  const stopWatching = watchPage(device, loop.nudge);
  loop.nudge();
  let persistence: Persistence = 'asked';
  void (async () => {
    persistence = await askToPersist();
  })();
  return {
    device: {
      ...device,
      async save(book, proposals) {
        const saved = await device.save(book, proposals);
        if (saved.ok) loop.nudge();
        return saved;
      },
    },
    persistence: () => persistence,
    close() {
      loop.stop();
      stopWatching();
      platform.wake.close();
      store.close();
    },
  };
}

const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** Requests to a home by its address; '' is the app's own origin. */
export const homeTransport =
  (homeUrl: string): Transport =>
  (path, { method, headers, body }) =>
    fetch(homeUrl + path, {
      method,
      headers,
      ...(body && { body }),
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(REQUEST_MAX_MS),
    });

/** Drafts are brought to safety when the page is hidden; news is asked for when it comes back. */
function watchPage(device: Device, nudge: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === 'hidden') void device.flushDrafts();
    else nudge();
  };
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', nudge);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('online', nudge);
  };
}

/** Its code is fetched with the first copy. */
function createLazyMirror(store: string): Mirror {
  let opened: Promise<Mirror> | undefined;
  const open = (): Promise<Mirror> => {
    opened ??= import('#device/browser-mirror.ts').then(({ openBrowserMirror }) =>
      openBrowserMirror(store),
    );
    return opened;
  };
  return {
    append: async (copies) => (await open()).append(copies),
    list: async () => (await open()).list(),
    drop: async (names) => (await open()).drop(names),
    abandon: async () => (await open()).abandon(),
  };
}

/** Without Web Locks each tab sends for itself, which the home answers the same. */
function createTabLock(name: string): Lock {
  if (!('locks' in navigator)) return createLocalLock();
  return (run) => navigator.locks.request(name, run);
}

function createTabWake(name: string): Wake {
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
    send: () => channel.postMessage('changed'),
    listen: (call) => channel.addEventListener('message', call),
    close: () => channel.close(),
  };
}

async function askToPersist(): Promise<Persistence> {
  if (!('storage' in navigator) || !('persist' in navigator.storage)) return 'unable';
  try {
    return (await navigator.storage.persist()) ? 'kept' : 'may-be-cleared';
  } catch {
    return 'unable';
  }
}
