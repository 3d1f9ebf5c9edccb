import { bringWaiting } from '#device/bring-waiting.ts';
import type { Transport } from '#device/platform.ts';
import { opens, shownOf } from './pushed.ts';
import { type FromWorker, SEND_TAG, STORE_PREFIX, type ToWorker } from './worker-messages.ts';

declare const self: ServiceWorkerGlobalScope;

/*
 * The worker carries no version: its bytes are the same from build to build. It keeps two builds of the app
 * in Cache Storage and serves the one that the phone has chosen. A newer one is fetched file by file beside
 * the old one, and is whole once its page is there; the app then asks it whether it can read the phone and
 * has it opened. Its first start is a trial: a build that is opened and does not say that it started gives
 * way to the one before.
 */

const SHELL = '/index.html';
const LIST = '/build.json';
const CACHE_PREFIX = 'build-';
/** Marks the cache of a phone that keeps the officers' screens; the next build brings them too. */
const OFFICER_MARK = '/kept-for-officers';
const CHOICE_CACHE = 'chosen';
const CHOICE = '/choice.json';
/** So often a build may be opened before it has started: somebody presses reload without waiting. */
const OPENINGS_MAX = 2;
/** A build that failed to start so often is not opened again; the next one is. */
const FAILED_STARTS_MAX = 2;
/** A request that takes longer is one that the valley swallowed. */
const SEND_MAX_MS = 60_000;
/** After which an app that somebody looks at would have sent: it may be closed at this very moment. */
const PAGE_SENDS_MS = 5_000;
/** Between tries of the first fetching; a browser ends a worker that installs for more than a few minutes. */
const FIRST_AGAIN_MS = [2_000, 8_000, 20_000, 40_000] as const;
/** Fetches at a time: enough for a slow network, few enough for a slow phone. */
const LANES = 6;

type SyncEvent = ExtendableEvent & { readonly tag: string };

type Build = {
  readonly id: string;
  readonly check: string;
  /** What every phone keeps. */
  readonly files: readonly string[];
  /** What only an officer's phone keeps besides. */
  readonly officerFiles: readonly string[];
};

/** Which build this phone opens. */
type Choice = {
  /** The last that started well. */
  readonly build?: string;
  /** To be opened next; `opened`: so often it was, and has not said that it started. */
  readonly trial?: { readonly build: string; readonly opened: number };
  readonly failedStarts: Readonly<Record<string, number>>;
};

self.addEventListener('install', (event) => {
  event.waitUntil(takeFirst().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  const message = event.data as ToWorker; // from a page of this origin; what is unknown does nothing
  const { source } = event;
  const reply = (answer: FromWorker): void => source?.postMessage(answer, []);
  if (message === 'keep-officer-screens') event.waitUntil(keepOfficerFiles());
  else if (typeof message === 'object') event.waitUntil(hear(message, reply));
});

self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent; // of browsers that have it; the types know nothing of it
  if (sync.tag === SEND_TAG) sync.waitUntil(sendWaiting());
});

