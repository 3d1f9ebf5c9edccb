// A home on a folder of its own and phones that reach it without a socket.

import { createHash, webcrypto } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import { type Random, seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal, Role } from '#book/activity.ts';
import { tablesText } from '#book/table.ts';
import { createDevice } from '#device/create-device.ts';
import { createWebCrypto } from '#device/crypto.ts';
import type { Device, OwnFact } from '#device/device.ts';
import { createWebGzip } from '#device/gzip.ts';
import { createMemoryMirror } from '#device/memory-mirror.ts';
import {
  createMedium,
  createMemoryStore,
  type Medium,
  type MemoryStoreOptions,
} from '#device/memory-store.ts';
import {
  type Clock,
  createLocalLock,
  createMemoryMark,
  type Lock,
  type Mark,
  type Platform,
  type StoreLock,
  type Transport,
} from '#device/platform.ts';
import { createPlainSeal } from '#device/seal.ts';
import { bookOf as readingOf } from '#domain/books.ts';
import { createApp } from '#server/http/app.ts';
import { filesFolder } from '#server/backup/folder.ts';
import { createDiskShelf } from '#server/files/shelf.ts';
import type { Limits } from '#server/http/gate.ts';
import { type Home, openHome } from '#server/home.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';

/** 21 November 2026, 08:00 in Vietnam. */
export const START_S = 1_795_222_800;
const VILLAGE_FROM = dayOfSeconds(START_S) - 700;

export type Worker = { readonly person: Id; readonly card: string };

export type World = {
  readonly home: Home;
  /** Where its store lies. */
  readonly folder: string;
  readonly app: Hono;
  /** Where backups lie that other homes may keep. */
  readonly sealed: string;
  readonly province: Id;
  readonly commune: Id;
  readonly village: Id;
  readonly homes: Book;
  readonly doors: Book;
  readonly household: Id;
  readonly time: { nowS: number };
  readonly random: Random;
  addWorker(name: string, role: Role, place?: Id, singleUse?: boolean): Promise<Worker>;
  /** A bare copy of the store's files, while nothing is written. */
  copyFiles(): Promise<string>;
  /** Puts such a copy in the place of what is there. */
  restoreFiles(copy: string): Promise<void>;
  close(): void;
};

