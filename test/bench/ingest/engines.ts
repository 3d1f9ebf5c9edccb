// Both engines, each in a place of its own, with durability as a home has it.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '#server/store/postgres.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { costOf } from '#test/support/home-process.ts';
import { makeCluster } from '#test/support/postgres-cluster.ts';

export type Engine = {
  /** A folder, or the address of a database. */
  readonly place: string;
  open(): Promise<Store>;
  /** Seconds of processor that the engine used beside the home. */
  cpuS(): number;
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
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

async function makePostgres(): Promise<Engine> {
  const cluster = await makeCluster();
  const server = await cluster.start();
  const place = cluster.address('postgres');
  return {
    place,
    async open() {
      const opened = await openPostgresStore(place, 'real');
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value;
    },
    cpuS() {
      const { stdout } = spawnSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' });
      const pids = [server.pid ?? 0, ...stdout.split('\n').filter(Boolean).map(Number)];
      return pids.reduce((sum, pid) => sum + costOf(pid).cpuS, 0);
    },
    async remove() {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      cluster.remove();
    },
  };
}

export const ENGINES = [
  { name: 'SQLite', make: makeSqlite },
  { name: 'PostgreSQL', make: makePostgres },
] as const;
