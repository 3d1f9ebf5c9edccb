// The PostgreSQL of the tests: the machine's own, or Debian's package.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackage, mayInstall } from './debian.mjs';
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

/** As findPostgres, but installs Debian's package where it can, and else ends the command. */
export const ensurePostgres = () => {
  const found = findPostgres();
  if (found !== undefined) return found;
  if (!mayInstall()) {
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
  installPackage('postgresql', 'install PostgreSQL and set POSTGRES_BIN');
  return findPostgres() ?? stop('PostgreSQL was installed but is not found; set POSTGRES_BIN.');
};