export async function openWorld(seed = 1, database?: string, limits?: Limits): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-device-'));
  const random = seededRandom(seed);
  const time = { nowS: START_S };
  const sealed = mkdtempSync(join(tmpdir(), 'banso-sealed-'));
  const copies: string[] = [sealed];
  const open = async (): Promise<Home> => {
    const opened =
      database === undefined
        ? openSqliteStore(folder, 'real')
        : await openPostgresStore(database, 'real');
    if (!opened.ok) throw new Error(opened.error.code);
    const shelf = createDiskShelf(filesFolder(folder));
    return openHome(opened.value, {
      name: 'Xã Sơn Động',
      now: () => time.nowS,
      random,
      shelf,
      sealed,
      ...(limits && { limits }),
    });
  };
  let home = await open();
  let app = createApp(home, { log: () => undefined });
  const found = async (kind: 'tinh' | 'xa' | 'ban', name: string, parent: Id): Promise<Id> => {
    const place = await home.founding.found({ kind, name, parent, from: VILLAGE_FROM });
    if (!place.ok) throw new Error(place.error.code);
    return place.value;
  };
  const province = await found('tinh', 'Bắc Ninh', home.directory.identity.country);
  const commune = await found('xa', 'Sơn Động', province);
  const village = await found('ban', 'Phú Hưng', commune);
  const bookOf = (activity: Book['activity'], place: Id): Book => {
    const book = home.directory.findBookOf(activity, place);
    if (book === undefined) throw new Error(`no ${activity} of ${place}`);
    return book;
  };
  const homes = bookOf('homes', village);
  const people = bookOf('people', commune);
  const household = newId(random);
  const day = dayOfSeconds(START_S);
  const record = async (book: Book, proposals: readonly Proposal[]): Promise<void> => {
    const recorded = await home.recorder.record(book, proposals);
    if (!recorded.ok || recorded.value.some((item) => item.verdict !== 'ok')) {
      throw new Error(JSON.stringify(recorded));
    }
  };
  await record(homes, [
    { type: 'household.added@1', on: day, body: { household, head: 'Triệu Thị Sần' } },
  ]);
  const workers: World['addWorker'] = async (name, role, place = village, singleUse = false) => {
    const person = newId(random);
    const grant = { grant: newId(random), person, role, place, from: VILLAGE_FROM };
    await record(people, [
      { type: 'person.added@1', on: day, body: { person, name } },
      { type: 'grant.given@1', on: day, body: grant },
    ]);
    return { person, card: await home.cards.issue({ person, people: people.id, singleUse }) };
  };
  const closeAndReopen = async (between: () => void): Promise<void> => {
    await home.store.close();
    between();
    home = await open();
    app = createApp(home, { log: () => undefined });
  };
  return {
    get home() {
      return home;
    },
    get app() {
      return app;
    },
    async copyFiles() {
      const copy = mkdtempSync(join(tmpdir(), 'banso-copy-'));
      copies.push(copy);
      await closeAndReopen(() => cpSync(folder, copy, { recursive: true }));
      return copy;
    },
    restoreFiles: (copy) =>
      closeAndReopen(() => {
        rmSync(folder, { recursive: true });
        cpSync(copy, folder, { recursive: true });
      }),
    folder,
    sealed,
    province,
    commune,
    village,
    homes,
    doors: bookOf('doors', village),
    household,
    time,
    random,
    addWorker: workers,
    close() {
      void home.store.close();
      for (const each of [folder, ...copies]) rmSync(each, { recursive: true, force: true });
    },
  };
}

export type PhoneOptions = {
  /** What people call the phone. */
  readonly name?: string;
  readonly medium?: Medium;
  readonly mishap?: MemoryStoreOptions['mishap'];
  /** Stands between phone and home. */
  readonly through?: (transport: Transport) => Transport;
  /** How far the phone's clock is off, in seconds. */
  readonly clockOffS?: number;
  /** Shared by the tabs of one phone. */
  readonly lock?: Lock;
  readonly wake?: Platform['wake'];
  readonly mark?: Mark;
  readonly space?: Platform['space'];
  /** What is mirrored outlives the store. */
  readonly mirror?: Platform['mirror'];
  /** Of a store that is locked. */
  readonly storeLock?: StoreLock;
  readonly isFree?: Platform['isFree'];
  /** Heard each time long work lets others go on. */
  readonly breathe?: () => void;
};

