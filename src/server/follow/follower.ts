import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { err, ok, type Result } from '#kernel/result.ts';
import { homeNameOf } from '#book/signed.ts';
import { createDevice } from '#device/create-device.ts';
import type { Device, SyncState } from '#device/device.ts';
import type { Clock, Platform } from '#device/platform.ts';
import { findRow, IdentityRow } from '#device/rows.ts';
import { createSyncLoop, type SyncLoop } from '#device/sync-loop.ts';
import { MeasuresFeed } from '#protocol/feeds.ts';
import { sha256 } from '#server/crypto.ts';
import { copyFeeds, FIGURES } from '#server/follow/copy-feeds.ts';
import { copySealed, sealedAt } from '#server/follow/copy-sealed.ts';
import { createFollowerPlatform, serverClock } from '#server/follow/follower-platform.ts';
import {
  type FollowedStore,
  openFollowedStore,
  putNote,
  readNotes,
} from '#server/store/followed.ts';

/*
 * Follows one home. A device without a screen, the same that runs on phones, holds its open books: it proves
 * each run and each head, comes together again with a home that was restored and brings it what it lost,
 * erases what is erased, and waits longer after each failure. After the books come the feeds, then sealed
 * copies of all that cannot be opened here.
 */

/** Figures of villages take a home a while to measure. */
const FEEDS_EVERY_S = 15 * 60;
const SEALED_EVERY_S = 60 * 60;
/** Below the folder of a home that is followed. */
export const sealedFolder = (folder: string): string => join(folder, 'sealed');

export type Followed = {
  /** As its name follows from its key. */
  readonly name: string;
  /** What it calls itself. */
  readonly title: string;
  readonly address: string;
  readonly books: number;
  /** Seconds UTC of the last exchange in which nothing was missing; absent: there was none yet. */
  readonly syncedAt?: number;
  /** Seconds since then, or since it is followed. */
  readonly behindS: number;
  /** Why it is not followed just now: a code of `device/device.ts`, or `sealed-wrong`. */
  readonly trouble?: string;
  /** Seconds UTC at which the newest sealed copy was made. */
  readonly sealedAt?: number;
};

export type Follower = {
  readonly device: Device;
  state(): Followed;
  /** Exchanges now. */
  sync(): Promise<Followed>;
  /** Exchanges whenever it is time, until it is closed. */
  keep(): void;
  close(): Promise<void>;
};

type FollowerOptions = {
  readonly folder: string;
  /** Of this machine when absent. */
  readonly clock?: Clock;
  /** Told after each exchange. */
  readonly onTurn?: (state: Followed) => void;
};

const NAME = 'name';
const ADDRESS = 'address';
const SINCE = 'since';
const STATE = 'state';

/** Undefined when another program has it, or when nothing is followed there (yet). */
export async function openFollower(options: FollowerOptions): Promise<Follower | undefined> {
  const opened = await open(options);
  if (opened === undefined || opened.store.findNote(NAME) !== undefined) {
    return opened && follow(opened);
  }
  opened.store.close();
  return undefined;
}

type Opened = FollowerOptions & {
  readonly store: FollowedStore;
  readonly device: Device;
  readonly platform: Platform;
};

async function open(options: FollowerOptions, address?: string): Promise<Opened | undefined> {
  const { folder, clock = serverClock } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = openFollowedStore(folder);
  if (store === undefined) return undefined;
  if (address !== undefined) store.putNote(ADDRESS, address);
  const platform = createFollowerPlatform(store.rows, {
    clock,
    address: () => store.findNote(ADDRESS) ?? '',
  });
  try {
    return { ...options, store, platform, device: await createDevice(platform) };
  } catch (error) {
    store.close();
    throw error;
  }
}

type Begun = { readonly address: string; readonly card: string; readonly as: string };

/**
 * Begins to follow the home that gave a card. After a lost answer the same card may be shown again.
 * @param as what the home there shall call this one
 */
