import { sha256 } from '@noble/hashes/sha2.js';
import { createDevice } from '#device/create-device.ts';
import { createWebCrypto } from '#device/crypto.ts';
import type { Device } from '#device/device.ts';
import { createWebGzip } from '#device/gzip.ts';
import { openIdbStore } from '#device/idb-store.ts';
import { loadOnce } from '#device/load-once.ts';
import type { Mirror } from '#device/mirror.ts';
import type { Keeper, Persistence } from '#device/persistence.ts';
import type { Clock, Platform, Space, StoreLock, Transport } from '#device/platform.ts';
import { createPlainSeal } from '#device/seal.ts';
import { createLive, type Live } from '#device/live.ts';
import { createSyncLoop } from '#device/sync-loop.ts';
import type { TabLock } from '#device/tab-lock.ts';
import { createTabWake } from '#device/tab-wake.ts';

export type BrowserDevice = {
  readonly device: Device;
  /** Whether the browser promised to keep what is saved here. */
  persistence(): Persistence;
  /** Asks it once more: for a button, where a browser may put the question to the person. */
  askToPersist(): Promise<void>;
  /** Ends the exchange with the home and closes the store. */
  close(): void;
};

export type BrowserOptions = {
  /** One phone store; its database, lock and channel carry this name. */
  readonly name?: string;
  /** Address of the home without a path; the app's own origin when absent. */
  readonly homeUrl?: string;
  /** Called when the browser's promise is another one. */
  readonly onPersistence?: () => void;
  /** Called when the home says that there is news: its answers may be others now. */
  readonly onNews?: () => void;
  /** Absent: a practice store, where nothing is sealed. */
  readonly lock?: StoreLock;
};

/** The code of a first exchange, which comes while somebody reads: what fails now comes when it is needed. */
export const readAhead = (): Promise<unknown> =>
  Promise.allSettled([
    import('#device/enrol.ts'),
    import('#device/exchange.ts'),
    import('#device/persistence.ts'),
    import('#device/web-hpke.ts'),
    import('#device/tab-lock.ts'),
    import('#device/marking.ts'),
    import('#device/self-check.ts'),
  ]);

/** A request that takes longer is one that the valley swallowed. */
const REQUEST_MAX_MS = 60_000;

/** The phone in a browser tab, in exchange with its home for as long as the tab is open. */
export async function openBrowserDevice({
  name = 'banso',
  homeUrl = '',
  onPersistence = () => undefined,
  onNews = () => undefined,
  lock,
}: BrowserOptions = {}): Promise<BrowserDevice> {
  // How books are read is fetched while the store opens: a phone that asks for its PIN needs neither.
  const [store, { bookOf }] = await Promise.all([openIdbStore(name), import('#domain/books.ts')]);
  const tabs = createLazyLock(`${name}.sync`);
  const files = createLazyLock(`${name}.files`);
  const locks = { lock: tabs.lock, filesLock: files.lock };
  const plain = createPlatform(name, homeUrl, { store, activityOf: bookOf }, locks);
  const platform = lock === undefined ? plain : behindLock(plain, lock);
  const device = await createDevice(platform);
  const loop = createSyncLoop(device, platform);
  const live = createLive(device, platform, { ...loop, news: onNews });
  const stopWatching = watchPage(device, loop.nudge, live);
  loop.nudge();
  let keeper: Keeper | undefined;
  const keeping = loadKeeper(device, onPersistence).then((loaded) => (keeper = loaded));
  return {
    device: {
      ...device,
      async enrol(...card) {
        const enrolled = await device.enrol(...card);
        if (enrolled.ok) void keeping.then((loaded) => loaded.ask());
        return enrolled;
      },
      async enrolAgain(...card) {
        const enrolled = await device.enrolAgain(...card);
        if (enrolled.ok) loop.nudge();
        return enrolled;
      },
      async save(...facts) {
        const saved = await device.save(...facts);
        if (saved.ok) loop.nudge();
        return saved;
      },
    },
    persistence: () => keeper?.answer() ?? 'asked',
    askToPersist: () => keeping.then((loaded) => loaded.ask()),
    close() {
      live.close();
      loop.stop();
      stopWatching();
      void keeping.then((loaded) => loaded.stop());
      tabs.close();
      files.close();
      platform.wake.close();
      store.close();
    },
  };
}

const createPlatform = (
  name: string,
  homeUrl: string,
  opened: Pick<Platform, 'store' | 'activityOf'>,
  locks: Required<Pick<Platform, 'lock' | 'filesLock'>>,
): Platform => ({
  ...opened,
  mirror: createLazyMirror(name),
  crypto: createWebCrypto(crypto, (bytes) => sha256(bytes)),
  gzip: createWebGzip(),
  seal: createPlainSeal(),
  transport: homeTransport(homeUrl),
  clock: pageClock,
  ...locks,
  wake: createTabWake(name),
  mark: async () => (await import('#device/cookie-mark.ts')).createCookieMark(),
  space: findSpace,
  isFree: isNetworkFree,
});

