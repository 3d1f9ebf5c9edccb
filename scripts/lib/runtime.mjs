// Brings what the commands need: the packages of the lock file and Node 26.
// Runs on the machine's own Node (20.19 or newer), before any package is installed: it imports only Node's own.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

const oldestNodeMajor = 24;
const binFolder = join(root, 'node_modules', '.bin');

/**
 * @typedef {{version: string, integrity?: string, optional?: boolean, os?: string | string[],
 *   cpu?: string | string[], libc?: string | string[]}} LockedPackage
 */

/** Ends the command with one sentence. @param {string} sentence @returns {never} */
export const stop = (sentence) => {
  console.error(`banso: ${sentence}`);
  process.exit(1);
};

/** Installs the packages of the lock file unless exactly these are there already. */
export const ensureInstalled = () => {
  if (isInstalled()) return;
  console.log('Installing packages (about a minute, only when the lock file changes) …');
  const [command, args] = npmCommand();
  const result = spawnSync(
    command,
    [...args, 'ci', '--include=dev', '--include=optional', '--loglevel=error'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: pathWithoutBin() },
      shell: command === 'npm' && process.platform === 'win32',
    },
  );
  if (result.status !== 0) stop('npm ci failed; the packages could not be installed (see above).');
};

const isInstalled = () => {
  const wanted =
    readPackages(join(root, 'package-lock.json')) ??
    stop('package-lock.json is missing or unreadable.');
  // npm writes this file last, so it is missing after an interrupted install.
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return false;
  return Object.entries(wanted).every(([path, locked]) => {
    if (path === '') return true;
    const found = present[path];
    if (found) return found.version === locked.version && found.integrity === locked.integrity;
    return locked.optional === true && !isForThisMachine(locked);
  });
};

/** @param {string} file @returns {Record<string, LockedPackage> | undefined} */
const readPackages = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/**
 * A package that names a libc has a twin, and one without an os or a cpu may stay away: neither proves a gap.
 * @param {LockedPackage} locked
 */
const isForThisMachine = (locked) =>
  locked.libc === undefined &&
  locked.os !== undefined &&
  locked.cpu !== undefined &&
  [locked.os].flat().includes(process.platform) &&
  [locked.cpu].flat().includes(process.arch);

/** @returns {[string, string[]]} */
const npmCommand = () => {
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  const usable = cli !== undefined && /npm-cli\.c?js$/u.test(cli) && existsSync(cli);
  return usable && node !== undefined && existsSync(node) ? [node, [cli]] : ['npm', []];
};

// The install replaces node_modules, so it must not run on the Node inside it.
const pathWithoutBin = () => {
  const separator = process.platform === 'win32' ? ';' : ':';
  return (process.env.PATH ?? '')
    .split(separator)
    .filter((folder) => folder !== binFolder)
    .join(separator);
};

/** Path of the Node to run: the one npm brought, else the running one when it is new enough. */
export const findNode = () => {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const place = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', file);
  // A running Node knows its own place without links, whether node_modules is one or not.
  const brought = existsSync(place) ? realpathSync(place) : place;
  if (process.execPath === brought) return brought;
  if (existsSync(brought) && spawnSync(brought, ['--version']).status === 0) return brought;
  if (Number(process.versions.node.split('.')[0]) >= oldestNodeMajor) return process.execPath;
  return stop(
    `no packaged Node 26 runs on ${process.platform} ${process.arch}; install Node ${oldestNodeMajor} or newer.`,
  );
};

/** The environment of child processes: tools in node_modules come first. @param {string} node */
export const childEnv = (node) => {
  const separator = process.platform === 'win32' ? ';' : ':';
  const first = [join(node, '..'), binFolder];
  return { ...process.env, PATH: [...first, process.env.PATH ?? ''].join(separator) };
};

/**
 * Becomes the given Node program: the same process where the system allows it, else a child whose
 * signals and exit code pass through.
 * @param {string} node @param {string[]} args
 */
export const become = (node, args) => {
  const env = childEnv(node);
  if (process.execve && process.platform !== 'win32') {
    process.execve(node, [node, ...args], env);
  }
  const watch = join(import.meta.dirname, 'end-with-parent.mjs');
  const child = spawn(node, ['--import', watch, ...args], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // A terminal sends Ctrl-C to the child itself; twice would look like a person insisting.
    const reachesChild = signal === 'SIGINT' && process.stdin.isTTY;
    process.on(signal, () => {
      if (!reachesChild) child.kill(signal);
    });
  }
  child.on('error', (error) => stop(`could not start ${node}: ${error.message}`));
  child.on('exit', (code, signal) => {
    process.removeAllListeners();
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
};
