// Asks the registry for known weaknesses of the packages that are in the lock file. One of level high or
// critical ends with 1; a registry that does not answer such questions is told, and ends with 0.

import { spawnSync } from 'node:child_process';
import { root } from './lib/runtime.mjs';

const askMsMax = 30_000;

/** @param {string[]} scope @returns {string} one sentence */
function ask(scope) {
  const args = ['audit', '--json', '--audit-level=high', ...scope];
  const shell = process.platform === 'win32';
  const answer = spawnSync('npm', args, { cwd: root, encoding: 'utf8', timeout: askMsMax, shell });
  const report = parse(answer.stdout);
  const counts = report?.metadata?.vulnerabilities;
  if (counts === undefined) return 'not known: the registry does not answer';
  const grave = (counts.high ?? 0) + (counts.critical ?? 0);
  if (grave > 0) process.exitCode = 1;
  const names = Object.keys(report?.vulnerabilities ?? {});
  return `${counts.total ?? 0} known, ${grave} of them grave${names.length > 0 ? `: ${names.join(', ')}` : ''}`;
}

/**
 * @param {string} text
 * @returns {{vulnerabilities?: object, metadata?: {vulnerabilities?: Record<string, number>}} | undefined}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

console.log(`weaknesses of the packages that homes and phones run: ${ask(['--omit=dev'])}`);
console.log(`weaknesses of all packages: ${ask([])}`);
