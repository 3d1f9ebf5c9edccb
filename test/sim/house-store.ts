import { DiskFullError, type Reading, type Store, type Writing } from '#server/store/store.ts';

/** What befalls one operation of the home's store; `dies`: nothing is ever heard of it again. */
export type Bad = 'dies' | 'full' | 'failed';

/** How SQLite says that the disk is full, and that it failed. */
const ERRCODES = { full: 13, failed: 10 } as const;

class StoreError extends Error {
  readonly errcode: number;
  constructor(bad: 'full' | 'failed') {
    super(bad === 'full' ? 'database or disk is full' : 'disk I/O error');
    this.name = 'StoreError';
    this.errcode = ERRCODES[bad];
  }
}

/** What an operation may meet: a full disk is met by writing alone, and nothing fails once it is done. */
export type Kind = 'read' | 'write' | 'done';

type Method = (...args: readonly unknown[]) => Promise<unknown>;

const WRITES = /^(?:put|use|delete|add|set|create|lock|renew)/u;

/** Asks before every operation what befalls it; a failure takes the way that SQLite's own would take. */
export function wrapStore(store: Store, befall: (kind: Kind) => Bad | undefined): Store {
  const operation = (kind: Kind): void => {
    const bad = befall(kind);
    if (bad === 'dies') throw new TypeError('killed');
    if (bad !== undefined) throw new StoreError(bad);
  };
  const wrap = <Target extends object>(target: Target): Target => {
    const wrapped: Record<string, Method> = {};
    for (const [name, method] of Object.entries(target) as [string, Method][]) {
      const kind = WRITES.test(name) ? 'write' : 'read';
      wrapped[name] = async (...args) => {
        operation(kind);
        return method(...args);
      };
    }
    return wrapped as Target; // the same methods, each behind the question
  };
  const readings = new Map<number, Reading>();
  return {
    kind: store.kind,
    directories: wrapDirectories(wrap(store.directories)),
    read(cell) {
      const reading = readings.get(cell) ?? wrap(store.read(cell));
      readings.set(cell, reading);
      return reading;
    },
    shred: () => store.shred(),
    async write(cell, work) {
      operation('read');
      const result = await store.write(cell, async (writing: Writing) => {
        const done = await work(wrap(writing));
        operation('write');
        return done;
      });
      operation('done');
      return result;
    },
    isShared: store.isShared,
    listHeads: () => store.listHeads(),
    look: (cell, work) => store.look(cell, (reading) => work(wrap(reading))),
    close: () => store.close(),
  };
}

/** Each call of the directories is a transaction of its own, which itself says that the disk is full. */
function wrapDirectories<Target extends object>(target: Target): Target {
  const wrapped: Record<string, Method> = {};
  for (const [name, method] of Object.entries(target) as [string, Method][]) {
    wrapped[name] = async (...args) => {
      try {
        return await method(...args);
      } catch (error) {
        const isFull = error instanceof StoreError && error.errcode === ERRCODES.full;
        throw isFull ? new DiskFullError(error) : error;
      }
    };
  }
  return wrapped as Target; // as above
}
