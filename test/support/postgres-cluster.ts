// A real PostgreSQL on a folder of its own, on this machine only, gone with the program that started it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { asOwner, findOwner, freePort } from '#test/support/postgres-owner.ts';

export type Cluster = {
  /** Of one of its databases; `postgres` is there from the beginning. */
  address(database: string): string;
  /** Resolves when the server takes connections; the child is the postmaster itself. */
  start(): Promise<ChildProcess>;
  remove(): void;
};

const PASSWORD = 'thu-thach';
/** Vietnamese order and real durability, so that what holds here holds on a province's server. */
const HOW =
  '-U banso -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=vi -A scram-sha-256 --no-instructions';

/** Makes the folder of a server that is not started yet. */
export async function makeCluster(): Promise<Cluster> {
  const bin = process.env['POSTGRES_BIN'] ?? '';
  if (bin === '') throw new Error('no PostgreSQL on this machine: npm test installs one');
  const folder = mkdtempSync(join(tmpdir(), 'banso-postgres-'));
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD);
  const owner = findOwner();
  if (owner !== undefined) {
    for (const path of [folder, passwordFile]) chownSync(path, owner.user, owner.group);
  }
  const [program, args] = asOwner(owner, join(bin, 'initdb'), [
    '-D',
    data,
    ...HOW.split(' '),
    `--pwfile=${passwordFile}`,
  ]);
  const made = spawnSync(program, args, { encoding: 'utf8', cwd: folder });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  return {
    address: (database) => `postgres://banso:${PASSWORD}@127.0.0.1:${port}/${database}`,
    start() {
      const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
      const given = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
      return startServer(folder, asOwner(owner, join(bin, 'postgres'), given));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function startServer(
  folder: string,
  [program, args]: readonly [string, readonly string[]],
): Promise<ChildProcess> {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      said = `${said}${line}\n`.slice(-4_000);
      if (line.includes('database system is ready to accept connections')) resolve(child);
    });
  });
}
