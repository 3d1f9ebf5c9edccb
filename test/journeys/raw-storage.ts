// Everything that a page's origin keeps on a phone, as text.

import type { Page } from 'playwright-core';

export type RawStorage = {
  /** By database and table: keys and values, bytes readable where they are text. */
  readonly databases: string;
  readonly databaseNames: readonly string[];
  /** The private file system: each path with what lies there. */
  readonly files: string;
  readonly fileNames: readonly string[];
  readonly local: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
  /** Cache Storage: addresses, headers and bodies. */
  readonly caches: string;
  readonly cachedPaths: readonly string[];
  readonly cookies: string;
  /** Storage buckets beside the origin's own. */
  readonly buckets: readonly string[];
};

export const textOf = (storage: RawStorage): string => JSON.stringify(Object.values(storage));

/** Reads with nothing of the app's own, so that it finds what the app has forgotten. */
export const readStorage = (page: Page): Promise<RawStorage> =>
  page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('unreadable')));
      });
    const texts = async (value: unknown): Promise<string> => {
      if (value instanceof Blob) return texts(await value.arrayBuffer());
      if (value instanceof ArrayBuffer) return texts(new Uint8Array(value));
      if (value instanceof Uint8Array) {
        const wide = value.slice(0, value.length - (value.length % 2));
        return `${new TextDecoder().decode(value)} ${new TextDecoder('utf-16le').decode(wide)}`;
      }
      if (value instanceof CryptoKey) return `${value.type} key`;
      if (typeof value !== 'object' || value === null) return String(value);
      const inner = value instanceof Map ? [...value] : Object.entries(value);
      return (await Promise.all(inner.flat().map(texts))).join(' ');
    };

    const databaseNames = (await indexedDB.databases()).map(({ name = '' }) => name);
    const databases: string[] = [];
    for (const name of databaseNames) {
      const database = await done(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        databases.push(name, table, await texts(keys), await texts(values));
      }
      database.close();
    }

    const files: string[] = [];
    const fileNames: string[] = [];
    const read = async (directory: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const handle of directory.values()) {
        const here = `${path}/${handle.name}`;
        if (handle instanceof FileSystemDirectoryHandle) await read(handle, here);
        else if (handle instanceof FileSystemFileHandle) {
          fileNames.push(here);
          files.push(here, await texts(await handle.getFile()));
        }
      }
    };
    await read(await navigator.storage.getDirectory(), '');

    const cached: string[] = [];
    const cachedPaths: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        cachedPaths.push(new URL(request.url).pathname);
        const answer = await cache.match(request);
        const headers = JSON.stringify([...(answer?.headers ?? [])]);
        cached.push(name, request.url, headers, await texts(await answer?.blob()));
      }
    }

    // Newer than the types, and absent in older browsers.
    const { storageBuckets } = navigator as { storageBuckets?: { keys(): Promise<string[]> } };
    return {
      databases: databases.join('\n'),
      databaseNames,
      files: files.join('\n'),
      fileNames,
      local: { ...localStorage },
      session: { ...sessionStorage },
      caches: cached.join('\n'),
      cachedPaths,
      cookies: document.cookie,
      buckets: (await storageBuckets?.keys()) ?? [],
    };
  });