export async function beginFollowing(
  options: FollowerOptions,
  { address, card, as }: Begun,
): Promise<Result<Follower, string>> {
  const opened = await open(options, address);
  if (opened === undefined) return err('followed-elsewhere');
  const { store, device, platform } = opened;
  const enrolled = device.me() === undefined ? await device.enrol(card, as) : ok(undefined);
  const identity = await findRow(store.rows, IdentityRow, 'meta', 'identity');
  const key = identity?.enrolled?.home.key;
  if (!enrolled.ok || key === undefined) {
    store.close();
    return err(enrolled.ok ? 'store-failed' : enrolled.error.code);
  }
  store.putNote(NAME, homeNameOf(sha256, key));
  store.putNote(SINCE, String(Math.floor(platform.clock.nowMs() / 1_000)));
  return ok(follow(opened));
}

/** Of a home that is followed: where it is from now on, also while a server follows it. */
export const moveFollowed = (folder: string, address: string): void =>
  putNote(folder, ADDRESS, address);

/** The figures that it last published, as whoever follows it has noted; none before there were any. */
export function readFigures(folder: string): readonly MeasuresFeed[] {
  const noted = readNotes(folder)?.(FIGURES);
  return noted === undefined ? [] : v.parse(v.array(MeasuresFeed), JSON.parse(noted));
}

/** How a home stood after the last exchange, as whoever follows it has noted. */
export function readFollowed(folder: string): Followed | undefined {
  const noted = readNotes(folder)?.(STATE);
  return noted === undefined ? undefined : (JSON.parse(noted) as Followed); // as `turn` wrote it
}

function follow(opened: Opened): Follower {
  const { store, device, platform, onTurn = () => undefined } = opened;
  let extra: string | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let loop: SyncLoop | undefined;
  const nowS = (): number => Math.floor(platform.clock.nowMs() / 1_000);

  const copyRest = createRest(opened, nowS);

  const syncState = (): SyncState => {
    const now = device.syncState();
    return extra === undefined ? now : { ...now, phase: 'trouble', code: extra };
  };
  const state = (): Followed => stateOf(opened, syncState(), nowS());

  async function turn(): Promise<SyncState> {
    const { phase } = await device.sync();
    extra = phase === 'idle' ? await copyRest().catch(() => 'store-failed') : undefined;
    const now = state();
    store.putNote(STATE, JSON.stringify(now));
    onTurn(now);
    return syncState();
  }

  const inTurn = (): Promise<SyncState> => {
    const next = running.then(turn, turn);
    running = next.catch(() => undefined);
    return next;
  };

  return {
    device,
    state,
    async sync() {
      await inTurn();
      return state();
    },
    keep() {
      loop ??= createSyncLoop({ sync: inTurn, syncState, now: device.now }, platform);
      // Between two turns some 10 minutes: what a province looks at is not of the minute.
      loop.setLive(true);
      loop.nudge();
    },
    async close() {
      loop?.stop();
      await running;
      store.close();
    },
  };
}

/** What comes after the books, when it is time; what was cut off goes on with the next turn. */
function createRest(
  { folder, store, device }: Opened,
  nowS: () => number,
): () => Promise<string | undefined> {
  const done = { feedsS: -Infinity, sealedS: -Infinity };
  return async () => {
    if (nowS() - done.feedsS >= FEEDS_EVERY_S) {
      const copied = await copyFeeds(device, store);
      if (!copied.ok) return copied.error;
      done.feedsS = nowS();
    }
    if (nowS() - done.sealedS >= SEALED_EVERY_S) {
      const copied = await copySealed(device, sealedFolder(folder), store.findNote(NAME) ?? '');
      if (!copied.ok) return copied.error;
      done.sealedS = nowS();
    }
    return undefined;
  };
}

function stateOf({ folder, store, device }: Opened, synced: SyncState, nowS: number): Followed {
  const { syncedAt, phase, code } = synced;
  const sealed = sealedAt(sealedFolder(folder));
  const trouble = phase === 'offline' ? 'offline' : code;
  const since = Number(store.findNote(SINCE) ?? nowS);
  return {
    name: store.findNote(NAME) ?? '',
    title: device.home()?.name ?? '',
    address: store.findNote(ADDRESS) ?? '',
    books: device.books().length,
    ...(syncedAt !== undefined && { syncedAt }),
    behindS: Math.max(0, nowS - (syncedAt ?? since)),
    ...(trouble !== undefined && { trouble }),
    ...(sealed !== undefined && { sealedAt: sealed }),
  };
}
