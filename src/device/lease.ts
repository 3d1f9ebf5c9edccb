import { LEASE_DAYS, LEASE_DAYS_MAX, LEASE_DAYS_MIN } from '#protocol/limits.ts';
import type { KeyShelf, LockRow } from '#device/key-shelf.ts';

/*
 * How long other people's data opens without a word of the home. What has gone by since is counted in forward
 * steps of the device's clock: setting it back wins nothing, and a clock that once ran ahead by years takes
 * one step's most. Kept strictly, beside the keys.
 */

const DAY_S = 86_400;
/** The most that one step of the clock counts. */
export const STEP_MAX_S = 7 * DAY_S;
/** A step that is shorter waits for the next. */
const STEP_MIN_S = 60;

export type LeaseRow = NonNullable<LockRow['lease']>;

/** `ended`: the home has said that this stream's time is over. */
export type LeaseState = 'running' | 'run-out' | 'ended';

export type Lease = {
  /** Counts what the clock has gone on since the last time. */
  step(): Promise<LeaseState>;
  /** As of the last step. */
  state(): LeaseState;
  /** Days until it runs out, as of the last step. */
  daysLeft(): number;
  /** The home has signed its time; `days` as it said, the same as before when it said none. */
  renew(days: number | undefined): Promise<void>;
  /** The home has said that this stream is ended. */
  end(): Promise<void>;
};

/** The first step of a store is its lease's beginning: a phone that never heard of one has it in full. */
export function stepped(row: LeaseRow | undefined, nowS: number): LeaseRow {
  if (row === undefined) return { days: LEASE_DAYS, elapsedS: 0, seenS: nowS, isEnded: false };
  const stepS = Math.min(STEP_MAX_S, Math.max(0, nowS - row.seenS));
  return { ...row, elapsedS: row.elapsedS + stepS, seenS: nowS };
}

export const renewed = (
  row: LeaseRow | undefined,
  nowS: number,
  days: number | undefined,
): LeaseRow => ({
  days: Math.min(LEASE_DAYS_MAX, Math.max(LEASE_DAYS_MIN, days ?? row?.days ?? LEASE_DAYS)),
  elapsedS: 0,
  seenS: nowS,
  isEnded: false,
});

export function stateOf({ days, elapsedS, isEnded }: LeaseRow): LeaseState {
  if (isEnded) return 'ended';
  return elapsedS >= days * DAY_S ? 'run-out' : 'running';
}

/** @param nowMs the device's clock, as it is set */
export function createLease(shelf: KeyShelf, store: string, nowMs: () => number): Lease {
  let last: LeaseRow | undefined;
  const nowS = (): number => Math.floor(nowMs() / 1000);

  /** Written when it moves; a row that is gone was wiped by another tab, and nothing opens any more. */
  async function change(next: (row: LeaseRow | undefined) => LeaseRow): Promise<void> {
    const row = await shelf.change(store, (found) => {
      if (found === undefined) return found;
      const lease = next(found.lease);
      return lease === found.lease ? found : { ...found, lease };
    });
    last = row?.lease ?? { ...stepped(undefined, nowS()), isEnded: true };
  }

  const state = (): LeaseState => (last === undefined ? 'running' : stateOf(last));
  return {
    async step() {
      await change((row) => {
        const isSoon = row !== undefined && Math.abs(nowS() - row.seenS) < STEP_MIN_S;
        return isSoon ? row : stepped(row, nowS());
      });
      return state();
    },
    state,
    daysLeft: () =>
      last === undefined ? LEASE_DAYS : Math.max(0, Math.ceil(last.days - last.elapsedS / DAY_S)),
    renew: (days) => change((row) => renewed(row, nowS(), days)),
    end: () => change((row) => ({ ...(row ?? stepped(undefined, nowS())), isEnded: true })),
  };
}
