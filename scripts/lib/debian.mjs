// What tests need of the machine and Debian packages, installed where it is missing and may be.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stop } from './runtime.mjs';

export const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/**
 * @param {string} name of the package
 * @param {string} otherwise what to do by hand when it fails
 */
export const installPackage = (name, otherwise) => {
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const result = spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env });
    if (result.status !== 0) stop(`apt-get ${args[0]} failed (see above); ${otherwise}.`);
  }
};

/**
 * A program of the PATH, from Debian's package where it is missing.
 * @param {string} name @param {string} [from] the package, where it has another name
 */
export const ensureProgram = (name, from = name) => {
  if (spawnSync(name, ['--version']).error === undefined) return;
  const otherwise = `install ${name} (Debian: apt-get install ${from})`;
  if (!mayInstall()) stop(`no ${name} found, which the tests ask; ${otherwise}.`);
  console.log(`Installing ${name} for the tests …`);
  installPackage(from, otherwise);
};
