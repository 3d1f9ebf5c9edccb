import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { type Id, newId } from '#kernel/id.ts';
import { marksOf } from '#server/backup/check.ts';
import { openEpoch } from '#server/epochs.ts';
import { createApp } from '#server/http/app.ts';
import { type Home, openHome } from '#server/home.ts';
import { openSqliteStore, STORE_FILE } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { createDice } from './dice.ts';
import { type Bad, type Kind, wrapStore } from './house-store.ts';
import { type HomeCode, oldHomeCode } from './old-home.ts';
import { OLD_VERSIONS } from './old-phone.ts';
import type { Stage } from './stage.ts';

/*
 * The home's machine: the real store on a folder in memory, the real app without a socket. It can be killed
 * at any operation of its store, which leaves the files as they lie at that moment and nothing else.
 */

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** The files of a store at one moment. */
export type Copy = { readonly folder: string; readonly takenAtS: number };

export type House = {
  /** The home as it runs now; starts it when it lies dead. */
  up(): Promise<Home>;
  /** Something the home does while nothing befalls it. */
  quietly<T>(work: (home: Home) => Promise<T>): Promise<T>;
  /** The store without what befalls it, for checkers. */
  bare(): Promise<Store>;
  request(path: string, init: RequestInit): Promise<Reply>;
  isBusy(): boolean;
  /** What befalls the store at its n-th operation from now on that it can befall. */
  plan(at: number, bad: Bad, fired: () => void): void;
  calm(): void;
  kill(): void;
  copy(): Promise<Copy>;
  /** A copy on another disk: what it holds is marked as archived, and phones hear of it. */
  backUp(): Promise<Copy>;
  /** The machine burned down; what stands there now was made from a copy, which knows it or does not. */
  replaceBy(copy: Copy, how: 'restored' | 'bare'): Promise<void>;
  /** Whether it runs the code of a released version. */
  isOld(): boolean;
  /** Today's program starts over its store, where another has run. */
  renew(): Promise<void>;
  /** Lines of the home's log: a bug of its own is one, but for those of a released version. */
  readonly log: string[];
  close(): Promise<void>;
};

type Running = {
  readonly folder: string;
  readonly home: Home;
  readonly app: Hono;
  readonly store: Store;
  readonly life: { isDead: boolean };
  inFlight: number;
  /** Rejects when it is killed. */
  readonly killed: Promise<never>;
  readonly die: () => void;
};

/** Starts after which it is not the planned failures that keep it from starting. */
const STARTS_MAX = 12;

export const HOME_NAME = 'Xã Sơn Động';

/** Of a hundred homes, as many begin as a released version, and are renewed at a start some hours later. */
const OLD_PERCENT = 30;
const RENEWED_AFTER_HOURS = { from: 1, to: 36 };
const HOUR_S = 3_600;

/** What a home says of copies that are sealed to none of its keys. */
const UNREADABLE = 'copies not readable';

export type OldHome = { readonly version: string; readonly renewedAfterS: number };

/** What a home begins as; undefined: today's. */
export function oldHomeOf(seed: number): OldHome | undefined {
  const dice = createDice(seed, 'old home');
  if (!dice.chance(OLD_PERCENT)) return undefined;
  const { from, to } = RENEWED_AFTER_HOURS;
  return { version: dice.pick(OLD_VERSIONS), renewedAfterS: dice.between(from, to) * HOUR_S };
}

const TODAY: HomeCode = { openSqliteStore, openHome, createApp };

/** What opens a home of a released version, or of these sources. */
export const homeCodeOf = async (version: string | undefined): Promise<HomeCode> =>
  version === undefined ? TODAY : oldHomeCode(version);

type Begun = {
  readonly seed: number;
  readonly stage: Stage;
  /** The store with which it begins. */
  readonly file: Uint8Array;
  readonly old: OldHome | undefined;
  /** Told when today's program starts in the stead of an old one. */
  readonly renewed: () => void;
};

