declare const self: ServiceWorkerGlobalScope;

/** The files of this build, written in by the build. */
// oxlint-disable-next-line no-underscore-dangle -- so that no variable of the worker is taken for it
declare const __BUILD__: {
  readonly id: string;
  /** What every phone keeps. */
  readonly files: readonly string[];
  /** What only an officer's phone keeps besides. */
  readonly officerFiles: readonly string[];
};

const CACHE = `build-${__BUILD__.id}`;
const SHELL = '/index.html';
/** The build before this one stays, for a page that is still open with it. */
const BUILDS_KEPT = 2;
/** Marks the cache of a phone that keeps the officers' screens; the next build brings them too. */
const OFFICER_MARK = '/kept-for-officers';

self.addEventListener('install', (event) => {
  event.waitUntil(takeBuild());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), dropOldBuilds()]));
});

self.addEventListener('message', (event) => {
  if (event.data === 'use-now') void self.skipWaiting();
  if (event.data === 'keep-officer-screens') event.waitUntil(keepOfficerFiles());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const opensApp = url.pathname === '/' || url.pathname === SHELL;
  if (opensApp) event.respondWith(fromCache(SHELL, request));
  else if (isOwnFile(url.pathname)) event.respondWith(fromCache(url.pathname, request));
});

/** Only the app's own files are answered here; questions to the home and public pages go past. */
const isOwnFile = (path: string): boolean =>
  path.startsWith('/assets/') || __BUILD__.files.includes(path);

async function fromCache(path: string, request: Request): Promise<Response> {
  const own = await caches.open(CACHE);
  return (await own.match(path)) ?? (await caches.match(path)) ?? fetch(request);
}

async function takeBuild(): Promise<void> {
  await take(__BUILD__.files);
  if ((await caches.match(OFFICER_MARK)) !== undefined) await keepOfficerFiles();
}

async function keepOfficerFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  if ((await cache.match(OFFICER_MARK)) !== undefined) return;
  await take(__BUILD__.officerFiles);
  await cache.put(OFFICER_MARK, new Response());
}

async function take(files: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
}

async function dropOldBuilds(): Promise<void> {
  const builds = (await caches.keys()).filter(
    (name) => name.startsWith('build-') && name !== CACHE,
  );
  await Promise.all(
    builds
      .slice(0, Math.max(0, builds.length - BUILDS_KEPT + 1))
      .map(async (name) => caches.delete(name)),
  );
}
