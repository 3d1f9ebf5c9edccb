import type { Bytes } from '#kernel/bytes.ts';
import type { Mirror } from '#device/mirror.ts';

/** What lies on the medium, by store; it outlives the stores. */
export type MirrorMedium = Map<string, Map<string, Bytes>>;

export type MemoryMirrorOptions = {
  readonly medium?: MirrorMedium;
  /** Name of the store it mirrors. */
  readonly store?: string;
  /** Whether a store is no longer on the phone. */
  readonly isGone?: (store: string) => boolean;
  /** Whether the medium fails at an operation, counted from 1. */
  readonly mishap?: (operation: number) => boolean;
};

/** A mirror in memory for tests and simulator. */
export function createMemoryMirror({
  medium = new Map(),
  store = 'store',
  isGone = () => false,
  mishap = () => false,
}: MemoryMirrorOptions = {}): Mirror {
  let operations = 0;

  async function act<T>(run: () => T): Promise<T> {
    await Promise.resolve();
    operations += 1;
    if (mishap(operations)) throw new Error('mirror failed');
    return run();
  }

  const shelf = (name: string): Map<string, Bytes> => {
    const found = medium.get(name) ?? new Map<string, Bytes>();
    medium.set(name, found);
    return found;
  };
  const told = (name: string) =>
    Array.from(medium.get(name) ?? [], ([key, bytes]) => ({ name: key, bytes: bytes.slice() }));

  return {
    append: (copies) =>
      act(() => {
        for (const { name, bytes } of copies) shelf(store).set(name, bytes.slice());
      }),
    list: () =>
      act(() => {
        const lost = [...medium.keys()].filter((name) => name !== store && isLost(name, isGone));
        return { own: told(store), lost: lost.flatMap(told) };
      }),
    drop: (names) =>
      act(() => {
        for (const each of medium.values()) for (const name of names) each.delete(name);
      }),
    abandon: () =>
      act(() => {
        const own = medium.get(store);
        if (own === undefined || own.size === 0) return;
        for (const [name, bytes] of own) shelf(LOST).set(name, bytes);
        medium.delete(store);
      }),
  };
}

/** A name that no store has. */
const LOST = 'lost';

const isLost = (name: string, isGone: (store: string) => boolean): boolean =>
  name === LOST || isGone(name);
