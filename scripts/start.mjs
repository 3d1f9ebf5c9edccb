// `npm start`: installs and builds what is missing, then serves.

import { join } from 'node:path';
import { become, ensureInstalled, findNode, root } from './lib/runtime.mjs';
import { ensureBuilt } from './lib/freshness.mjs';

ensureInstalled();
const node = findNode();
ensureBuilt(node);
const program = join(root, 'dist', 'server', 'main.js');
become(node, ['--enable-source-maps', program, ...process.argv.slice(2)]);
