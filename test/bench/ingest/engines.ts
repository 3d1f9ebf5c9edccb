// Both engines, each in a place of its own, with durability as a home has it.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, openPostgresStore } from '#server/store/postgres.ts';
import { connect, openSqliteStore, STORE_FILE } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { costOf } from '#test/support/home-process.ts';
import { makeCluster } from '#test/support/postgres-cluster.ts';

export type Engine = {
  /** A folder, or the address of a database. */
  readonly place: string;
  open(): Promise<Store>;
  /** Seconds of processor that the engine used beside the home. */
  cpuS(): number;
  /** Megabytes that it holds beside the home; what its processes share counts once. */
  memoryMb(): number;
  /** What its tables and their indexes take, without its log. */
  diskBytes(): Promise<number>;
  remove(): Promise<void>;
};

async function makeSqlite(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-bench-'));
  return {
    place: folder,
    async open() {
      const opened = openSqliteStore(folder, 'real');
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value;
    },
    cpuS: () => 0,
    memoryMb: () => 0,
    async diskBytes() {
      const database = connect(join(folder, STORE_FILE));
      const told = ['count', 'size'].map((of) => database.prepare(`PRAGMA page_${of}`).get());
      database.database.close();
      return told.reduce((product, row) => product * Number(Object.values(row ?? {})[0]), 1);
    },
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

async function makePostgres(): Promise<Engine> {
  const cluster = await makeCluster();
  const server = await cluster.start();
  const place = cluster.address('postgres');
  const pids = (): readonly number[] => {
    const { stdout } = spawnSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' });
    return [server.pid ?? 0, ...stdout.split('\n').filter(Boolean).map(Number)];
  };
  return {
    place,
    async open() {
      const opened = await openPostgresStore(place, 'real');
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value;
    },
    cpuS: () => pids().reduce((sum, pid) => sum + costOf(pid).cpuS, 0),
    memoryMb: () => Math.round(pids().reduce((sum, pid) => sum + ownKb(pid), 0) / 1_024),
    async diskBytes() {
      const pool = createPool(place, 1);
      const sql = `SELECT sum(pg_total_relation_size(oid))::bigint AS bytes FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;
      const { rows } = await pool.query<{ bytes: number }>(sql);
      await pool.end();
      return rows[0]?.bytes ?? 0;
    },
    async remove() {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      cluster.remove();
    },
  };
}

/** A process's memory, its share of what it shares; zero where the system does not tell. */
function ownKb(pid: number): number {
  try {
    return Number(
      /^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}

export const ENGINES = [
  { name: 'SQLite', make: makeSqlite },
  { name: 'PostgreSQL', make: makePostgres },
] as const;