self.addEventListener('push', (event) => {
  event.waitUntil(showPushed(event.data?.text() ?? ''));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openShown(opens(event.notification.data)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (opensApp(url)) event.respondWith(openApp(request));
  else if (isOwnFile(url.pathname)) event.respondWith(giveFile(url.pathname, request));
});

const opensApp = ({ pathname }: URL): boolean => pathname === '/' || pathname === SHELL;

/** Only the app's own files are answered here; questions to the home and public pages go past. */
const isOwnFile = (path: string): boolean =>
  isHashed(path) || /^\/[\w-]+\.(?:png|svg|webmanifest)$/u.test(path);

const cacheOf = (build: string): Promise<Cache> => caches.open(CACHE_PREFIX + build);

async function giveFile(path: string, request: Request): Promise<Response> {
  const { build } = isHashed(path) ? {} : await readChoice();
  const own = build === undefined ? undefined : await (await cacheOf(build)).match(path);
  return own ?? (await caches.match(path)) ?? fetch(request);
}

/** Such a file carries the hash of its content in its name: any build's is the right one. */
const isHashed = (path: string): boolean => path.startsWith('/assets/');

async function openApp(request: Request): Promise<Response> {
  const build = await inTurn(chooseBuild);
  const page = build === undefined ? undefined : await (await cacheOf(build)).match(SHELL);
  return page ?? fetch(request);
}

/** The build to open now. A trial that was opened twice and has not started has failed. */
async function chooseBuild(): Promise<string | undefined> {
  const choice = await readChoice();
  const whole = await wholeBuilds();
  const { build, trial } = choice;
  if (trial !== undefined && trial.opened >= OPENINGS_MAX) {
    await writeChoice(failed(choice, trial.build));
  } else if (trial !== undefined && whole.includes(trial.build)) {
    return openTrial(choice, trial.build, trial.opened + 1);
  }
  if (build !== undefined && whole.includes(build)) return build;
  // Nothing was chosen on this phone yet: the newest is tried, and the one before it is there.
  const [before, newest] = whole.slice(-2);
  if (newest === undefined || before === undefined || trial !== undefined) return before;
  return openTrial({ ...choice, build: before }, newest, 1);
}

async function openTrial(choice: Choice, build: string, opened: number): Promise<string> {
  await writeChoice({ ...choice, trial: { build, opened } });
  return build;
}

function failed({ build: before, failedStarts }: Choice, build: string): Choice {
  const times = (failedStarts[build] ?? 0) + 1;
  return { ...(before && { build: before }), failedStarts: { ...failedStarts, [build]: times } };
}

/** Something new stands on a board: shown, and fetched by whatever page is open. */
async function showPushed(text: string): Promise<void> {
  const { title, options } = shownOf(text);
  await self.registration.showNotification(title, options);
  const word: FromWorker = { do: 'send' };
  for (const page of await openPages()) page.postMessage(word, []);
}

async function openShown(address: string): Promise<void> {
  const [page] = await openPages();
  if (page === undefined) {
    await self.clients.openWindow(address);
    return;
  }
  await page.focus();
  // A page of before this worker cannot be led.
  await page.navigate(address).catch(() => self.clients.openWindow(address));
}

async function openPages(): Promise<readonly WindowClient[]> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pages.filter(({ url }) => opensApp(new URL(url)));
}

const ask: Transport = (path, { method, headers, body }) =>
  fetch(path, {
    method,
    headers,
    ...(body && { body }),
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(SEND_MAX_MS),
  });

/** By the app where somebody looks at it; what waits all the same, by this worker. */
async function sendWaiting(): Promise<void> {
  const open = await openPages();
  const word: FromWorker = { do: 'send' };
  for (const page of open) page.postMessage(word, []);
  if (open.some(({ visibilityState }) => visibilityState === 'visible')) {
    await new Promise((resolve) => {
      setTimeout(resolve, PAGE_SENDS_MS);
    });
  }
  await bringWaiting(STORE_PREFIX, ask, Date.now());
}

async function hear(message: Exclude<ToWorker, string>, reply: (answer: FromWorker) => void) {
  switch (message.do) {
    case 'look':
      return look(reply);
    case 'open':
      return inTurn(async () => {
        const choice = await readChoice();
        await writeChoice({ ...choice, trial: { build: message.build, opened: 0 } });
      });
    case 'started':
      return inTurn(() => keepAsChosen(message.build));
    case 'stay':
      return inTurn(() => goBack(message.build, reply));
  }
}

/** Fetches what the server has, or what lies here whole is looked at again, and tells the page of it. */
async function look(reply: (answer: FromWorker) => void): Promise<void> {
  const newest = await takeNewest().catch(newestWhole);
  if (newest === undefined) return;
  const { build, failedStarts } = await readChoice();
  const hasFailed = (failedStarts[newest.id] ?? 0) >= FAILED_STARTS_MAX;
  if (newest.id === build || hasFailed) return;
  reply({ do: 'ready', build: newest.id, check: newest.check });
}

async function keepAsChosen(started: string): Promise<void> {
  const whole = await wholeBuilds();
  if (!whole.includes(started)) return;
  const { build, trial } = await readChoice();
  if (build === started && (trial?.opened ?? 0) === 0) return;
  await writeChoice({ build: started, failedStarts: {} });
  const before = build === started ? undefined : build;
  await keepOnly([started, before ?? whole.findLast((each) => each !== started)]);
}

async function goBack(unfit: string, reply: (answer: FromWorker) => void): Promise<void> {
  const { build, failedStarts } = await readChoice();
  await writeChoice({
    ...(build && { build }),
    failedStarts: { ...failedStarts, [unfit]: FAILED_STARTS_MAX },
  });
  const isThere = build !== undefined && build !== unfit && (await wholeBuilds()).includes(build);
  if (isThere) reply({ do: 'reopen' });
}

