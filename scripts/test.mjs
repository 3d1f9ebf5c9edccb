// `npm test`: everything, on a fresh machine too. The last line is `N passed, N failed`.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/freshness.mjs';
import { ensurePostgres } from './lib/postgres.mjs';
import { childEnv, ensureInstalled, findNode, root } from './lib/runtime.mjs';

const reportFile = join(root, 'node_modules', '.cache', `vitest-${process.pid}.json`);
const inCi = process.env.CI === 'true';

/** Counted until a step ends the command early: a machine that cannot run the tests fails them. */
let counts = { passed: 0, failed: 1 };
process.on('exit', (code) => {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  if (code === 0 && counts.failed > 0) process.exitCode = 1;
});

ensureInstalled();
const node = findNode();
const env = { ...childEnv(node), CHROMIUM_PATH: ensureBrowser(), POSTGRES_BIN: ensurePostgres() };
ensureBuilt(node);

const failedChecks = run(['scripts/check.mjs']) === 0 ? 0 : 1;
mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
const vitestExit = run([
  join('node_modules', 'vitest', 'vitest.mjs'),
  'run',
  `--reporter=${inCi ? 'verbose' : 'default'}`,
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
]);
counts = countTests(vitestExit, failedChecks);

/** @param {string[]} args */
function run(args) {
  return spawnSync(node, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
}

/**
 * A file that could not be loaded has no tests to fail, and an error outside every test belongs to none:
 * each counts as one failure.
 * @param {number} exitCode @param {number} failedBefore
 */
function countTests(exitCode, failedBefore) {
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
  rmSync(reportFile, { force: true });
  const passed = report?.numPassedTests ?? 0;
  /** @type {{status: string, assertionResults: unknown[]}[]} */
  const files = report?.testResults ?? [];
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const known = (report?.numFailedTests ?? 0) + brokenFiles.length;
  const failed = known === 0 && (exitCode !== 0 || passed === 0) ? 1 : known;
  return { passed, failed: failed + failedBefore };
}
