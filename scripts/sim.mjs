// `npm run sim -- --seeds N [--seed S] [--days D] [--json] [--trace] [--mutants]`: home, phones and people in
// one process, by a seed; see docs/operate/simulator.md.

import { join } from 'node:path';
import { become, ensureInstalled, findNode, root } from './lib/runtime.mjs';

ensureInstalled();
become(findNode(), [join(root, 'test', 'sim', 'main.ts'), ...process.argv.slice(2)]);
