// `npm run power -- phone | home | full-disk | failover [--rounds N]`: cuts the power of a disk image, fills
// a disk, kills the leading database of three, and counts. Needs root, and loop mounts for all but the last;
// what each does and what it ends with stands in test/power/README.md.

import { join } from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureProgram } from './lib/debian.mjs';
import { ensurePostgres } from './lib/postgres.mjs';
import { become, ensureInstalled, findNode, root, stop } from './lib/runtime.mjs';

const programs = ['phone', 'home', 'full-disk', 'failover'];

ensureInstalled();
const node = findNode();
const [name = '', ...options] = process.argv.slice(2);
if (!programs.includes(name)) stop(`name what to try: ${programs.join(', ')}.`);
if (process.execPath === node) await run();
else become(node, [join(import.meta.dirname, 'power.mjs'), name, ...options]);

/** The programs are TypeScript that imports the app's own; Vite reads both as the build does. */
async function run() {
  if (name === 'phone') process.env.CHROMIUM_PATH = ensureBrowser();
  if (name === 'failover') {
    process.env.POSTGRES_BIN = ensurePostgres();
    ensureProgram('etcd', 'etcd-server');
    ensureProgram('patroni');
    ensureProgram('haproxy');
  }
  process.chdir(root);
  process.argv.splice(2, 1);
  const { runnerImport } = await import('vite');
  await runnerImport(`./test/power/${name}.ts`, { configFile: false, logLevel: 'error' });
}
