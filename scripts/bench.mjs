// `npm run bench -- NAME [--json]`: measures side by side with what one would do instead, and prints ratios.
// Without a name it tells which there are. Each is a file test/bench/NAME.ts; docs/benchmarks.md says what
// they measure.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureProgram } from './lib/debian.mjs';
import { ensureBuilt } from './lib/freshness.mjs';
import { ensurePostgres } from './lib/postgres.mjs';
import { become, ensureInstalled, findNode, root, stop } from './lib/runtime.mjs';

const folder = join(root, 'test', 'bench');
const names = readdirSync(folder)
  .filter((file) => /^[a-z-]+\.ts$/u.test(file))
  .map((file) => file.replace('.ts', ''));

const [name = '', ...options] = process.argv.slice(2);
if (!names.includes(name)) stop(`name what to measure: ${names.join(', ')}.`);
ensureInstalled();
const node = findNode();
// Those that measure the app as it is served.
if (['first-sync', 'night', 'reload', 'unlock'].includes(name)) ensureBuilt(node);
if (['first-sync', 'night', 'plan', 'reload', 'search', 'unlock'].includes(name)) {
  process.env.CHROMIUM_PATH = ensureBrowser();
}
if (['push', 'ingest', 'load', 'nation', 'warm'].includes(name)) {
  process.env.POSTGRES_BIN = ensurePostgres();
}
if (name === 'size') ensureProgram('xz', 'xz-utils');
// One that opens a home in its own process needs its pages made into scripts.
const isHome = name === 'unlock';
if (isHome && process.execPath === node) {
  process.chdir(root);
  const { runnerImport } = await import('vite');
  await runnerImport('./test/bench/unlock.ts', { configFile: false, logLevel: 'error' });
} else {
  become(node, isHome ? process.argv.slice(1) : [join(folder, `${name}.ts`), ...options]);
}
