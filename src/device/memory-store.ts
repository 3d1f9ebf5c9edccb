import { err, ok } from '#kernel/result.ts';
import { type Change, type LocalStore, type StoreProblem, type TableName, TABLES } from '#device/local-store.ts';

/** What lies on the medium; several stores over one medium are tabs of one phone. */
export type Medium = ReadonlyMap<TableName, Map<string, unknown>>;

export const createMedium = (): Medium => new Map(TABLES.map((table) => [table, new Map()]));

/** What befalls one operation of the store, counted from 1. */
export type Mishap =
  | 'full'
  | 'aborted'
  /** The phone dies just before the operation takes effect, or just after, before anybody hears of it. */
  | 'dies-before'
  | 'dies-after';

export type MemoryStoreOptions = {
  readonly medium?: Medium;
  readonly mishap?: (operation: number, kind: 'read' | 'write', strict: boolean) => Mishap | undefined;
};

/** A store in memory for tests and simulator. Once dead it answers nothing any more, like a killed process. */
export function createMemoryStore({ medium = createMedium(), mishap }: MemoryStoreOptions = {}): LocalStore & {
  operations(): number;
  isDead(): boolean;
} {
  let operations = 0;
  let dead = false;
  const never = new Promise<never>(() => {});
  const tableOf = (name: TableName): Map<string, unknown> => medium.get(name) ?? new Map<string, unknown>();

  async function befall<T>(kind: 'read' | 'write', strict: boolean, act: () => T, problem: (code: StoreProblem) => T) {
    await Promise.resolve();
    if (dead) return never;
    operations += 1;
    const what = mishap?.(operations, kind, strict);
    if (what === 'dies-before' || what === 'dies-after') {
      if (what === 'dies-after') act();
      dead = true;
      return never;
    }
    if (what === 'full') return problem({ code: 'disk-full', why: 'quota' });
    if (what === 'aborted') return problem({ code: 'store-failed', why: 'aborted' });
    return act();
  }
  const fail = (problem: StoreProblem): never => {
    throw new Error(problem.code);
  };

  return {
    operations: () => operations,
    isDead: () => dead,
    read: (table, key) => befall('read', false, () => copy(tableOf(table).get(key)), fail),
    list: (table, { prefix, from = prefix }) =>
      befall(
        'read',
        false,
        () =>
          [...tableOf(table)]
            .filter(([key]) => key.startsWith(prefix) && key >= from)
            .sort(([left], [right]) => (left < right ? -1 : 1))
            .map(([key, value]) => ({ key, value: copy(value) })),
        fail,
      ),
    write: (changes, { strict, expect }) =>
      befall<ReturnType<typeof ok<void>> | ReturnType<typeof err<StoreProblem>>>(
        'write',
        strict,
        () => {
          if (expect !== undefined && !expect.holds(tableOf(expect.table).get(expect.key))) {
            return err<StoreProblem>({ code: 'changed', why: `${expect.table} ${expect.key}` });
          }
          for (const change of changes) apply(tableOf(change.table), change);
          return ok(undefined);
        },
        err,
      ),
    close: () => undefined,
  };
}

function apply(table: Map<string, unknown>, change: Change): void {
  if ('gone' in change) table.delete(change.key);
  else table.set(change.key, copy(change.value));
}

const copy = (value: unknown): unknown => structuredClone(value);