/**
 * A link breaks in the middle of hundreds of files, and a worker whose installing failed is not asked again
 * until the app is opened once more: it tries by itself, and what came already is not fetched again.
 */
async function takeFirst(): Promise<Build> {
  for (const waitMs of FIRST_AGAIN_MS) {
    const taken = await takeNewest().catch(() => undefined);
    if (taken !== undefined) return taken;
    await new Promise((resolve) => {
      setTimeout(resolve, waitMs);
    });
  }
  return takeNewest();
}

let taking: Promise<Build> | undefined;

/** The server's build, once it lies whole on the phone. Rejects when it could not be fetched. */
function takeNewest(): Promise<Build> {
  taking ??= take().finally(() => {
    taking = undefined;
  });
  return taking;
}

async function take(): Promise<Build> {
  const list = await fetchFresh(LIST);
  const build = (await list.clone().json()) as Build; // written by the build of this origin
  const cache = await cacheOf(build.id);
  if ((await cache.match(SHELL)) !== undefined) return build;
  const shell = await fetchFresh(SHELL);
  // A server that is renewed in between gives the page of another build.
  if (!(await shell.clone().text()).includes(`content="${build.id}"`)) throw new Error('renewed');
  const isOfficers = (await caches.match(OFFICER_MARK)) !== undefined;
  await takeFiles(cache, [...build.files, ...(isOfficers ? build.officerFiles : [])]);
  if (isOfficers) await cache.put(OFFICER_MARK, new Response());
  await cache.put(LIST, list);
  await cache.put(SHELL, shell);
  const { build: chosen } = await readChoice();
  if (chosen !== undefined) await keepOnly([chosen, build.id]);
  return build;
}

async function takeFiles(cache: Cache, files: readonly string[]): Promise<void> {
  const left = files.filter((file) => file !== SHELL);
  const lane = async (): Promise<void> => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      await takeFile(cache, file);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** What another build, or an earlier attempt, brought is not fetched again. */
async function takeFile(cache: Cache, file: string): Promise<void> {
  if ((await cache.match(file)) !== undefined) return;
  const known = isHashed(file) ? await caches.match(file) : undefined;
  await cache.put(file, known ?? (await fetchFresh(file)));
}

async function fetchFresh(path: string): Promise<Response> {
  const answer = await fetch(new Request(path, { cache: 'reload' }));
  if (!answer.ok) throw new Error(`no ${path}`);
  return answer;
}

/** For every build on the phone, so that the one to come is not without them. */
async function keepOfficerFiles(): Promise<void> {
  for (const id of await wholeBuilds()) {
    const cache = await cacheOf(id);
    const list = await cache.match(LIST);
    if (list === undefined || (await cache.match(OFFICER_MARK)) !== undefined) continue;
    const { officerFiles } = (await list.json()) as Build; // as it was put there
    await takeFiles(cache, officerFiles);
    await cache.put(OFFICER_MARK, new Response());
  }
}

/** Builds that lie whole on the phone, oldest first. */
async function wholeBuilds(): Promise<readonly string[]> {
  const whole: string[] = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHE_PREFIX)) continue;
    const id = name.slice(CACHE_PREFIX.length);
    if ((await (await cacheOf(id)).match(SHELL)) !== undefined) whole.push(id);
  }
  return whole;
}

async function newestWhole(): Promise<Build | undefined> {
  const id = (await wholeBuilds()).at(-1);
  const list = id === undefined ? undefined : await (await cacheOf(id)).match(LIST);
  return list && ((await list.json()) as Build); // as it was put there
}

async function keepOnly(builds: readonly (string | undefined)[]): Promise<void> {
  const kept = new Set(builds.map((build) => CACHE_PREFIX + (build ?? '')));
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHE_PREFIX) && !kept.has(name)) await caches.delete(name);
  }
}

async function readChoice(): Promise<Choice> {
  const kept = await (await caches.open(CHOICE_CACHE)).match(CHOICE);
  return kept === undefined ? { failedStarts: {} } : ((await kept.json()) as Choice); // as written below
}

async function writeChoice(choice: Choice): Promise<void> {
  await (await caches.open(CHOICE_CACHE)).put(CHOICE, new Response(JSON.stringify(choice)));
}

let last: Promise<unknown> = Promise.resolve();

/** One change of the choice after the other. */
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const next = last.then(act, act);
  last = next.catch(() => undefined);
  return next;
}
