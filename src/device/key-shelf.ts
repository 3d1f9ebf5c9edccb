import * as v from 'valibot';
import { Count, PositiveCount } from '#book/common.ts';
import { ByteRow, Whole } from '#device/rows.ts';

/*
 * The keys of the stores of a phone, apart from the stores: one row for each person. Nothing in it opens
 * anything without the person's PIN.
 */

/** Opaque, as the platform made it; never extractable. */
const OpaqueKey = v.custom<CryptoKey>((value) => typeof value === 'object' && value !== null);

export const LockRow = v.object({
  /** What the person is called on the list of people: chosen, and readable without the PIN. */
  name: v.string(),
  /** Of this phone and this store; the outer layer around `own`. */
  device: OpaqueKey,
  salt: ByteRow,
  iterations: PositiveCount,
  /** The key of own things, sealed under the PIN and that under `device`. */
  own: ByteRow,
  /** The key of other people's data, under `own`; absent: none, and the next book brings one. */
  others: v.exactOptional(ByteRow),
  /** Attempts begun and not found right, when the last was, and how long to wait after it. */
  tries: v.object({ count: Count, atMs: Whole, waitMs: Count }),
  /** Whether the store has been sealed throughout: it was made so, or went through it once. */
  isWhole: v.boolean(),
  lease: v.exactOptional(
    v.object({
      days: PositiveCount,
      /** Seconds that have gone by since the home's last word, by forward steps of the device's clock. */
      elapsedS: Count,
      /** Device seconds at the last step. */
      seenS: Whole,
      /** The home has said that this stream is ended. */
      isEnded: v.boolean(),
    }),
  ),
});
export type LockRow = v.InferOutput<typeof LockRow>;

export type KeyShelf = {
  read(store: string): Promise<LockRow | undefined>;
  /**
   * Reads and writes in one transaction, on the medium when it resolves: among all tabs, one change after the
   * other. `undefined` takes the row away, the same row leaves it as it is. Rejects when it was not written.
   */
  change(
    store: string,
    next: (row: LockRow | undefined) => LockRow | undefined,
  ): Promise<LockRow | undefined>;
  /** Stores that have keys here. */
  list(): Promise<readonly string[]>;
};

/** A row, or undefined when there is none or none that can be read. */
export function toLockRow(value: unknown): LockRow | undefined {
  const parsed = v.safeParse(LockRow, value);
  return parsed.success ? parsed.output : undefined;
}

/** For tests. */
export function createMemoryKeyShelf(
  rows: Map<string, LockRow> = new Map<string, LockRow>(),
): KeyShelf {
  return {
    read: (store) => Promise.resolve(rows.get(store)),
    change(store, next) {
      const row = next(rows.get(store));
      if (row === undefined) rows.delete(store);
      else rows.set(store, row);
      return Promise.resolve(row);
    },
    list: () => Promise.resolve([...rows.keys()]),
  };
}
