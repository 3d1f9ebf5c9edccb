// `npm test`: everything, on a fresh machine too. The last line is `N passed, N failed`.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureProgram } from './lib/debian.mjs';
import { ensureBuilt } from './lib/freshness.mjs';
import { ensurePostgres } from './lib/postgres.mjs';
import { childEnv, ensureInstalled, findNode, root } from './lib/runtime.mjs';

const inCi = process.env.CI === 'true';
const WALKED_AGAIN_MAX = 3;

/** Counted until a step ends the command early: a machine that cannot run the tests fails them. */
let counts = { passed: 0, failed: 1 };
process.on('exit', (code) => {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  if (code === 0 && counts.failed > 0) process.exitCode = 1;
});

ensureInstalled();
const node = findNode();
const env = { ...childEnv(node), CHROMIUM_PATH: ensureBrowser(), POSTGRES_BIN: ensurePostgres() };
ensureProgram('hledger');
ensureProgram('xmllint', 'libxml2-utils');
ensureProgram('espeak-ng');
ensureProgram('haproxy');
ensureBuilt(node);

const failedChecks = run(['scripts/check.mjs']) === 0 ? 0 : 1;
const first = runTests([]);
const again = walksThatFailed(first);
if (again.length === 0) {
  counts = countTests(first, failedChecks);
} else {
  console.log(`Walked once more, alone: ${again.join(', ')}`);
  const second = runTests([...again, '--no-file-parallelism']);
  counts = countTests(withSecond(first, second, again), failedChecks);
  const steady = walksThatFailed(second);
  for (const walk of again.filter((file) => !steady.includes(file))) {
    console.log(`UNSTEADY: ${walk} failed, and passed when walked once more`);
  }
}

/** @param {string[]} args */
function run(args) {
  return spawnSync(node, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
}

/** @typedef {{name: string, status: string, assertionResults: {status: string}[]}} TestFile */
/** @typedef {{exitCode: number, files: TestFile[]}} Report */

/**
 * @param {string[]} args files, all where none is named, and options of the runner
 * @returns {Report}
 */
function runTests(args) {
  const reportFile = join(root, 'node_modules', '.cache', `vitest-${process.pid}.json`);
  mkdirSync(dirname(reportFile), { recursive: true });
  const exitCode = run([
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...args,
    `--reporter=${inCi ? 'verbose' : 'default'}`,
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ]);
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
  rmSync(reportFile, { force: true });
  return { exitCode, files: report?.testResults ?? [] };
}

/**
 * A walk in a browser can fail because the machine was slow; what fails twice has a reason of its own. More
 * than a few at once have one too, and are not walked again.
 * @param {Report} report
 */
function walksThatFailed({ files }) {
  const failed = files.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const walks = failed.filter((name) => name.endsWith('.journey.ts'));
  return walks.length > WALKED_AGAIN_MAX ? [] : walks.map((name) => relative(root, name));
}

/** @param {Report} whole @param {Report} second @param {string[]} walks @returns {Report} */
function withSecond(whole, second, walks) {
  const others = whole.files.filter(({ name }) => !walks.includes(relative(root, name)));
  return {
    exitCode: others.some(({ status }) => status === 'failed') ? 1 : second.exitCode,
    files: [...others, ...second.files],
  };
}

/**
 * A file that could not be loaded has no tests to fail, and an error outside every test belongs to none:
 * each counts as one failure.
 * @param {Report} report @param {number} failedBefore
 */
function countTests({ exitCode, files }, failedBefore) {
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const known = failedTests + brokenFiles.length;
  const failed = known === 0 && (exitCode !== 0 || passed === 0) ? 1 : known;
  return { passed, failed: failed + failedBefore };
}
