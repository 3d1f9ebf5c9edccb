// `npm run check`: types, lint, format, tidiness, dead code and sizes, one line each, in under 30 seconds.

import { spawn } from 'node:child_process';
import { ensureBuilt } from './lib/freshness.mjs';
import { childEnv, ensureInstalled, findNode, root } from './lib/runtime.mjs';

/** Every part is a list of commands, run one after the other; parts run two at a time. */
/** @type {Record<string, string[]>} */
const parts = {
  types: [
    'tsc -p tsconfig.json',
    'tsc -p tsconfig.pure.json',
    'tsc -p tsconfig.web.json',
    'tsc -p tsconfig.worker.json',
  ],
  lint: ['oxlint --type-aware --format unix'],
  format: ['prettier --check --log-level warn --cache .'],
  tidy: ['vitest run --project quick test/tidy.test.ts --reporter dot --silent'],
  'dead code': ['knip --no-progress'],
  size: ['node scripts/size.mjs'],
};

const startedAt = Date.now();
ensureInstalled();
const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
const env = { ...childEnv(findNode()), ...color };
ensureBuilt(findNode());

let failed = 0;
const waiting = Object.entries(parts);
const work = async () => {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const [name, commands] = part;
    const partStartedAt = Date.now();
    const { isOk, output } = await runAll(commands);
    if (!isOk) failed += 1;
    console.log(`${isOk ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)} ${secondsSince(partStartedAt)}`);
    if (!isOk) console.log(output.trim().replaceAll(/^/gmu, '      '));
  }
};
await Promise.all([work(), work()]);
const total = Object.keys(parts).length;
console.log(`${total - failed} of ${total} checks pass, ${secondsSince(startedAt)}`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {string[]} commands */
async function runAll(commands) {
  let output = '';
  let isOk = true;
  for (const command of commands) {
    const result = await run(command);
    output += result.output;
    isOk &&= result.isOk;
  }
  return { isOk, output };
}

/** @param {string} command @returns {Promise<{isOk: boolean, output: string}>} */
function run(command) {
  return new Promise((resolve) => {
    const [program = '', ...args] = command.split(' ');
    const shell = process.platform === 'win32';
    const child = spawn(program, args, {
      cwd: root,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) =>
      resolve({ isOk: false, output: `${program}: ${error.message}\n` }),
    );
    child.on('close', (code) => resolve({ isOk: code === 0, output }));
  });
}

/** @param {number} sinceMs */
function secondsSince(sinceMs) {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}
