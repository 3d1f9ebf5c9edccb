import type { PlainBook } from '#domain/books.ts';
import type { ActivityName } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import type { Bytes } from '#kernel/bytes.ts';
import type { DeviceCrypto } from '#device/crypto.ts';
import type { Lease } from '#device/lease.ts';
import type { Gzip } from '#device/gzip.ts';
import type { LocalStore } from '#device/local-store.ts';
import type { Mirror } from '#device/mirror.ts';
import type { Seal } from '#device/seal.ts';

/** Sends one request to the home; rejects when no answer comes. `path` is absolute on the home. */
export type Transport = (
  path: string,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Bytes;
    /** What is asked for has no body, so that there is nothing to keep from any cache. */
    readonly isBare?: boolean;
    /** Ends a request that lasts; without one it ends by itself. */
    readonly signal?: AbortSignal;
  },
) => Promise<Response>;

export type Clock = {
  /** Milliseconds UTC as the device believes. */
  nowMs(): number;
  /** Calls once after a while; returns how to call it off. */
  after(waitMs: number, call: () => void): () => void;
  /** Lets the screen draw in the middle of long work. */
  breathe(): Promise<void>;
};

/** Runs one at a time among all tabs of this phone. */
export type Lock = <T>(run: () => Promise<T>) => Promise<T>;

/** Tells the other tabs of this phone that the store has changed. */
export type Wake = { send(): void; listen(call: () => void): void; close(): void };

/** How much a stream has said, as noted outside the store: facts in all books, and those unanswered. */
export type Said = { readonly stream: Id; readonly count: number; readonly waiting: number };

/** Notes that outlive the clearing of the store. */
export type Mark = {
  list(): readonly Said[];
  put(said: Said): void;
  drop(stream: Id): void;
  /** Has what was put live longer; fails silently. */
  renew(): Promise<void>;
};

/** Bytes that the browser gives to the store, and those of them that are free. */
export type Space = { readonly freeBytes: number; readonly quotaBytes: number };

/** All that the device needs of the world it runs in. */
export type Platform = {
  readonly store: LocalStore;
  readonly mirror: Mirror;
  readonly crypto: DeviceCrypto;
  readonly gzip: Gzip;
  readonly seal: Seal;
  /** Of a store that is locked. */
  readonly locked?: Locked;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly lock: Lock;
  /** Of the tab that sends attachments, which takes long and must keep no fact waiting. Absent: one tab. */
  readonly filesLock?: Lock;
  readonly wake: Wake;
  /** Fetched when it is first needed. */
  readonly mark: () => Promise<Mark>;
  /** Undefined when nobody can tell. */
  space(): Promise<Space | undefined>;
  readonly activityOf: (name: ActivityName) => PlainBook;
  /** Whether the network costs its person nothing, as far as anybody knows. */
  readonly isFree?: () => boolean;
  /** Of a home that follows another: it keeps all open books instead of those of a person's work. */
  readonly follows?: true;
};

/** What a lock adds to a store: other people's data opens for a time, the signing key lies sealed. */
export type Locked = {
  readonly lease: Lease;
  /** Destroys the key of others' data. */
  endOthers(): Promise<void>;
  /** Whether a signing key lies on the phone as 0.1.0 made it: then a new stream has to follow. */
  isBare(privateKey: unknown): boolean;
};

/** What an open lock puts in the place of what a platform has without. */
export type StoreLock = {
  readonly seal: Seal;
  readonly locked: Locked;
  makeKeyPair: DeviceCrypto['makeKeyPair'];
  /** Seals the rows that the device writes open. */
  over(store: LocalStore): LocalStore;
};

/** For one tab alone: tests, simulator, a browser without Web Locks. */
export function createLocalLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Marks in memory, for tests and simulator. */
export function createMemoryMark(): Mark {
  const marks = new Map<Id, Said>();
  return {
    list: () => [...marks.values()],
    put: (said) => void marks.set(said.stream, said),
    drop: (stream) => void marks.delete(stream),
    renew: () => Promise.resolve(),
  };
}