export function createHouse({ seed, stage, file, old, renewed }: Begun): House {
  const root = mkdtempSync(join(memoryFolder(), 'banso-sim-'));
  const random = createDice(seed, 'home').random;
  const planned: { at: number; bad: Bad; fired: () => void }[] = [];
  const log: string[] = [];
  const closing: Promise<void>[] = [];
  let isQuiet = false;
  let folders = 0;
  let folder = join(root, 'home-0');
  mkdirSync(folder);
  writeFileSync(join(folder, STORE_FILE), file);
  let running: Running | undefined;
  let starting: Promise<Running> | undefined;
  let version = old?.version;
  /** A copy of it may be of before it had keys to seal to, and made others since. */
  const isKeyless = old !== undefined;
  const renewedFromS = stage.nowS() + (old?.renewedAfterS ?? 0);

  function takeToday(): void {
    if (version === undefined) return;
    version = undefined;
    renewed();
    stage.note('home renewed');
  }

  const nextFolder = (from: string): string => {
    folders += 1;
    const next = join(root, `home-${folders}`);
    copyFiles(from, next);
    return next;
  };

  function befall(life: { isDead: boolean }, die: () => void, kind: Kind): Bad | undefined {
    if (life.isDead) return 'dies';
    if (isQuiet) return undefined;
    for (const plan of planned) if (canBefall(plan.bad, kind)) plan.at -= 1;
    const index = planned.findIndex(({ at, bad }) => at <= 0 && canBefall(bad, kind));
    const [plan] = index < 0 ? [] : planned.splice(index, 1);
    plan?.fired();
    if (plan?.bad === 'dies') die();
    return plan?.bad;
  }

  async function start(): Promise<Running> {
    if (stage.nowS() >= renewedFromS) takeToday();
    const code = version === undefined ? TODAY : await oldHomeCode(version);
    const opened = code.openSqliteStore(folder, 'real');
    if (!opened.ok) throw new Error(`the home does not start: ${opened.error.code}`);
    const life = { isDead: false };
    let fail: (error: Error) => void = () => undefined;
    const killed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    killed.catch(() => undefined);
    const own = folder;
    const die = (): void => {
      if (life.isDead) return;
      life.isDead = true;
      stage.note('home killed');
      folder = nextFolder(own);
      running = undefined;
      fail(new TypeError('connection reset'));
      closing.push(opened.value.close());
    };
    const store = wrapStore(opened.value, (kind) => befall(life, die, kind));
    const opening = code.openHome(store, { name: HOME_NAME, now: stage.nowS, random });
    opening.catch(() => undefined);
    const home = await Promise.race([opening, killed]).catch(async (error: unknown) => {
      // What it could not read or write now, it may when it is started again.
      if (!life.isDead) await opened.value.close();
      throw error;
    });
    const isOurs = (line: string): boolean =>
      code === TODAY && !line.includes(' StoreError ') && !(isKeyless && line.includes(UNREADABLE));
    const app = code.createApp(home, {
      log: (line) => !life.isDead && isOurs(line) && log.push(line),
    });
    return { folder: own, home, app, store: opened.value, life, inFlight: 0, killed, die };
  }

  function startOnce(): Promise<Running> {
    starting ??= start().finally(() => {
      starting = undefined;
    });
    return starting;
  }

  async function upNow(): Promise<Running> {
    for (let attempt = 1; ; attempt += 1) {
      if (running !== undefined) return running;
      try {
        running = await startOnce();
        return running;
      } catch (error) {
        if (attempt > STARTS_MAX) throw error;
      }
    }
  }

  async function copy(): Promise<Copy> {
    const { folder: from } = await upNow();
    return { folder: nextFolder(from), takenAtS: stage.nowS() };
  }

  return {
    up: async () => (await upNow()).home,
    async quietly(work) {
      isQuiet = true;
      try {
        return await work((await upNow()).home);
      } finally {
        isQuiet = false;
      }
    },
    bare: async () => (await upNow()).store,
    async request(path, init) {
      const now = await upNow();
      now.inFlight += 1;
      try {
        return await Promise.race([answer(now.app, path, init), now.killed]);
      } finally {
        now.inFlight -= 1;
      }
    },
    isBusy: () => starting !== undefined || (running?.inFlight ?? 0) > 0,
    plan: (at, bad, fired) => planned.push({ at, bad, fired }),
    calm: () => planned.splice(0),
    kill: () => running?.die(),
    copy,
    async backUp() {
      const { store } = await upNow();
      const copied = await copy();
      // 0.1.0 tells no phone what is archived.
      if (version !== undefined) return copied;
      for (const { book, cell, stream, n } of await marksOf(store, new Set())) {
        await store.write(cell, (writing) => writing.setArchived(book, stream, n));
      }
      return copied;
    },
    async replaceBy(from, how) {
      running?.die();
      folder = nextFolder(from.folder);
      // 0.1.0 knows nothing of being replaced: whoever sets up another machine has today's program.
      takeToday();
      if (how === 'restored') await restoreIn(folder, newId(random));
      stage.note(`home replaced, ${how}`);
      await upNow();
    },
    isOld: () => version !== undefined,
    async renew() {
      if (version === undefined) return;
      running?.die();
      takeToday();
      await upNow();
    },
    log,
    async close() {
      running?.die();
      await Promise.all(closing);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const canBefall = (bad: Bad, kind: Kind): boolean =>
  bad === 'dies' || (bad === 'full' ? kind === 'write' : kind !== 'done');

async function answer(app: Hono, path: string, init: RequestInit): Promise<Reply> {
  const response = await app.request(path, init);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

/** What `banso restore` does with the rows of a backup before they become a store. */
async function restoreIn(folder: string, stream: Id): Promise<void> {
  const opened = openSqliteStore(folder, 'real');
  if (!opened.ok) throw new Error(`not restored: ${opened.error.code}`);
  const store = opened.value;
  for (const book of await store.directories.listBooks()) await openEpoch(store, book);
  await store.directories.renewStreams(stream);
  await store.close();
}

/** What a power cut leaves: the file and the log beside it, without the index that is made from them. */
function copyFiles(from: string, to: string): void {
  mkdirSync(to);
  for (const name of [STORE_FILE, `${STORE_FILE}-wal`]) {
    const file = join(from, name);
    if (existsSync(file)) copyFileSync(file, join(to, name));
  }
}

export const memoryFolder = (): string => {
  try {
    const probe = mkdtempSync('/dev/shm/banso-');
    rmSync(probe, { recursive: true });
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
};
