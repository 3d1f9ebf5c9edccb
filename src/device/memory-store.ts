import { err, ok, type Result } from '#kernel/result.ts';
import {
  type Change,
  type LocalStore,
  type Range,
  type StoreProblem,
  type TableName,
  TABLES,
  type WriteOptions,
} from '#device/local-store.ts';

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
  readonly mishap?: (
    operation: number,
    kind: 'read' | 'write',
    strict: boolean,
  ) => Mishap | undefined;
};

export type MemoryStore = LocalStore & {
  operations(): number;
  /** Resolves when it dies. */
  readonly died: Promise<void>;
};

/** A store in memory for tests and simulator. Once dead it never answers again, like a killed process. */
export function createMemoryStore({
  medium = createMedium(),
  mishap,
}: MemoryStoreOptions = {}): MemoryStore {
  let operations = 0;
  let dead = false;
  const never = new Promise<never>(() => {});
  let die = (): void => undefined;
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });

  async function befall<T>(
    kind: 'read' | 'write',
    strict: boolean,
    act: () => T,
    fail: (problem: StoreProblem) => T,
  ) {
    await Promise.resolve();
    if (dead) return never;
    operations += 1;
    const what = mishap?.(operations, kind, strict);
    if (what === 'dies-before' || what === 'dies-after') {
      if (what === 'dies-after') act();
      dead = true;
      die();
      return never;
    }
    if (what === 'full' && kind === 'write') return fail({ code: 'disk-full', why: 'quota' });
    if (what === 'aborted') return fail({ code: 'store-failed', why: 'aborted' });
    return act();
  }

  return {
    operations: () => operations,
    died,
    read: (table, key) =>
      befall('read', false, () => copy(rowsOf(medium, table).get(key)), throwProblem),
    list: (table, range) =>
      befall('read', false, () => listRows(rowsOf(medium, table), range), throwProblem),
    write: (changes, options) =>
      befall<Written>('write', options.strict, () => writeAll(medium, changes, options), err),
    close: () => undefined,
  };
}

type Written = Result<void, StoreProblem>;

const rowsOf = (medium: Medium, table: TableName): Map<string, unknown> =>
  medium.get(table) ?? new Map<string, unknown>();

const listRows = (
  rows: ReadonlyMap<string, unknown>,
  { prefix, from = prefix, to = `${prefix}\uFFFF` }: Range,
) =>
  [...rows]
    .filter(([key]) => key.startsWith(prefix) && key >= from && key <= to)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => ({ key, value: copy(value) }));

function writeAll(
  medium: Medium,
  changes: readonly Change[],
  { expect = [] }: WriteOptions,
): Written {
  for (const { table, key, holds } of expect) {
    if (!holds(rowsOf(medium, table).get(key))) {
      return err({ code: 'changed', why: `${table} ${key}` });
    }
  }
  for (const change of changes) apply(rowsOf(medium, change.table), change);
  return ok(undefined);
}

function throwProblem(problem: StoreProblem): never {
  throw new Error(problem.code);
}

function apply(table: Map<string, unknown>, change: Change): void {
  if ('gone' in change) table.delete(change.key);
  else table.set(change.key, copy(change.value));
}

/** As structured clone would; what it is quicker to copy by hand is copied by hand. */
function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(copy);
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  const whole: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) whole[name] = copy(part);
  return whole;
}
