// A real PostgreSQL for the tests: the machine's own, or Debian's package. Started on a folder of its own,
// on this machine only, and gone with the program that started it.

import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { stop } from './runtime.mjs';

const debianFolder = '/usr/lib/postgresql';
const name = process.platform === 'win32' ? 'initdb.exe' : 'initdb';

/** Folder with `initdb` and `postgres`: POSTGRES_BIN, else Debian's newest, else the PATH. */
export const findPostgres = () => {
  const named = process.env.POSTGRES_BIN;
  if (named !== undefined && named !== '') {
    return existsSync(join(named, name))
      ? named
      : stop(`POSTGRES_BIN is ${named}: no initdb there.`);
  }
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const debian = versions
    .sort((left, right) => Number(right) - Number(left))
    .map((version) => join(debianFolder, version, 'bin'));
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...debian, ...onPath].find((folder) => existsSync(join(folder, name)));
};

const isRoot = () => process.getuid?.() === 0;

/** As findPostgres, but installs Debian's package where it can, and else ends the command. */
export const ensurePostgres = () => {
  const found = findPostgres();
  if (found !== undefined) return found;
  if (!isRoot() || !existsSync('/etc/debian_version')) {
    stop(
      'no PostgreSQL found; install one (Debian: apt-get install postgresql) or set POSTGRES_BIN to its folder.',
    );
  }
  console.log('Installing PostgreSQL for the tests …');
  // The package would start a server of its own, which nobody asked for.
  mkdirSync('/etc/postgresql-common/createcluster.d', { recursive: true });
  writeFileSync(
    '/etc/postgresql-common/createcluster.d/banso.conf',
    'create_main_cluster = false\n',
  );
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', 'postgresql');
  return findPostgres() ?? stop('PostgreSQL was installed but is not found; set POSTGRES_BIN.');
};

/** @param {string[]} args */
const aptGet = (...args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env });
  if (result.status !== 0) {
    stop(`apt-get ${args[0]} failed (see above); install PostgreSQL and set POSTGRES_BIN.`);
  }
};

/**
 * @typedef {{
 *   bin: string, folder: string, port: number, password: string,
 *   address: (database: string) => string,
 *   start: () => Promise<import('node:child_process').ChildProcess>,
 *   remove: () => void,
 * }} Cluster
 */

/** Makes the folder of a server that is not started yet. @returns {Promise<Cluster>} */
export const makeCluster = async () => {
  const bin = ensurePostgres();
  const folder = mkdtempSync(join(tmpdir(), 'banso-postgres-'));
  const data = join(folder, 'data');
  const password = 'thu-thach';
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  if (isRoot()) for (const path of [folder, passwordFile]) chownSync(path, ...postgresIds());
  // Vietnamese order and real durability, so that what holds here holds on a province's server.
  const made = spawnSync(
    ...asPostgres(join(bin, 'initdb'), [
      ...['-D', data, '-U', 'banso', '-E', 'UTF8', '--locale=C.UTF-8'],
      ...['--locale-provider=icu', '--icu-locale=vi', '-A', 'scram-sha-256'],
      ...[`--pwfile=${passwordFile}`, '--no-instructions'],
    ]),
    { encoding: 'utf8', cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);
  const port = await freePort();
  return {
    bin,
    folder,
    port,
    password,
    address: (database) => `postgres://banso:${password}@127.0.0.1:${port}/${database}`,
    start: () => startServer(bin, folder, data, port),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/**
 * Starts the server of a folder; resolves when it takes connections.
 * @param {string} bin @param {string} folder @param {string} data @param {number} port
 * @returns {Promise<import('node:child_process').ChildProcess>}
 */
const startServer = (bin, folder, data, port) =>
  new Promise((resolve, reject) => {
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port };
    const args = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    const child = spawn(...asPostgres(join(bin, 'postgres'), ['-D', data, ...args]), {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      said = `${said}${line}\n`.slice(-4_000);
      if (line.includes('database system is ready to accept connections')) resolve(child);
    });
  });

/**
 * PostgreSQL does not run as root; where the system can, it ends when this program does.
 * @param {string} program @param {string[]} args @returns {[string, string[]]}
 */
const asPostgres = (program, args) => {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));
  if (setpriv === undefined) {
    return isRoot() ? stop('setpriv (util-linux) is missing.') : [program, args];
  }
  const [user, group] = isRoot() ? postgresIds() : [];
  const identity =
    user === undefined ? [] : [`--reuid=${user}`, `--regid=${group}`, '--clear-groups'];
  return [setpriv, [...identity, '--pdeathsig', 'INT', program, ...args]];
};

/** @returns {[number, number]} */
const postgresIds = () => {
  const idOf = (/** @type {string} */ flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const ids = /** @type {[number, number]} */ ([idOf('-u'), idOf('-g')]);
  return ids.every((id) => id > 0) ? ids : stop('there is no user "postgres" on this machine.');
};

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
