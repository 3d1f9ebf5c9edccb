// `npm run bench -- NAME [--json]`: measures side by side with what one would do instead, and prints ratios.
// Without a name it tells which there are. Each is a file test/bench/NAME.ts; docs/benchmarks.md says what
// they measure.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/freshness.mjs';
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
if (['first-sync', 'reload'].includes(name)) ensureBuilt(node);
become(node, [join(folder, `${name}.ts`), ...options]);
