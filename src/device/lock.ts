import type { Bytes } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { KeyShelf, LockRow } from '#device/key-shelf.ts';
import {
  type LockCrypto,
  makeDeviceKey,
  makeOwnKey,
  openInner,
  openOuter,
  PIN_ITERATIONS,
  rewrapOwnKey,
} from '#device/lock-keys.ts';
import { createLease, type Lease } from '#device/lease.ts';
import { createStoreKeys, type StoreKeys } from '#device/store-keys.ts';

/*
 * The lock of one store. An attempt is counted on the medium before it is made, so that neither another tab
 * nor a killed one wins any. After the fifth wrong one the next has to be waited for; the tenth is the last.
 */

export const TRIES_MAX = 10;
/** How long to wait after so many wrong ones; before, not at all. */
const WAITS_MS: readonly number[] = [1, 5, 15, 30, 60].map((minutes) => minutes * 60_000);
const FREE_TRIES = TRIES_MAX - WAITS_MS.length;

export type Unlocked = { readonly keys: StoreKeys; readonly lease: Lease };

export type LockProblem =
  | { readonly code: 'pin-wrong'; readonly left: number; readonly waitMs: number }
  | { readonly code: 'wait'; readonly left: number; readonly waitMs: number }
  /** The last attempt is gone: nothing on this phone opens the store any more, and it is to be wiped. */
  | { readonly code: 'spent' }
  /** There is no lock, or it cannot be read. */
  | { readonly code: 'lock-damaged' };

export type Lock = {
  /** Undefined where the store has none. */
  look(): Promise<LockState | undefined>;
  /** Makes a lock; never in the place of another. */
  make(
    pin: string,
    person: { readonly name: string; readonly isWhole: boolean },
  ): Promise<Unlocked>;
  open(pin: string): Promise<Result<Unlocked, LockProblem>>;
  /** Puts another PIN in the place of this one; a wrong one counts as ever. */
  change(before: string, after: string): Promise<Result<void, LockProblem>>;
  /** What the person is called on the list of people. */
  rename(name: string): Promise<void>;
  /** The store has been sealed throughout. */
  setWhole(): Promise<void>;
  /** Destroys the keys: nothing opens what lies under them. */
  destroy(): Promise<void>;
};

export type LockState = {
  readonly name: string;
  /** Attempts left. */
  readonly left: number;
  /** Until the next may be made. */
  readonly waitMs: number;
  readonly isWhole: boolean;
};

export type LockAround = {
  readonly store: string;
  readonly shelf: KeyShelf;
  readonly crypto: LockCrypto;
  readonly nowMs: () => number;
  /** Of the derivation from a PIN; fewer in tests. */
  readonly iterations?: number;
};

const SALT_LENGTH = 16;
const NO_TRIES: LockRow['tries'] = { count: 0, atMs: 0, waitMs: 0 };

export function createLock(around: LockAround): Lock {
  const { store, shelf, crypto, nowMs, iterations = PIN_ITERATIONS } = around;
  const unlocked = (own: CryptoKey): Unlocked => ({
    keys: createStoreKeys({ store, shelf, crypto }, own),
    lease: createLease(shelf, store, nowMs),
  });
  const change = async (part: Partial<LockRow>): Promise<void> => {
    await shelf.change(store, (row) => row && { ...row, ...part });
  };

  return {
    async look() {
      const row = await shelf.read(store);
      return row && stateOf(row, nowMs());
    },
    async make(pin, { name, isWhole }) {
      const device = await makeDeviceKey(crypto);
      const sealing = { device, salt: crypto.random(SALT_LENGTH), iterations };
      const { key, own } = await makeOwnKey(crypto, store, pin, sealing);
      let isFirst = true;
      await shelf.change(store, (row) => {
        isFirst = row === undefined;
        return row ?? { name, ...sealing, own, tries: NO_TRIES, isWhole };
      });
      if (!isFirst) throw new Error('this store has a lock');
      return unlocked(key);
    },
    async open(pin) {
      const begun = await begin(around);
      if (!begun.ok) return begun;
      const { row, inner, wrongs } = begun.value;
      const own = await openInner(crypto, store, pin, inner, row);
      if (own === undefined) return err(wrong(wrongs));
      await change({ tries: NO_TRIES });
      return ok(unlocked(own));
    },
    async change(before, after) {
      const begun = await begin(around);
      if (!begun.ok) return begun;
      const { row, inner, wrongs } = begun.value;
      const salt = crypto.random(SALT_LENGTH);
      const sealing = { ...row, saltAfter: salt };
      const own = await rewrapOwnKey(crypto, store, { before, after }, inner, sealing);
      if (own === undefined) return err(wrong(wrongs));
      await change({ own, salt, tries: NO_TRIES });
      return ok(undefined);
    },
    rename: (name) => change({ name }),
    setWhole: () => change({ isWhole: true }),
    destroy: async () => void (await shelf.change(store, () => undefined)),
  };
}

const stateOf = ({ name, tries, isWhole }: LockRow, nowMs: number): LockState => ({
  name,
  isWhole,
  left: Math.max(0, TRIES_MAX - tries.count),
  waitMs: waitOf(tries, nowMs),
});

/** What is left of a wait; a clock that was set back begins it anew and makes it no longer. */
function waitOf({ atMs, waitMs }: LockRow['tries'], nowMs: number): number {
  const gone = nowMs - atMs;
  return gone < 0 ? waitMs : Math.max(0, waitMs - gone);
}

type Begun = { readonly row: LockRow; readonly inner: Bytes; readonly wrongs: number };

/** Counts one attempt as if it were wrong; not one at a lock that no PIN would open. */
async function begin(around: LockAround): Promise<Result<Begun, LockProblem>> {
  const { store, shelf, crypto } = around;
  const row = await shelf.read(store);
  if (row === undefined) return err({ code: 'lock-damaged' });
  const inner = await openOuter(crypto, store, row.device, row.own);
  if (!inner.ok) return err({ code: inner.error });
  const wrongs = await count(around);
  return wrongs.ok ? ok({ row, inner: inner.value, wrongs: wrongs.value }) : wrongs;
}

async function count({ store, shelf, nowMs }: LockAround): Promise<Result<number, LockProblem>> {
  let answer: Result<number, LockProblem> = err({ code: 'lock-damaged' });
  await shelf.change(store, (row) => {
    if (row === undefined) return row;
    const { left, waitMs } = stateOf(row, nowMs());
    if (left === 0) answer = err({ code: 'spent' });
    else if (waitMs > 0) answer = err({ code: 'wait', left, waitMs });
    else {
      const wrongs = row.tries.count + 1;
      answer = ok(wrongs);
      return { ...row, tries: { count: wrongs, atMs: nowMs(), waitMs: waitAfter(wrongs) } };
    }
    return row;
  });
  return answer;
}

const waitAfter = (wrongs: number): number => WAITS_MS[wrongs - FREE_TRIES] ?? 0;

const wrong = (wrongs: number): LockProblem =>
  wrongs >= TRIES_MAX
    ? { code: 'spent' }
    : { code: 'pin-wrong', left: TRIES_MAX - wrongs, waitMs: waitAfter(wrongs) };