const deviceCrypto = createWebCrypto(
  webcrypto as Crypto, // the same interface, declared twice
  (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
);

export const directTransport =
  (world: Pick<World, 'app'>): Transport =>
  async (path, init) =>
    world.app.request(path, init);

export function createTestClock(time: { readonly nowS: number }, offS = 0): Clock {
  return {
    nowMs: () => (time.nowS + offS) * 1000,
    after(waitMs, call) {
      const timer = setTimeout(call, waitMs);
      return () => clearTimeout(timer);
    },
    breathe: () => Promise.resolve(),
  };
}

export const SILENT_WAKE: Platform['wake'] = {
  send: () => undefined,
  listen: () => undefined,
  close: () => undefined,
};

/** One phone, or one tab of a phone when the medium is shared. */
export function platformOf(
  world: World,
  options: PhoneOptions = {},
): Platform & { readonly medium: Medium; readonly store: ReturnType<typeof createMemoryStore> } {
  const { medium = createMedium(), mishap, through = (direct) => direct } = options;
  const { mark = createMemoryMark(), storeLock } = options;
  const store = createMemoryStore({ medium, ...(mishap && { mishap }) });
  return {
    medium,
    store: storeLock === undefined ? store : { ...store, ...storeLock.over(store) },
    mirror: options.mirror ?? createMemoryMirror(),
    crypto: { ...deviceCrypto, ...(storeLock && { makeKeyPair: storeLock.makeKeyPair }) },
    gzip: createWebGzip(),
    seal: storeLock?.seal ?? createPlainSeal(),
    ...(storeLock && { locked: storeLock.locked }),
    transport: through(directTransport(world)),
    clock: {
      ...createTestClock(world.time, options.clockOffS),
      breathe: () => Promise.resolve(options.breathe?.()),
    },
    lock: options.lock ?? createLocalLock(),
    wake: options.wake ?? SILENT_WAKE,
    mark: () => Promise.resolve(mark),
    space: options.space ?? (() => Promise.resolve(undefined)),
    activityOf: readingOf,
    ...(options.isFree && { isFree: options.isFree }),
  };
}

export const openPhone = (world: World, options?: PhoneOptions): Promise<Device> =>
  createDevice(platformOf(world, options));

/** A network of a home that gives nothing before the facts: a phone then holds the history of all books. */
export const factsAlone =
  (direct: Transport): Transport =>
  async (path, init) => {
    if (path.startsWith('/api/snapshots')) throw new TypeError('offline');
    return direct(givenNothing(path), init);
  };

/** A home of before gives nothing along with its answer to a card. */
export const givenNothing = (path: string): string =>
  path.startsWith('/api/enrol?') ? '/api/enrol' : path;

export const visit = (
  world: World,
  device: Device,
  outcome = 'met',
  household = world.household,
): Proposal => ({
  type: 'door.visited@1',
  on: device.now().on,
  body: { visit: device.newId(), household, outcome },
});

/** A worker's phone, enrolled and loaded. */
export async function enrolledPhone(
  world: World,
  worker: Worker,
  options?: PhoneOptions,
): Promise<Device & { readonly medium: Medium }> {
  const platform = platformOf(world, options);
  const device = await createDevice(platform);
  const enrolled = await device.enrol(worker.card, options?.name);
  if (!enrolled.ok) throw new Error(`not enrolled: ${enrolled.error.code}`);
  return { ...device, medium: platform.medium };
}

/** Canonical text of the village's doors as a phone sees them. */
export function doorsText(device: Device, village: Id): string {
  const view = device.findView('doors', village);
  if (view === undefined) throw new Error('doors not loaded');
  return tablesText(view.state);
}

/** Saves and insists on it. */
export async function save(
  device: Device,
  book: Book,
  proposals: readonly Proposal[],
): Promise<readonly OwnFact[]> {
  const saved = await device.save(book.id, proposals);
  if (!saved.ok) throw new Error(`not saved: ${saved.error.code} ${saved.error.why ?? ''}`);
  return saved.value;
}

/** The facts of a book at the home, as (stream, n) of each. */
export async function originsAt(world: World, book: Book): Promise<readonly string[]> {
  const facts = await world.home.store.read(book.cell).listFacts(book.id, 0, 100_000);
  return facts.map((fact) => `${fact.stream}.${fact.n}`);
}

/** Visits that the home received from somebody else. */
export async function receive(world: World, count: number): Promise<void> {
  const someVisit = () => ({
    type: 'door.visited@1',
    on: dayOfSeconds(world.time.nowS),
    body: { visit: newId(world.random), household: world.household, outcome: 'met' },
  });
  for (let left = count; left > 0; left -= 500) {
    const proposals = Array.from({ length: Math.min(500, left) }, someVisit);
    const recorded = await world.home.recorder.record(world.doors, proposals);
    if (!recorded.ok) throw new Error(recorded.error.code);
  }
}

/** How many visits a phone shows; −1 while it shows no doors. */
export const visitsSeen = (world: World, device: Device): number =>
  device.findView('doors', world.village)?.state.visits.size ?? -1;
