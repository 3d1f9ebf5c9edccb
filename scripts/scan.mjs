// `npm run scan`: a home under Wapiti, a scanner that others wrote; see docs/security/scan.md.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './lib/freshness.mjs';
import { become, ensureInstalled, findNode, root, stop } from './lib/runtime.mjs';

ensureInstalled();
const node = findNode();
if (process.execPath === node) await run();
else become(node, [join(import.meta.dirname, 'scan.mjs')]);

async function run() {
  if (spawnSync('wapiti', ['--version'], { stdio: 'ignore' }).status !== 0) {
    stop('no Wapiti found; install it (Debian: apt-get install wapiti).');
  }
  ensureBuilt(node);
  process.chdir(root);
  const { runnerImport } = await import('vite');
  await runnerImport('./test/scan/main.ts', { configFile: false, logLevel: 'error' });
}
