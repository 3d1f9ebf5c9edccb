import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from '#server/store/sqlite.ts';
import { DiskFullError } from '#server/store/store.ts';

type Job = {
  /** Absent: a work without a transaction, beside which nothing goes on. */
  readonly cell?: number;
  readonly work: () => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/** Works for a cell in a transaction that is committed when the promise resolves. */
export type InTurn = <T>(cell: number, work: () => Promise<T>) => Promise<T>;

export type Turns = {
  readonly inTurn: InTurn;
  /** Works outside any transaction while no other work does. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves when all who came before are told; who comes later is refused. */
  readonly end: () => Promise<void>;
};

const TOGETHER_MAX = 32;

/**
 * The engine has one writer: works go one after the other. Those that wait for different cells share one
 * flush of the disk, each behind a savepoint of its own; two of one cell never do, because the second must
 * see the first as committed.
 */
export function createTurns(writer: Connection): Turns {
  const queue: Job[] = [];
  let isRunning = false;
  let isEnded = false;

  function nextBatch(): Job[] {
    if (queue[0]?.cell === undefined) return queue.splice(0, 1);
    const cells = new Set<number>();
    const batch: Job[] = [];
    for (let index = 0; index < queue.length && batch.length < TOGETHER_MAX;) {
      const job = queue[index];
      if (job?.cell === undefined) break;
      if (cells.has(job.cell)) {
        index += 1;
        continue;
      }
      cells.add(job.cell);
      batch.push(job);
      queue.splice(index, 1);
    }
    return batch;
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = nextBatch();
      await (batch[0]?.cell === undefined ? runAlone(batch) : runBatch(writer, batch));
      await nextTurn();
    }
    isRunning = false;
  }

  function add<T>(work: () => Promise<T>, cell?: number): Promise<T> {
    if (isEnded) return Promise.reject(new Error('the store is closed'));
    const turn = new Promise((resolve, reject) => {
      queue.push({ ...(cell !== undefined && { cell }), work, resolve, reject });
    });
    if (!isRunning) {
      isRunning = true;
      void drain();
    }
    return turn as Promise<T>; // resolved with what the work gave
  }
  return {
    inTurn: (cell, work) => add(work, cell),
    alone: (work) => add(work),
    end() {
      const last = add(async () => undefined);
      isEnded = true;
      return last;
    },
  };
}

async function runAlone(batch: readonly Job[]): Promise<void> {
  for (const { work, resolve, reject } of batch) {
    try {
      resolve(await work());
    } catch (error) {
      reject(isDiskFull(error) ? new DiskFullError(error) : error);
    }
  }
}

/** Either all that succeeded is committed before anyone is told, or nothing is and everyone is told. */
async function runBatch({ prepare, database }: Connection, batch: readonly Job[]): Promise<void> {
  const done: (() => void)[] = [];
  try {
    prepare('BEGIN IMMEDIATE').run();
    for (const { work, resolve, reject } of batch) {
      prepare('SAVEPOINT job').run();
      try {
        const result = await work();
        prepare('RELEASE job').run();
        done.push(() => resolve(result));
      } catch (error) {
        // A full disk takes the whole transaction back.
        if (!database.isTransaction) throw error;
        prepare('ROLLBACK TO job').run();
        prepare('RELEASE job').run();
        done.push(() => reject(isDiskFull(error) ? new DiskFullError(error) : error));
      }
    }
    prepare('COMMIT').run();
  } catch (error) {
    if (database.isTransaction) prepare('ROLLBACK').run();
    for (const { reject } of batch) reject(isDiskFull(error) ? new DiskFullError(error) : error);
    return;
  }
  for (const tell of done) tell();
}

const SQLITE_FULL = 13;
const SQLITE_IOERR_WRITE = 778;
const SQLITE_IOERR_SHMSIZE = 4_874;
/** How a full disk shows in the file, in the log beside it and in that one's index. */
const FULL: ReadonlySet<unknown> = new Set([SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_SHMSIZE]);

export const errorCodeOf = (error: unknown): unknown =>
  error instanceof Error && 'errcode' in error ? error.errcode : undefined;

export const isDiskFull = (error: unknown): boolean => FULL.has(errorCodeOf(error));
