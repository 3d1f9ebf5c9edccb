declare const self: ServiceWorkerGlobalScope;

/** The files of this build, written in by the build. */
// oxlint-disable-next-line no-underscore-dangle -- so that no variable of the worker is taken for it
declare const __BUILD__: { readonly id: string; readonly files: readonly string[] };

const CACHE = `build-${__BUILD__.id}`;
const SHELL = '/index.html';
/** The build before this one stays, for a page that is still open with it. */
const BUILDS_KEPT = 2;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then(async (cache) =>
        cache.addAll(__BUILD__.files.map((file) => new Request(file, { cache: 'reload' }))),
      ),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), dropOldBuilds()]));
});

self.addEventListener('message', (event) => {
  if (event.data === 'use-now') void self.skipWaiting();
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
