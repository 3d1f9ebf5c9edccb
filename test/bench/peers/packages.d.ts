/** What the bench uses of packages that are installed only when it runs. */

declare module 'dexie' {
  export type Table<Row> = {
    bulkPut(rows: readonly Row[]): Promise<unknown>;
    count(): Promise<number>;
    where(index: string): {
      equals(value: string): { toArray(): Promise<Row[]> };
      startsWith(value: string): { distinct(): { toArray(): Promise<Row[]> } };
    };
  };

  export class Dexie {
    constructor(name: string);
    version(number: number): { stores(schema: Readonly<Record<string, string>>): void };
    table<Row>(name: string): Table<Row>;
    transaction(mode: 'rw', tables: string[], work: () => Promise<unknown>): Promise<unknown>;
  }
}

declare module 'pouchdb-browser' {
  type Doc = { readonly _id: string; readonly [field: string]: unknown };
  type Range = { readonly startkey?: string; readonly endkey?: string; readonly limit?: number };

  export default class PouchDB {
    constructor(name: string, options?: { readonly skip_setup: boolean });
    readonly replicate: {
      from(
        remote: PouchDB,
        options: {
          readonly batch_size: number;
          readonly batches_limit: number;
          readonly checkpoint: 'target';
        },
      ): Promise<unknown>;
    };
    allDocs(
      options: Range & { readonly include_docs: boolean },
    ): Promise<{ readonly rows: readonly { readonly id: string; readonly doc?: Doc }[] }>;
    info(): Promise<{ readonly doc_count: number }>;
    put(doc: Doc): Promise<unknown>;
    bulkDocs(docs: readonly Doc[]): Promise<unknown>;
    query(
      view: string,
      options: Range,
    ): Promise<{ readonly rows: readonly { readonly value: unknown }[] }>;
  }
}

declare module 'pouchdb-core' {
  export type Plugin = { readonly isPlugin: true };

  class PouchDB {
    constructor(name: string);
    static plugin(plugin: Plugin): typeof PouchDB;
    static defaults(options: { readonly adapter: string; readonly db?: unknown }): typeof PouchDB;
    bulkDocs(docs: readonly object[]): Promise<unknown>;
    info(): Promise<{ readonly doc_count: number }>;
  }
  export default PouchDB;
}

declare module 'pouchdb-adapter-memory' {
  import type { Plugin } from 'pouchdb-core';

  const plugin: Plugin;
  export default plugin;
}

declare module 'pouchdb-adapter-leveldb' {
  import type { Plugin } from 'pouchdb-core';

  const plugin: Plugin;
  export default plugin;
}

declare module 'leveldown' {
  export default function leveldown(location: string): {
    batch(operations: readonly object[], options: object, done: (error?: Error) => void): void;
  };
}

declare module 'pouchdb-mapreduce' {
  import type { Plugin } from 'pouchdb-core';

  const plugin: Plugin;
  export default plugin;
}

declare module 'pouchdb-replication' {
  import type { Plugin } from 'pouchdb-core';

  const plugin: Plugin;
  export default plugin;
}

declare module 'express-pouchdb' {
  import type { RequestListener } from 'node:http';

  export default function createApp(
    pouchdb: unknown,
    options: { readonly mode: string; readonly inMemoryConfig: boolean; readonly logPath: string },
  ): RequestListener;
}

declare module 'express' {
  import type { RequestListener } from 'node:http';

  export default function express(): RequestListener & {
    use(path: string, listener: RequestListener): void;
    use(listener: RequestListener): void;
  };
}

declare module 'compression' {
  import type { RequestListener } from 'node:http';

  export default function compression(): RequestListener;
}

declare module 'rxdb' {
  type Document = {
    readonly primary: string;
    get(field: string): unknown;
    toJSON(): object;
  };

  export type RxCollection = {
    find(query: { readonly selector: object }): { exec(): Promise<readonly Document[]> };
    count(): { exec(): Promise<number> };
    bulkInsert(rows: readonly object[]): Promise<unknown>;
  };

  export function createRxDatabase(options: {
    readonly name: string;
    readonly storage: unknown;
    readonly multiInstance: boolean;
    readonly eventReduce?: boolean;
  }): Promise<{
    addCollections(
      schemas: Readonly<Record<string, object>>,
    ): Promise<Readonly<Record<string, RxCollection>>>;
  }>;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): unknown;
}

declare module 'rxdb/plugins/replication' {
  import type { RxCollection } from 'rxdb';

  export function replicateRxCollection<Checkpoint>(options: {
    readonly collection: RxCollection;
    readonly replicationIdentifier: string;
    readonly live: boolean;
    readonly pull: {
      readonly batchSize: number;
      handler(
        last: Checkpoint | undefined,
        batchSize: number,
      ): Promise<{ readonly documents: object[]; readonly checkpoint: Checkpoint }>;
    };
  }): { awaitInitialReplication(): Promise<unknown>; cancel(): Promise<unknown> };
}

declare module 'yjs' {
  export class YMap<Value> {
    readonly size: number;
    values(): IterableIterator<Value>;
    set(key: string, value: Value): void;
  }

  export class Doc {
    getMap<Value>(name: string): YMap<Value>;
    transact(work: () => void): void;
    on(event: 'update', hear: (update: Uint8Array) => void): void;
  }

  export function applyUpdate(doc: Doc, update: Uint8Array): void;
  export function applyUpdateV2(doc: Doc, update: Uint8Array): void;
  export function encodeStateAsUpdateV2(doc: Doc): Uint8Array;
}

declare module 'y-indexeddb' {
  import type { Doc } from 'yjs';

  export class IndexeddbPersistence {
    constructor(name: string, doc: Doc);
    readonly whenSynced: Promise<unknown>;
    readonly db: IDBDatabase | null;
  }
}
