// The Chromium that walks the journeys: the machine's own, or Debian's package.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stop } from './runtime.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
];
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
];

/** Path of a Chromium on this machine: CHROMIUM_PATH, else the PATH, else the usual places. */
export const findBrowser = () => {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    return isProgram(named) ? named : stop(`CHROMIUM_PATH names ${named}, which is not a program.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces].find(isProgram);
};

/** @param {string} file */
const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** As findBrowser, but installs Debian's package where it can, and else ends the command. */
export const ensureBrowser = () => {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !findAptGet()) {
    stop(
      'no Chromium found; install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its path.',
    );
  }
  console.log('Installing Chromium for the browser tests …');
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core');
  return (
    findBrowser() ?? stop('Chromium was installed but is not found; set CHROMIUM_PATH to its path.')
  );
};

const findAptGet = () => ['/usr/bin/apt-get', '/bin/apt-get'].find(isProgram);

/** @param {string[]} args */
const aptGet = (...args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env });
  if (result.status !== 0) {
    stop(`apt-get ${args[0]} failed (see above); install a Chromium and set CHROMIUM_PATH.`);
  }
};