/** So long nothing is drawn before long work lets others go on. */
const BREATH_MS = 12;

/**
 * Lets the screen draw where it could not for a while. By messages: timers of 0 that follow one another wait
 * for 4 ms each, and a phone that opens its books takes hundreds of breaths.
 */
function createBreathing(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let channel: MessageChannel | undefined;
  let lastMs = performance.now();
  const heard = (): void => {
    lastMs = performance.now();
    waiting.shift()?.();
  };
  return () => {
    if (performance.now() - lastMs < BREATH_MS) return Promise.resolve();
    if (channel === undefined) {
      channel = new MessageChannel();
      channel.port1.addEventListener('message', heard);
      channel.port1.start();
    }
    const { port2 } = channel;
    return new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined, []);
    });
  };
}

/** The clock of a browser tab. */
export const pageClock: Clock = {
  nowMs: () => Date.now(),
  after(waitMs, call) {
    const timer = setTimeout(call, waitMs);
    return () => clearTimeout(timer);
  },
  breathe: createBreathing(),
};

const behindLock = (plain: Platform, { seal, locked, makeKeyPair, over }: StoreLock): Platform => ({
  ...plain,
  store: over(plain.store),
  crypto: { ...plain.crypto, makeKeyPair },
  seal,
  locked,
});

/**
 * Requests to a home by its address; '' is the app's own origin. What a home answers to phones is
 * in no language: a browser's own list of them is not sent.
 */
export const homeTransport =
  (homeUrl: string): Transport =>
  (path, { method, headers, body, isBare, signal = AbortSignal.timeout(REQUEST_MAX_MS) }) =>
    fetch(homeUrl + path, {
      method,
      headers: { ...headers, 'accept-language': '*' },
      ...(body && { body }),
      cache: isBare === true ? 'default' : 'no-store',
      credentials: 'omit',
      signal,
    });

/**
 * Drafts are brought to safety when the page is hidden; news is asked for when it comes back, and listened to
 * while it is shown.
 */
function watchPage(device: Device, nudge: () => void, live: Live): () => void {
  const listen = (): void => {
    const isShown = document.visibilityState !== 'hidden' && navigator.onLine;
    if (isShown) live.open();
    else live.close();
  };
  const seen = (): void => {
    if (document.visibilityState === 'hidden') void device.flushDrafts();
    else nudge();
    listen();
  };
  const online = (): void => {
    nudge();
    listen();
  };
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', online);
  window.addEventListener('offline', listen);
  listen();
  return () => {
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('online', online);
    window.removeEventListener('offline', listen);
  };
}

/** Nothing of it is needed to draw the first screen. */
async function loadKeeper(device: Device, changed: () => void): Promise<Keeper> {
  const { createKeeper } = await import('#device/persistence.ts');
  const keeper = createKeeper(changed);
  void keeper.start(device.me() !== undefined);
  return keeper;
}

const nothing = (): void => undefined;

/** Its code is fetched with the first exchange. */
function createLazyLock(name: string): TabLock {
  let isOpened = false;
  const open = loadOnce(async () => {
    isOpened = true;
    return (await import('#device/tab-lock.ts')).createTabLock(name);
  });
  return {
    lock: async (run) => (await open()).lock(run),
    close() {
      if (isOpened) void open().then(({ close }) => close(), nothing);
    },
  };
}

/** Its code is fetched with the first copy. */
function createLazyMirror(store: string): Mirror {
  const open = loadOnce(async () =>
    (await import('#device/browser-mirror.ts')).openBrowserMirror(store),
  );
  return {
    append: async (copies) => (await open()).append(copies),
    list: async () => (await open()).list(),
    drop: async (names) => (await open()).drop(names),
    abandon: async () => (await open()).abandon(),
  };
}

/** Of which kind the network is, where the browser tells. */
type Connection = { readonly type?: string; readonly saveData?: boolean };

function isNetworkFree(): boolean {
  // A browser that tells has it beside what is standard.
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  return connection?.saveData !== true && ['wifi', 'ethernet'].includes(connection?.type ?? '');
}

async function findSpace(): Promise<Space | undefined> {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  const { quota, usage } = (await storage?.estimate?.().catch(() => undefined)) ?? {};
  if (quota === undefined || usage === undefined) return undefined;
  return { freeBytes: quota - usage, quotaBytes: quota };
}
