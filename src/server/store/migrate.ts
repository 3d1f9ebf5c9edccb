import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Migration, MIGRATIONS } from '#server/store/migrations.ts';
import type { NotOpened } from '#server/store/not-opened.ts';
import type { Connection } from '#server/store/sqlite.ts';
import { missingSteps, type Step, STEPS_TABLE } from '#server/store/steps.ts';

/*
 * Brings the tables of a store to this version. Nothing is begun that cannot end: first it is known that
 * every step taken so far is one of ours and that the disk has room, then a step that rewrites rows leaves a
 * copy of the store beside it, then each step is all there or not at all.
 */

/** What a step that only adds tables writes, and the log beside the store. */
const ROOM_BYTES = 16 * 1024 * 1024;
/** The copy, every page once more in the log, and as much again in the store. */
const REWRITE_TIMES = 3;

/** What of a connection makes tables. */
type Tables = Pick<Connection, 'database' | 'prepare'>;

export type MigrateOptions = {
  readonly steps?: readonly Migration[];
  /** Room on the disk of a folder, in bytes. */
  readonly freeBytes?: (folder: string) => number;
};

/** Undefined when the store is of this version now; else why it is as it was. */
export function migrate(
  connection: Tables,
  file: string,
  { steps = MIGRATIONS, freeBytes = diskFree }: MigrateOptions = {},
): NotOpened | undefined {
  const { database, prepare } = connection;
  database.exec(STEPS_TABLE);
  const taken = prepare('SELECT number, hash FROM migration WHERE cell = 0').all();
  const found = missingSteps(taken, steps);
  if (!found.ok) return found.error;
  const missing = found.value;
  const [next] = missing;
  if (next === undefined) {
    dropCopies(file);
    return undefined;
  }
  if (taken.length > 0) {
    const rewrites = missing.some((step) => step.rewrites);
    const needBytes = ROOM_BYTES + (rewrites ? REWRITE_TIMES * statSync(file).size : 0);
    const free = freeBytes(dirname(file));
    if (free < needBytes) return { code: 'disk-short', needBytes, freeBytes: free };
    if (rewrites) keepCopy(connection, file, next.number);
  }
  for (const step of missing) {
    const problem = takeStep(connection, step);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function takeStep({ database, prepare }: Tables, step: Step): NotOpened | undefined {
  const { number, sql, hash } = step;
  try {
    database.exec('BEGIN IMMEDIATE');
    database.exec(sql);
    prepare('INSERT INTO migration (cell, number, hash) VALUES (0, ?, ?)').run(number, hash);
    database.exec('COMMIT');
    return undefined;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    const why = error instanceof Error ? error.message : 'unknown';
    return { code: 'step-failed', number, why };
  }
}

const copyOf = (file: string, number: number): string => `${file}.before-${number}`;

/** Whole on the disk before the first row is touched; one that was begun and not ended is made anew. */
function keepCopy({ prepare }: Tables, file: string, number: number): void {
  const part = `${copyOf(file, number)}.part`;
  rmSync(part, { force: true });
  prepare('VACUUM INTO ?').run(part);
  chmodSync(part, 0o600);
  flush(part);
  renameSync(part, copyOf(file, number));
  flush(dirname(file));
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** A store that opens without a step left has been opened whole before: its copies have done their work. */
function dropCopies(file: string): void {
  const prefix = `${basename(file)}.before-`;
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(prefix)) rmSync(join(dirname(file), name));
  }
}

function diskFree(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
